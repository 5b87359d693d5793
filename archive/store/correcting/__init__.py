"""The deed of correcting: what is asked for is looked up and written to `corrections.jsonl`, and then applied."""
