"""The texts of articles on pages."""
