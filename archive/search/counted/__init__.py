"""Counts over many articles, for the search and the pages, and the cache that each publication fills."""
