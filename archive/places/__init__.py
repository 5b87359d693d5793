"""Finds the municipalities that a text mentions, with the boundaries of its day. Pure functions; data in .tsv files."""

from archive.places.mentions import Mention, find_places
from archive.places.register import Municipality, governing, register
from archive.places.venues import find_venues

__all__ = ["Mention", "Municipality", "find_places", "find_venues", "governing", "register"]
