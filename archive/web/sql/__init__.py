"""Visitors' SQL, within bounds: in processes that can be ended."""
