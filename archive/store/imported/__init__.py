"""What captures that others made add to the archive: readings, whether they are believed, the history that follows."""
