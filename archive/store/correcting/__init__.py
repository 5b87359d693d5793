"""Carries out `ctarchive correct`: looks up the arguments, writes a line to `corrections.jsonl`, then applies it."""
