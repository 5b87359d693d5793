"""Parts of pages that show what articles say."""
