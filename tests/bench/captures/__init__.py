"""What is read from captures: pages, files of others, people and places, and all of it in a rebuild."""
