"""The text of an article as HTML, with what is named in it linked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from archive.extract.article.body import sanitise

_TAG = re.compile(r'(<(?:"[^"]*"|[^">])*>)')


class Link(NamedTuple):
    """A link from `text[start:end]`, in characters. `title` says what is behind it; `kind` is its class."""

    start: int
    end: int
    href: str
    title: str
    kind: str


def linked_text(html: str, body: str, links: Iterable[Link]) -> Markup:
    """The HTML of an article, sanitised anew, with links whose places are given in its plain text.

    The two are brought together by their letters, for they differ in white space alone. Where they differ otherwise the
    paragraphs of the plain text are shown. Of links that overlap the first counts, of those that begin together the
    longest; a link that crosses other markup is cut into several, and within a link of the article's own there is none.
    """
    html = sanitise(html)
    if _letters(unescape(_TAG.sub("", html))) != _letters(body):
        html = _paragraphs(body)
    behind = _links_behind(len(body), links)
    owners = [link for link, character in zip(behind, body, strict=True) if not character.isspace()]
    pieces: list[str] = []
    at, within_link = 0, False
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            within_link = piece.startswith("<a ") or (within_link and piece != "</a>")
            pieces.append(piece)
            continue
        text = unescape(piece)
        here = owners[at : at + len(_letters(text))]
        at += len(here)
        pieces.append(_with_links(text, here) if any(here) and not within_link else piece)
    return Markup("".join(pieces))  # noqa: S704, for it is sanitised, and what was added to it is escaped


def _letters(text: str) -> str:
    return "".join(text.split())


def _paragraphs(body: str) -> str:
    blocks = (escape(block, quote=False).replace("\n", "<br>") for block in body.split("\n\n") if block.strip())
    return "\n".join(f"<p>{block}</p>" for block in blocks)


def _links_behind(length: int, links: Iterable[Link]) -> list[Link | None]:
    """For each character of a text the link that it belongs to. Links that do not fit in it are left out."""
    behind: list[Link | None] = [None] * length
    free_from = 0
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if free_from <= link.start < link.end <= length:
            behind[link.start : link.end] = [link] * (link.end - link.start)
            free_from = link.end
    return behind


def _with_links(text: str, owners: list[Link | None]) -> str:
    """A text without markup as HTML. `owners` has a link or None for each character but the white space."""
    owned: list[tuple[Link | None, str]] = []
    letters = 0
    for character in text:
        if character.isspace():
            # It belongs to the link on both sides of it.
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
