"""Finds in the capture files what an erasure must remove: the records of the target, and lists that name it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from archive.documents import packed
from archive.extract.dom.encoding import decode
from archive.extract.dom.source import is_binary
from archive.progress import Tick, silent
from archive.site import identify, key_of
from archive.store.takedowns import redirects
from archive.store.takedowns.addresses_within import absolute
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.matching.repeats import Marks
from archive.store.takedowns.takedowns import Takedowns
from archive.warc.answers import StoredAnswer
from archive.warc.captures import Capture
from archive.warc.reading.crawl_file import crawl_files

_LINK = re.compile(r"""https?:(?:\\?/){2}[^\s"'<>\\]+(?:\\/[^\s"'<>\\]+)*|(?<==")[^"<>\s]+|(?<==')[^'<>\s]+""")


@dataclass(slots=True)
class Found:
    """The `captures` (ids) to be removed, and what else the keeper is told.

    `lists` counts, by address, those captures that only name the target. `named_in` counts the captures of each article
    (id, or else address) that names it and stays. `withheld` maps files (addresses) that pages of the target link to,
    and that stay, to the target of the other entry that withholds them. `redirecting` are addresses (keys) that give
    the target away, and to which other redirects lead (archive.store.takedowns.redirects).
    """

    captures: set[str] = field(default_factory=set)
    redirecting: frozenset[str] = frozenset()
    lists: Counter[str] = field(default_factory=Counter)
    named_in: Counter[str] = field(default_factory=Counter)
    withheld: dict[str, str] = field(default_factory=dict)


def look(
    db: Database,
    warc_dir: Path,
    hidden: Hidden,
    known: Takedowns,
    *,
    keep_lists: bool,
    tick: Tick = silent,
) -> Found:
    """Read every capture, and find those that an erasure of `hidden` must remove.

    `known` is everything that is hidden already. With `keep_lists`, captures that only name the target stay. `tick` is
    called with the number of captures read.
    """
    naming = Naming(hidden)
    read_as = dict(db.execute("SELECT id, coalesce(read_as, '') FROM captures").fetchall())
    article = dict(db.execute("SELECT id, article_id FROM captures WHERE article_id IS NOT NULL").fetchall())
    found = Found()
    digests: dict[str, str] = {}
    referring: list[Capture] = []
    count = 0
    for file in crawl_files(warc_dir):
        for capture, stored in file.captures(digests):
            count += 1
            tick(count)
            if capture.refers_to:
                referring.append(capture)
            if naming.hides(capture, stored):
                found.captures.add(capture.id)
                found.withheld |= naming.withheld_by_themselves(stored, capture, known)
            elif not capture.refers_to and naming.names(stored, capture.url):
                if read_as.get(capture.id) == "Article":
                    found.named_in[article.get(capture.id) or capture.url] += 1
                elif not keep_lists:
                    found.captures.add(capture.id)
                    found.lists[capture.url] += 1
    found.redirecting = frozenset(naming.told_by_others(db))
    found.captures |= redirects.leading_to(db, found.redirecting)
    found.captures |= {one.id for one in referring if one.refers_to in found.captures}
    return found


class Naming:
    """Decides whether captures contain what is hidden, or name it by its title, by first words, or by a link."""

    def __init__(self, hidden: Hidden) -> None:
        self._entry = Entry("erase", "", hidden=hidden)
        self._takedowns = Takedowns.of([self._entry], date.min)
        self._leading: dict[str, Entry] = {}  # by addresses (keys) that redirect to it
        self._paragraphs = Marks(hidden.paragraphs)
        self._titles = Marks.of_titles(hidden.titles | hidden.beginnings)
        self._digests = hidden.digests

    def hides(self, capture: Capture, stored: StoredAnswer) -> bool:
        """Whether a capture is hidden, repeats a hidden paragraph, or contains a hidden file."""
        leads_to = absolute(capture.url, capture.location)
        if leads_to and self._takedowns.hides_address(leads_to):
            self._leading[key_of(capture.url)] = self._entry
        if self._takedowns.hides_capture(
            capture.id, capture.url, capture.sha256, capture.refers_to, leads_to, capture.source_uri
        ):
            return True
        if capture.refers_to:
            return False
        content = _content(stored)
        return bool(self._paragraphs.found_in_answer(content)) or packed.holds_any(content, self._digests)

    def told_by_others(self, db: Database) -> Collection[str]:
        """Addresses (keys) that only redirect to what is hidden, and to which others lead: their slugs give it away.

        Call it after `hides` has seen every capture.
        """
        return redirects.told_by_others(db, self._leading, self._takedowns)

    def names(self, stored: StoredAnswer, url: str) -> bool:
        """Whether an answer has the title of what is hidden, the first words of a paragraph of it, or a link to it."""
        content = _content(stored)
        if not content or is_binary(content):
            return False
        if self._titles.found_in_answer(content):
            return True
        return any(map(self._takedowns.hides_address, _links(decode(content), url)))

    def withheld_by_themselves(self, stored: StoredAnswer, capture: Capture, known: Takedowns) -> dict[str, str]:
        """The files (addresses) that a hidden page links to, and that another entry withholds, with its target."""
        content = _content(stored)
        if not known or capture.refers_to or is_binary(content) or not self._takedowns.hides_address(capture.url):
            return {}
        files = [link for link in set(_links(decode(content), capture.url)) if identify(link) is None]
        found = {link: known.entry_of_address(link) for link in files if not self._takedowns.hides_address(link)}
        return {link: entry.target for link, entry in found.items() if entry and entry.action == "withhold"}


def _content(stored: StoredAnswer) -> bytes:
    try:
        return stored.content()
    except ValueError:  # its content coding cannot be undone
        return b""


def _links(source: str, url: str) -> Iterator[str]:
    for link in {match.group() for match in _LINK.finditer(source)}:
        if whole := absolute(url, html.unescape(link).replace("\\/", "/")):
            yield whole
