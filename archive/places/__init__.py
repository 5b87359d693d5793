"""Finds the municipalities that a text mentions, by the boundaries of its day. Pure functions; data in .tsv files."""

from archive.places.mentions import Mention, find_places
from archive.places.register import Municipality, governing, register

__all__ = ["Mention", "Municipality", "find_places", "governing", "register"]
