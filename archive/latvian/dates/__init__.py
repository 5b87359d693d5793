"""Dates in Latvian and English: their words, their forms, and finding them in a text."""
