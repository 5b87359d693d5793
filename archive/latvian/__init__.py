"""Dates and word forms of Latvian. Pure functions."""
