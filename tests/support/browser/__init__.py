"""The reading room in a browser, and what to look at there."""
