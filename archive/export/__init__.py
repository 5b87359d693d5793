"""Exports of the archive as data sets: `ctarchive export` writes them, and pages read and serve them."""
