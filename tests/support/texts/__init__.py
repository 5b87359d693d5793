"""Pages and texts written by tests, and what the rules read in them."""
