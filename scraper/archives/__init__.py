"""Clients of other web archives: a Wayback Machine, what speaks like pywb, Common Crawl."""
