"""Capture files on the disk: writing, reading and checking their records, and the manifest of closed files."""
