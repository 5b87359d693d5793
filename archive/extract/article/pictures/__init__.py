"""Finds the pictures of an article and their captions."""
