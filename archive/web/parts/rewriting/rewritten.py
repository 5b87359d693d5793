"""A rewritten page, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from archive.requisites import Kind, Requisite

MOST_OF_STYLES = 1_000_000  # characters, of all styles of a page; the largest frameworks have 300,000


class Need(NamedTuple):
    """What a page needs one of: a style sheet, or a picture in any of its sizes."""

    kind: Kind
    urls: tuple[str, ...]


@dataclass(slots=True)
class RewrittenPage:
    """A rewritten page, and what it `needs`, each once; `links` are the addresses that it leads to.

    `styles` is how many characters of styles are in the page itself.
    """

    html: str = ""
    needs: dict[Need, None] = field(default_factory=dict)
    requisites: dict[Requisite, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    styles: int = 0
