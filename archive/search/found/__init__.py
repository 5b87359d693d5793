"""What is shown of the articles that a search finds, in which order, and where the words were found."""
