"""The pages of who and what articles name: speakers, statements, municipalities and who is named with whom."""
