"""The archive: it takes in captures of the site, and gives out articles that can be searched."""
