"""What a crawl has read and not yet published: pages as JSON, in internal tables."""
