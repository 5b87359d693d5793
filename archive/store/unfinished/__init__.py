"""What a crawl leaves to the next one, or could not fetch."""
