"""Captures by others, and archives that have imported them."""
