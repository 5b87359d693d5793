"""The people of a Latvian text: `reader` goes through the steps."""
