"""What the keeper has corrected of what the rules made: `corrections.jsonl`, and how it holds against the texts."""
