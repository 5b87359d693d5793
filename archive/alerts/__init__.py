"""Alerts: what is new, changed or gone among what a search finds, mailed to those who asked for it."""
