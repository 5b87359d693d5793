"""The database and the files beside it: its tables, publishing a crawl into them, and rebuilding them."""
