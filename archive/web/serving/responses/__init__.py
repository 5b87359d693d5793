"""Answers that are sent from files, or streamed as they are made."""
