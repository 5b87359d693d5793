"""Datasette's own pages in the house of ours."""
