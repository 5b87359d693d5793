"""Processes started by tests: forked, killed, examined."""
