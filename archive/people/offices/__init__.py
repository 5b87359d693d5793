"""The offices of people in Latvian: found around the name, split from the institution, put into the nominative."""
