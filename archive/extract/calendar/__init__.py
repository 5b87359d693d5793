"""Calendars: finding them on a page, and reading the events that they show."""
