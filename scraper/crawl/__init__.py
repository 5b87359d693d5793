"""What a crawl records and decides: captures on disk, rows of what was read, which addresses are wanted or due."""
