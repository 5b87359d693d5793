"""The capture files on the disk: their records, what they were when they were closed, and what has become of them."""
