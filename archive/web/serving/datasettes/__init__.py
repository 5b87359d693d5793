"""Datasette's own pages, among ours."""
