"""Finds calendars on a page and reads the events that they show."""
