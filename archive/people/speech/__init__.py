"""Finds what is said in a text and by whom, in both languages; the grammar of each is a `clause.Clause`."""
