"""Finds names of people in a Latvian text, and their nominatives."""
