"""Documents in the archive: which captures hold them, what was read of each, and which links lead to them."""
