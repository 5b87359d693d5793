"""Automatic numbers of lists and headings, which programs put before paragraphs."""
