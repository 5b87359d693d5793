"""Dates in Latvian and English: their words, how they are written, and what a text says of days."""
