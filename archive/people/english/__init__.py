"""The people of an English text: `reader` goes through the steps."""
