"""The network of people: who is named together in articles."""
