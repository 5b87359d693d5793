"""What is kept of the captures: the tables, how a crawl is published into them, and how they are rebuilt."""
