"""Finds hidden texts and names in other texts, by marks that do not reveal them."""
