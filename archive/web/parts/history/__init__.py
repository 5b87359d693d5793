"""History on pages: who captured what, and what changed."""
