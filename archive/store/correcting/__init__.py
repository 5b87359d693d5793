"""Carries out `ctarchive correct`: what is asked for is looked up, written to `corrections.jsonl`, and then applied."""
