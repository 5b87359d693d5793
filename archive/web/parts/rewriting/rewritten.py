"""A rewritten page, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from archive.requisites import Kind, Requisite

MOST_OF_STYLES = 1_000_000  # characters of all styles of a page; the largest frameworks have 300,000


class Need(NamedTuple):
    """Something that a page needs: a style sheet, or a picture in any one of its sizes."""

    kind: Kind
    urls: tuple[str, ...]


@dataclass(slots=True)
class RewrittenPage:
    """A rewritten page, and what it `needs`, each once; `links` are the addresses that it links to.

    `styles` is the number of characters of styles within the page.
    """

    html: str = ""
    needs: dict[Need, None] = field(default_factory=dict)
    requisites: dict[Requisite, None] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    styles: int = 0
