"""Finds events and articles that are the same in Latvian and in English. Pure functions; in doubt, two stay apart."""
