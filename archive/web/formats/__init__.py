"""What programs take away: feeds, citations, calendars and results of a search as data."""
