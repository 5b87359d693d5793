"""Finds the offices of people around names in Latvian, splits off institutions, and puts offices in the nominative."""
