"""Reads calendars that state a date for each event, or for each day with its events."""
