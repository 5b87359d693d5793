"""The numbers that programs put before the paragraphs of lists and headings by themselves."""
