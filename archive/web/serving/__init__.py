"""How pages are served: requests, languages, caching, headers, errors, and limits that withstand floods."""
