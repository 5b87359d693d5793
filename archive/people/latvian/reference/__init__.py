"""Resolves whom a Latvian sentence means by another word than a name: a pronoun, a noun, a given name alone."""
