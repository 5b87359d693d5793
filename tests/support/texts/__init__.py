"""Pages and texts written by a test, and what the rules read in them."""
