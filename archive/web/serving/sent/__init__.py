"""Answers that are sent from files, or while they are made."""
