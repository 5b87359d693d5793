"""Finds whom English means without a full name: by a pronoun, an office or `both`, or because they go on speaking."""
