"""The text of an article as a page shows it: its stored HTML, with links on what it names.

The HTML was sanitised when it was stored, and is sanitised again here: whoever wrote the database, nothing reaches a
page that `sanitise` would not let through. That takes a fiftieth of a millisecond, of the ten that a page takes.
Everything else works on pieces of the HTML, which are cut once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from archive.extract.article.body import sanitise

_TAG = re.compile(r'(<(?:"[^"]*"|[^">])*>)')
_LINK = re.compile(r'<a href="([^"]*)"')
_HEADING = re.compile(r"</?h([1-6])>")


class Link(NamedTuple):
    """A link on `text[start:end]`, in characters. `title` says where it leads; `kind` is its class."""

    start: int
    end: int
    href: str
    title: str
    kind: str


class Piece(NamedTuple):
    """A tag, or the text between two tags: as it is in the HTML, and as plain text, which is empty for a tag."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of an article in pieces, and the same as plain text."""

    pieces: list[Piece]
    body: str

    def addresses(self) -> dict[str, str]:
        """Where the article's own links lead, by their (escaped) `href`."""
        found = (_LINK.match(piece.html) for piece in self.pieces)
        return {link[1]: unescape(link[1]) for link in found if link}

    def html(self, links: Iterable[Link] = (), instead: Mapping[str, str] | None = None) -> Markup:
        """The HTML, with links added, whose positions are in the plain text, and other addresses `instead` of some.

        Headings come below the title: whatever their levels, they begin with h2. Of links that overlap, the first
        counts, and of those that begin together, the longest. A link that crosses other markup is cut into several, and
        there are none within the article's own links.
        """
        behind = _links_behind(len(self.body), links)
        owners = [link for link, character in zip(behind, self.body, strict=True) if not character.isspace()]
        headings = sorted({heading[1] for piece in self.pieces if (heading := _HEADING.fullmatch(piece.html))})
        made: list[str] = []
        at, within_link = 0, False
        for html, text in self.pieces:
            if text:
                here = owners[at : at + len(_letters(text))]
                at += len(here)
                made.append(_with_links(text, here) if any(here) and not within_link else html)
            elif link := _LINK.match(html):
                within_link = True
                made.append(_leading_to(html, link, instead or {}))
            elif heading := _HEADING.fullmatch(html):
                made.append(html.replace(heading[1], str(2 + headings.index(heading[1]))))
            else:
                within_link = within_link and html != "</a>"
                made.append(html)
        return Markup("".join(made))  # noqa: S704, for it is sanitised, and what was added to it is escaped


def article_text(html: str, body: str) -> ArticleText:
    """The stored HTML of an article, sanitised again, and its plain text.

    The two are aligned by their characters, because they differ only in white space. If they do not, the
    paragraphs of the plain text are shown.
    """
    pieces = _pieces(sanitise(html))
    if _letters("".join(text for _, text in pieces)) != _letters(body):
        pieces = _pieces(_paragraphs(body))
    return ArticleText(pieces, body)


def _pieces(html: str) -> list[Piece]:
    return [Piece(one, "" if one.startswith("<") else unescape(one)) for one in _TAG.split(html) if one]


def _leading_to(tag: str, link: re.Match[str], instead: Mapping[str, str]) -> str:
    href = instead.get(link[1])
    return tag if href is None else f'<a href="{escape(href)}"{tag[link.end() :]}'


def _letters(text: str) -> str:
    return "".join(text.split())


def _paragraphs(body: str) -> str:
    blocks = (escape(block, quote=False).replace("\n", "<br>") for block in body.split("\n\n") if block.strip())
    return "\n".join(f"<p>{block}</p>" for block in blocks)


def _links_behind(length: int, links: Iterable[Link]) -> list[Link | None]:
    """The link that each character of a text belongs to. Links that do not fit are left out."""
    behind: list[Link | None] = [None] * length
    free_from = 0
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if free_from <= link.start < link.end <= length:
            behind[link.start : link.end] = [link] * (link.end - link.start)
            free_from = link.end
    return behind


def _with_links(text: str, owners: list[Link | None]) -> str:
    """Plain text as HTML. `owners` has a link or None for each character that is not white space."""
    owned: list[tuple[Link | None, str]] = []
    letters = 0
    for character in text:
        if character.isspace():
            # White space belongs to the link on both sides of it.
            before, behind = owners[max(0, letters - 1) : letters], owners[letters : letters + 1]
            owner = before[0] if before and before == behind else None
        else:
            owner = owners[letters]
            letters += 1
        owned.append((owner, character))
    pieces: list[str] = []
    for owner, characters in groupby(owned, key=lambda pair: pair[0]):
        run = escape("".join(character for _, character in characters), quote=False)
        if owner:
            run = f'<a class="{escape(owner.kind)}" href="{escape(owner.href)}" title="{escape(owner.title)}">{run}</a>'
        pieces.append(run)
    return "".join(pieces)
