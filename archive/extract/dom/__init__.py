"""HTML as blocks of text in reading order, and the bytes that it comes in."""
