"""What pages show of documents and pictures."""
