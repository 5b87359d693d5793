"""Finds the people in a Latvian text; `reader` has the steps."""
