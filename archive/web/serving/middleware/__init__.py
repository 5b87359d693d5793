"""ASGI middleware around Datasette: repairs or refuses requests, and makes answers safe."""
