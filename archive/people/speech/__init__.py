"""Finds what is said in a text and who says it, in both languages; the grammar of each is a `clause.Clause`."""
