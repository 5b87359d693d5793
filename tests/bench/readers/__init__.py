"""What readers wait for: pages, searches, files; and what it costs to serve them."""
