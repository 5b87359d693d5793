"""Documents for tests, and rows as if they had been read."""
