"""Finds names of persons in a Latvian text, and their nominatives."""
