"""Data sets to take home: `ctarchive export` writes them, and the pages that hand them out read them back."""
