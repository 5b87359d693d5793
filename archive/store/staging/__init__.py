"""What a crawl has read and not published yet: pages as JSON, in tables that readers do not see."""
