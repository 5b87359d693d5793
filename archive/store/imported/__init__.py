"""What imported captures add to the archive: their readings, whether they are believed, and the resulting history."""
