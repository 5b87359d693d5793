"""What a line says by its words alone, wherever it stands: headings of boxes, furniture, signatures."""
