"""Names in English texts: finding them, and which given names and surnames they are made of."""
