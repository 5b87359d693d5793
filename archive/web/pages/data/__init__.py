"""The data to take home, and how to ask for it."""
