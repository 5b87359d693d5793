"""Reads HTML, from bytes to blocks of text in reading order."""
