"""The pages of what was captured: each capture, how it looked, and the archive as of a day."""
