"""Rows put straight into a database, and rows read back to be compared."""
