"""Finds offices in English texts: their nouns, where they begin, what follows a name, and their institutions."""
