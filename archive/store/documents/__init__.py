"""Documents in the archive: which captures hold them, what was read of each, and behind which links they stand."""
