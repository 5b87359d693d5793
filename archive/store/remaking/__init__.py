"""The archive made anew of its captures: a rebuild of the database, and a new reading by newer rules."""
