"""Where things stand on pages and slides: what is drawn there, and the order in which people read it."""
