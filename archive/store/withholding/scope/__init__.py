"""What a takedown reaches: everything that is to be hidden along with its target."""
