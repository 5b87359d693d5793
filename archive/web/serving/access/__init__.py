"""Access: what is withheld or closed by permissions, at which addresses, and what these answer."""
