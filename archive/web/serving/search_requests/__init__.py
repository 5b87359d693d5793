"""Parses the addresses of searches."""
