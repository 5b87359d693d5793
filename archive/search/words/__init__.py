"""The words of queries and of the archive: their forms, their languages, and phrases of them."""
