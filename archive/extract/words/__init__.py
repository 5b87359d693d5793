"""Recognises lines by their words alone, wherever they are: headings of boxes, page furniture, signatures."""
