"""Finds names in English texts, and knows the given names and surnames of which they are made."""
