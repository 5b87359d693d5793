"""What is hidden at a time: all that entries of the ledger hide, except those that were released or have expired."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from archive.clock import now
from archive.site import identify, page_key, split_web_address
from archive.store.takedowns import hashed_ids, ledger
from archive.store.takedowns.addresses_within import named_within
from archive.store.takedowns.ledger import NAMES, Entry, Hidden
from archive.store.takedowns.matching.names import Names
from archive.warc.coding import UNDONE

_FOUND_BY = 7
"""Raise it when hidden things are found in texts or captures where they were not found before (names, repeats,
redaction, containers, addresses)."""
_MOST_KNOWN = 1 << 15  # addresses whose result is remembered: every page has the same links


@dataclass(frozen=True)
class Takedowns:
    """What is hidden at a time.

    `entries` are those in force, oldest first; `hidden` is all that these hide, and no row may contain. `vanished` is
    what disappeared when they were carried out, because nothing else had it: its addresses were once given out, and say
    why it is gone, but it may come back.
    """

    entries: tuple[Entry, ...] = ()
    hidden: Hidden = field(default_factory=Hidden)
    vanished: Hidden = field(default_factory=Hidden)
    _first: dict[tuple[str, str], Entry] = field(default_factory=dict, repr=False, compare=False)
    _hosts: frozenset[str] = frozenset()
    _known: dict[str, Entry | None] = field(default_factory=dict, repr=False, compare=False)
    _names: Names = field(default_factory=lambda: Names(()), repr=False, compare=False)

    @classmethod
    def of(cls, entries: Sequence[Entry], today: date) -> Takedowns:
        """What the entries of a ledger hide on a day.

        None expires by `today` alone, because the clock may be wrong: a refresh must have proved that its last day has
        passed.
        """
        in_force: dict[str, Entry] = {}
        passed = max((one.until for one in entries if one.action == "passed" and one.until), default=date.min)
        shown = min(today, passed + timedelta(days=1)) if passed > date.min else date.min
        for one in entries:
            if one.action == "release":
                for id in [id for id, other in in_force.items() if other.target == one.target]:
                    del in_force[id]
            elif one.action in ("withhold", "erase") and not (one.until and one.until < shown):
                in_force[one.id] = one
        for one in entries:
            if one.action == "learned" and one.of in in_force:
                known = in_force[one.of]
                also_hidden = Hidden(names=one.hidden.names, addresses=one.hidden.addresses)
                in_force[one.of] = replace(known, hidden=known.hidden | also_hidden)
        also = [one for one in entries if one.action == "also" and one.of in in_force]
        found = tuple(in_force.values())
        first: dict[tuple[str, str], Entry] = {}
        for entry, hidden in [
            *((one, one.hidden) for one in found),
            *((in_force[str(one.of)], one.hidden) for one in also),
        ]:
            for name in NAMES:
                for key in getattr(hidden, name):
                    first.setdefault((name, key), entry)
        hidden = Hidden.all_of(one.hidden for one in found)
        return cls(
            found,
            hidden,
            Hidden.all_of(one.hidden for one in also),
            first,
            frozenset(urlsplit(address).netloc for address in hidden.addresses),
            _names=Names(hidden.names),
        )

    def __bool__(self) -> bool:
        return bool(self.entries)

    @property
    def digest(self) -> str:
        """The digest of what is hidden: 16 hex digits, "" if nothing is. A database records that it was made under.

        It also depends on which content codings can be undone, and on how texts are compared: in a database made by
        another version, captures may repeat what is hidden without having been found.
        """
        if not self.entries:
            return ""
        told = [
            [one.id, one.redact, {name: sorted(getattr(one.hidden, name)) for name in NAMES}] for one in self.entries
        ]
        return hashlib.sha256(json.dumps([UNDONE, _FOUND_BY, told]).encode()).hexdigest()[:16]

    @property
    def looks_into_texts(self) -> bool:
        """Whether anything is hidden because of what a text says."""
        return bool(self.hidden.paragraphs or self.hidden.names)

    def hides_page(self, article_id: str) -> bool:
        """Whether an article is hidden as a whole, by its id or by one that another of its addresses would give."""
        return not self.hidden.pages.isdisjoint((article_id, hashed_ids.page(article_id)))

    def hides_version(self, article_id: str, version: object) -> bool:
        """Whether a version of an article is hidden, by its number, its yyyymmddhhmmss or the digest of its content."""
        name = f"{article_id}/{version}"
        return not self.hidden.versions.isdisjoint((name, hashed_ids.version(name)))

    @property
    def erased(self) -> Takedowns:
        """Only what is erased."""
        return Takedowns.of([one for one in self.entries if one.action == "erase"], date.min)

    def hides_address(self, url: str) -> bool:
        """Whether an address is hidden: by itself, by its beginning, or as that of an article."""
        return self.entry_of_address(url) is not None

    def hides_capture(
        self,
        id: str,
        url: str,
        sha256: str,
        refers_to: str | None = None,
        location: str | None = None,
        source_uri: str | None = None,
    ) -> bool:
        """Whether a capture is hidden: by itself, what it refers to, its address, where it leads to, or its payload.

        `location` is the absolute address that a redirect leads to. A capture imported from a file (`source_uri`) also
        counts as the record that it was there, because the file may be a copy of ours.
        """
        captures = self.hidden.captures
        if captures and not captures.isdisjoint((id, refers_to or "", _record_in(source_uri))):
            return True
        if sha256 in self.hidden.digests:
            return True
        return self.hides_address(url) or (location is not None and self.hides_address(location))

    def entry_of_content(self, content: bytes) -> Entry | None:
        """The entry because of which an answer of the site is not shown, although its capture has a row.

        That is so if it contains a name that is covered in texts. `content` has its coding undone.
        """
        mark = self._names.in_answer(content)
        return self._first.get(("names", mark)) if mark else None

    def hides_person(self, slug: str) -> bool:
        """Whether a person is hidden."""
        return bool(self.hidden.people) and ledger.digest_of(slug) in self.hidden.people

    def entry_of_address(self, url: str) -> Entry | None:
        """The entry that hides an address of the site, or one within its path or query."""
        if not self.entries:
            return None
        try:
            return self._known[url]
        except KeyError:
            found = next(filter(None, map(self._entry_of_address, chain([url], named_within(url)))), None)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[url] = found
        return found

    def _entry_of_address(self, url: str) -> Entry | None:
        if not (self._hosts or self._names) or split_web_address(url) is None:
            return None
        if mark := self._names.in_address(url):
            return self._first.get(("names", mark))
        try:
            key = page_key(url)
        except ValueError:  # it is too long once it is percent-encoded, so it was never requested
            return None
        if urlsplit(key).netloc not in self._hosts:
            return next((entry for begins, entry in self._beginnings() if key.startswith(begins)), None)
        if found := self._found("addresses", key, hashed_ids.address(key)):
            return found
        if (address := identify(url)) and self.hides_page(address.id):
            return self._found("pages", address.id, hashed_ids.page(address.id))
        return next(
            (entry for begins, entry in self._beginnings() if key.startswith(begins) or _begins(key, begins)), None
        )

    def entry_of_page(self, article_id: str) -> Entry | None:
        """The entry because of which an article (its id) is hidden or vanished."""
        return self._found("pages", article_id, hashed_ids.page(article_id))

    def entry_of_version(self, article_id: str, version: str) -> Entry | None:
        """The same for a version of an article, by its number or its yyyymmddhhmmss."""
        name = f"{article_id}/{version}"
        return self.entry_of_page(article_id) or self._found("versions", name, hashed_ids.version(name))

    def entry_of_capture(self, id: str) -> Entry | None:
        """The same for a capture (its id)."""
        return self._first.get(("captures", id))

    def entry_of_digest(self, sha256: str) -> Entry | None:
        """The same for a payload or a document."""
        return self._first.get(("digests", sha256))

    def entry_of_person(self, slug: str) -> Entry | None:
        """The same for a person."""
        return self._first.get(("people", ledger.digest_of(slug)))

    def entry_of_event(self, id: str) -> Entry | None:
        """The same for an event (its id)."""
        return self._first.get(("events", id))

    def entry_of_name(self, mark: str) -> Entry | None:
        """The entry because of which a name (its mark) is covered."""
        return self._first.get(("names", mark))

    def _found(self, kind: str, *keys: str) -> Entry | None:
        return next((entry for key in keys if (entry := self._first.get((kind, key)))), None)

    def _beginnings(self) -> Iterator[tuple[str, Entry]]:
        return (
            (address[:-1], self._first["addresses", address])
            for address in self.hidden.addresses
            if address.endswith("*")
        )


def _begins(key: str, hashed: str) -> bool:
    return hashed_ids.begins_with(key, f"{hashed}*")


def _record_in(source_uri: str | None) -> str:
    """The id of the record that a capture was imported from; empty if it is not from a file, or if that has no id."""
    return (source_uri or "").rpartition("#urn:uuid:")[2] if (source_uri or "").startswith("file:") else ""


NOTHING = Takedowns()


def read(path: Path, day: date | None = None) -> Takedowns:
    """What the ledger at `path` hides on a day, by default today. Raises Damaged.

    If the file is unchanged, it is not read again.
    """
    try:
        state = path.stat()
    except FileNotFoundError:
        return NOTHING
    except OSError:
        return Takedowns.of(ledger.read(path), day or now().date())  # raises Damaged, which says what is wrong
    return _read(path, state.st_mtime_ns, state.st_size, day or now().date())


@lru_cache(maxsize=8)
def _read(path: Path, mtime_ns: int, size: int, day: date) -> Takedowns:
    return Takedowns.of(ledger.read(path), day)
