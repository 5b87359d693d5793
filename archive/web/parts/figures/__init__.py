"""Charts, maps and counts."""
