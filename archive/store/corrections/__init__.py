"""The keeper's corrections of what the rules made: `corrections.jsonl`, and whether each still finds its text."""
