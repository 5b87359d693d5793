"""Clients of other web archives: Wayback Machines, pywb collections, Common Crawl."""
