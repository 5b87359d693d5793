"""The automatic numbers that programs put before the paragraphs of lists and before headings."""
