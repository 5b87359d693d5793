"""Whom English means without a full name: by a pronoun, by an office, by `both`, or by going on to speak."""
