"""Calendars on pages, and events that articles announce."""
