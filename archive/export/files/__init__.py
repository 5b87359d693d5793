"""Writers of the data files of an export, one module for each kind."""
