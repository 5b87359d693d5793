"""Answers that are sent from files, or streamed while they are made."""
