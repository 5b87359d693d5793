"""Finds whom a Latvian sentence means by a word other than a name: a pronoun, a noun, a given name alone."""
