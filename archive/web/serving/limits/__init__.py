"""The server, and its limits on what visitors can demand of it."""
