"""Formats for programs: feeds, citations, calendars, and results of a search as data."""
