"""Access: what is withheld or closed by permissions, which addresses that concerns, and what they answer."""
