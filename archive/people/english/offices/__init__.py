"""Offices in English texts: their nouns, where they begin, what stands behind a name, and the institutions in them."""
