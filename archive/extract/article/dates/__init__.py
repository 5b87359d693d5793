"""Finds when an article was published, in the lines, attributes and data of a page."""
