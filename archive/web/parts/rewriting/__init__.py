"""Captured pages as they looked: inert HTML and style sheets that refer only to our captures."""
