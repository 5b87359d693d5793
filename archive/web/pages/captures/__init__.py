"""The pages of captures: each capture, how it looked, and articles as of a moment."""
