"""What the search and the pages count of many articles, and what each publication keeps of it."""
