"""Words: their forms in the archive, by the rules of Latvian and English."""
