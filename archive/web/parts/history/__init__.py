"""What pages show of who captured what, and of what changed."""
