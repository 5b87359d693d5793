"""People who share a name: signs that they are two, proofs of it, and whose each mention is. Pure functions."""

from archive.people.namesakes.doubt import doubt
from archive.people.namesakes.partition import Place, Told, shares
from archive.people.namesakes.proof import proofs

__all__ = ["Place", "Told", "doubt", "proofs", "shares"]
