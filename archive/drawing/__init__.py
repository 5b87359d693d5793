"""Pictures as numbers: where things stand on them. Pure, and the same on every machine."""
