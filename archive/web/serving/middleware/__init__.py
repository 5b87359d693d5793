"""ASGI middleware around Datasette: what it is asked is put right or refused, and what it answers is made safe."""
