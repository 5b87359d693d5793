"""Remakes the archive from its captures: a rebuild of the database, or rereading by newer rules."""
