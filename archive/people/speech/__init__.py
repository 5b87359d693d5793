"""What is said in a text and by whom, in either language; the grammar of each is a `clause.Clause`."""
