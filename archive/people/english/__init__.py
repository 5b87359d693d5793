"""Finds the people in an English text: `reader` goes through the steps."""
