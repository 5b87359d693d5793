"""The words of a query and of the archive: their forms, the languages, the phrases that they stand in."""
