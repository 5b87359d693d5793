"""Finds the people in a Latvian text: `reader` goes through the steps."""
