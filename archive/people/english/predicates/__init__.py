"""What English verbs say: which of them are of speaking, with what beside them, and which leave it open."""
