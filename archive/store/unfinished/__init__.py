"""What a crawl has left to the next one, or could not get."""
