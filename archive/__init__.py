"""The archive: captures in, articles that can be searched out."""
