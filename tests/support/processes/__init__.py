"""Processes of a test: forked, killed, counted."""
