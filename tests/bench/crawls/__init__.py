"""Crawls: their speed, their memory, and what they cost when nothing has changed."""
