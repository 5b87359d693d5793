"""The server, and its limits on what visitors can ask of it."""
