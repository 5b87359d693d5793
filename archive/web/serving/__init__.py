"""How pages are served: requests, languages, caching, headers and errors, and a server that withstands floods."""
