"""What became of events, judged by everything that captures have shown of them."""
