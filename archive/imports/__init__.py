"""Captures made by others: read from WARC and WACZ files, byte for byte, with where each came from."""
