"""The record that a crawl keeps: captures on disk, rows of what was read, what is wanted, what is due."""
