"""The rows of one page: an article with its parts, and events."""
