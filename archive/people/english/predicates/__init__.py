"""Reads what English verbs say: which are of speaking, with what beside them, and which leave it open."""
