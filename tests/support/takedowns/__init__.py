"""Archives from which something is withheld, and searches for traces of it."""
