"""Which words of a Latvian text are the name of a person, and what the name is in the nominative."""
