"""Which municipalities a text mentions, under the borders of its day. Pure functions; the data lies in .tsv files."""

from archive.places.mentions import Mention, find_places
from archive.places.register import Municipality, governing, register

__all__ = ["Mention", "Municipality", "find_places", "governing", "register"]
