"""Reads calendars that are grids: a cell for each day, or columns of days with their events below."""
