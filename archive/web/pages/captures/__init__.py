"""The pages of captures: each capture, how it looked, and articles as they were at a moment."""
