"""The server, and how much it lets visitors ask of it."""
