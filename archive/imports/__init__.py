"""Reads captures made by others from WARC and WACZ files, byte for byte, with the source of each."""
