"""The layout of pages and slides: what is drawn where, and the order in which people read it."""
