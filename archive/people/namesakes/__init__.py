"""People who share a name: what speaks for two of them, what proves it, and which mention is whose. Pure functions."""

from archive.people.namesakes.doubt import doubt
from archive.people.namesakes.partition import Place, Told, shares
from archive.people.namesakes.proof import proofs

__all__ = ["Place", "Told", "doubt", "proofs", "shares"]
