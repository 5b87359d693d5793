"""People and places that texts name: read from the texts, joined into persons, and stored as rows."""
