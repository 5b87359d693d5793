"""A page requisite: an address, and what a browser would take it for."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["style", "font", "picture", "icon", "script"]


class Requisite(NamedTuple):
    """Something that a page or a style sheet needs. `url` is absolute, http(s), and without its fragment."""

    url: str
    kind: Kind
