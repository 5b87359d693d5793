"""What was decided or given out once, kept in files beside the database that outlive it."""
