"""What a crawl records and decides: captures on disk, rows of what was read, what is wanted, what is due."""
