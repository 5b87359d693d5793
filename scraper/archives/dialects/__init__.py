"""The dialects (APIs) of other web archives: how their indexes are queried, and what their answers mean."""
