"""Parts of pages that draw and count."""
