"""Finds where an event takes place, from its sentences and lines; places are returned in the nominative."""
