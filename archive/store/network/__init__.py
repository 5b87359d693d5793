"""Who stands with whom in the articles."""
