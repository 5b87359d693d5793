"""Calendars: where on a page they stand, and the events that they show."""
