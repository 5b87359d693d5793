"""Adapts Datasette's own pages."""
