"""What is asked for in the addresses of searches."""
