"""Finds the verbs of speaking in a Latvian sentence, and reads the words around them."""
