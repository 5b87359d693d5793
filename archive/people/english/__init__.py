"""Finds the people in an English text; `reader` has the steps."""
