"""The pages of what articles name: speakers, statements, municipalities, and who is named with whom."""
