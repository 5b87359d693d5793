"""What is withheld, as the server knows it: which addresses it closes, and what they answer."""
