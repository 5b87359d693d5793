"""What people type: parsed, its names resolved, and other queries offered if it finds nothing."""
