"""Alerts: mails what is new, changed or gone in the results of searches, to those who asked for it."""
