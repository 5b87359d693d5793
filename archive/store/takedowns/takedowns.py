"""What is hidden now: all that the entries of the ledger hide, except what was released or has expired."""

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
from archive.store.takedowns.names import Names
from archive.warc.coding import UNDONE

_FOUND_BY = 7
"""Raise it when what is hidden is found in texts or captures where it was not before (names, repeats, cleaning,
containers, addresses)."""
_MOST_KNOWN = 1 << 15  # addresses for which it is remembered whether they are hidden: every page has the same links


@dataclass(frozen=True)
class Takedowns:
    """What is hidden at a time.

    `entries` are those in force, oldest first; `hidden` is all that these hide, and what no row may have. `vanished`
    is what disappeared when they were carried out, because it stood nowhere else: its addresses were given out, and say
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

        None expires by `today` alone, for the clock may be wrong: a refresh must have shown that its last day passed.
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
        """The digest of what is hidden, which a database was made without: 16 hex digits, "" if nothing is hidden.

        It goes also by which content codings can be undone, and by how texts are compared: what a database has of
        captures in which nothing was found when it was made may repeat what is hidden.
        """
        if not self.entries:
            return ""
        told = [
            [one.id, one.redact, {name: sorted(getattr(one.hidden, name)) for name in NAMES}] for one in self.entries
        ]
        return hashlib.sha256(json.dumps([UNDONE, _FOUND_BY, told]).encode()).hexdigest()[:16]

    @property
    def looks_into_texts(self) -> bool:
        """Whether anything is hidden by what a text says."""
        return bool(self.hidden.paragraphs or self.hidden.names)

    def hides_page(self, article_id: str) -> bool:
        """Whether an article is hidden as a whole, by its id or the one that another address of it would give."""
        return not self.hidden.pages.isdisjoint((article_id, hashed_ids.page(article_id)))

    def hides_version(self, article_id: str, version: object) -> bool:
        """Whether a state of an article is hidden, by its number, by yyyymmddhhmmss or by the digest of its content."""
        name = f"{article_id}/{version}"
        return not self.hidden.versions.isdisjoint((name, hashed_ids.version(name)))

    @property
    def erased(self) -> Takedowns:
        """What is erased alone."""
        return Takedowns.of([one for one in self.entries if one.action == "erase"], date.min)

    def hides_address(self, url: str) -> bool:
        """Whether an address is hidden: itself, by its beginning, or as that of an article."""
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
        """Whether a capture is hidden: itself, what it refers to, its address, where it leads to, or its payload.

        `location` is where a redirect leads to, whole. One that was imported from a file (`source_uri`) is itself what
        its record was there: the file may be a copy of ours.
        """
        captures = self.hidden.captures
        if captures and not captures.isdisjoint((id, refers_to or "", _record_in(source_uri))):
            return True
        if sha256 in self.hidden.digests:
            return True
        return self.hides_address(url) or (location is not None and self.hides_address(location))

    def entry_of_content(self, content: bytes) -> Entry | None:
        """The entry by which an answer of the site is not shown, though its capture has a row.

        That is so if the answer has a name that is covered in texts. `content` has its coding undone.
        """
        mark = self._names.in_answer(content)
        return self._first.get(("names", mark)) if mark else None

    def hides_person(self, slug: str) -> bool:
        """Whether a person is hidden."""
        return bool(self.hidden.people) and ledger.digest_of(slug) in self.hidden.people

    def entry_of_address(self, url: str) -> Entry | None:
        """The entry by which an address of the site is hidden, or one that its path or query names."""
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
        except ValueError:  # it is too long once its letters are percent-encoded, and so was never requested
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
        """The entry by which an article, by its id, is hidden or vanished."""
        return self._found("pages", article_id, hashed_ids.page(article_id))

    def entry_of_version(self, article_id: str, version: str) -> Entry | None:
        """The entry by which a state of an article, by its number or by yyyymmddhhmmss, is hidden or vanished."""
        name = f"{article_id}/{version}"
        return self.entry_of_page(article_id) or self._found("versions", name, hashed_ids.version(name))

    def entry_of_capture(self, id: str) -> Entry | None:
        """The entry by which a capture, by its id, is hidden or vanished."""
        return self._first.get(("captures", id))

    def entry_of_digest(self, sha256: str) -> Entry | None:
        """The entry by which a payload or a document is hidden or vanished."""
        return self._first.get(("digests", sha256))

    def entry_of_person(self, slug: str) -> Entry | None:
        """The entry by which a person is hidden or vanished."""
        return self._first.get(("people", ledger.digest_of(slug)))

    def entry_of_event(self, id: str) -> Entry | None:
        """The entry by which an event is hidden or vanished."""
        return self._first.get(("events", id))

    def entry_of_name(self, mark: str) -> Entry | None:
        """The entry by which a name, by its mark, is covered."""
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
    """The id of the record from which a capture was imported; empty if it is none of a file, or has none."""
    return (source_uri or "").rpartition("#urn:uuid:")[2] if (source_uri or "").startswith("file:") else ""


NOTHING = Takedowns()


def read(path: Path, day: date | None = None) -> Takedowns:
    """What the ledger at `path` hides on a day, today if none is given. Raises Damaged.

    Costs only a look at the file if that is unchanged.
    """
    try:
        state = path.stat()
    except FileNotFoundError:
        return NOTHING
    except OSError:
        return Takedowns.of(ledger.read(path), day or now().date())  # which says what is wrong
    return _read(path, state.st_mtime_ns, state.st_size, day or now().date())


@lru_cache(maxsize=8)
def _read(path: Path, mtime_ns: int, size: int, day: date) -> Takedowns:
    return Takedowns.of(ledger.read(path), day)
