"""What is kept of the captures: tables, how a crawl is published into them, and how they are made anew."""
