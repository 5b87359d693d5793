"""Documents and pictures on pages."""
