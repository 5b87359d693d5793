"""The database and the files beside it: the tables, how a crawl is published into them, and how they are rebuilt."""
