"""Counts over many articles, for the search and the pages, and what each publication keeps of them."""
