"""What imported captures add to the archive: readings, whether they are believed, the resulting history."""
