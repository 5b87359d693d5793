"""Exports of the archive as data sets: `ctarchive export` writes them, and the pages that serve them read them."""
