"""Writers of the data files of an export, one for each kind."""
