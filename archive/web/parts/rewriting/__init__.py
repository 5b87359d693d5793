"""Captured pages with their looks: inert HTML and style sheets that refer only to our captures."""
