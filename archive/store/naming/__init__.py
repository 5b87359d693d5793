"""Who and what texts name: read in them, joined into persons, and kept as rows."""
