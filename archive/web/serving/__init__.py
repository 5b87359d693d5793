"""How pages are served: requests, languages, caches, headers and errors, and a server that stands a flood."""
