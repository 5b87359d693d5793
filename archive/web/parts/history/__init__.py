"""What pages show of the history: who captured what, and what changed."""
