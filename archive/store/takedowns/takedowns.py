"""What is hidden now: all that the entries of the ledger hide, but for what was released or has run out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from pathlib import Path

from archive.clock import now
from archive.site import identify, page_key, split_web_address
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry, Hidden

LEAST_PARAGRAPH = 80
"""Characters of a paragraph that is known again elsewhere; shorter ones, such as greetings, many texts share. Judged."""


@dataclass(frozen=True, slots=True)
class Takedowns:
    """What is hidden at a time. `entries` are those in force, oldest first, with what was added to them.

    `erased` are those of them whose payloads are to be gone, `redacted` the digests of the slugs of people whose names
    are covered in texts.
    """

    entries: tuple[Entry, ...] = ()
    hidden: Hidden = field(default_factory=Hidden)
    redacted: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entries: Sequence[Entry], today: date) -> Takedowns:
        """What entries of a ledger hide on a day."""
        in_force: dict[str, Entry] = {}
        for one in entries:
            if one.action == "release":
                for id in [id for id, other in in_force.items() if other.target == one.target]:
                    del in_force[id]
            elif one.action == "also" and one.of in in_force:
                known = in_force[one.of]
                in_force[one.of] = _with(known, known.hidden | one.hidden)
            elif one.action in ("withhold", "erase") and not (one.until and one.until < today):
                in_force[one.id] = one
        found = tuple(in_force.values())
        hidden = reduce(or_, (one.hidden for one in found), Hidden())
        redacted = frozenset(digest for one in found if one.redact for digest in one.hidden.people)
        return cls(found, hidden, redacted)

    @classmethod
    def read(cls, path: Path) -> Takedowns:
        """What the ledger at `path` hides now. Raises Damaged where it cannot be read."""
        return cls.of(ledger.read(path), now().date())

    def __bool__(self) -> bool:
        return bool(self.entries)

    def hides_address(self, url: str) -> bool:
        """Whether an address is hidden: itself, by its beginning, or as that of an article."""
        return self.entry_of_address(url) is not None

    def entry_of_address(self, url: str) -> Entry | None:
        """The entry by which an address is hidden."""
        if not self.entries or split_web_address(url) is None:
            return None
        key, address = page_key(url), identify(url)
        for one in self.entries:
            if key in one.hidden.addresses or (address and address.id in one.hidden.pages):
                return one
            if any(key.startswith(wanted[:-1]) for wanted in one.hidden.addresses if wanted.endswith("*")):
                return one
        return None

    def hides_capture(self, id: str, url: str, sha256: str, refers_to: str | None = None) -> bool:
        """Whether a capture is hidden: itself, what it refers to, its address, or its payload."""
        captures = self.hidden.captures
        return id in captures or refers_to in captures or sha256 in self.hidden.digests or self.hides_address(url)

    def repeats(self, paragraphs: Iterable[str]) -> bool:
        """Whether a text repeats a hidden paragraph."""
        wanted = self.hidden.paragraphs
        return bool(wanted) and any(
            ledger.digest_of(one) in wanted for one in paragraphs if len(one) >= LEAST_PARAGRAPH
        )

    def hides_person(self, slug: str) -> bool:
        """Whether a person is hidden."""
        return bool(self.hidden.people) and ledger.digest_of(slug) in self.hidden.people


def _with(entry: Entry, hidden: Hidden) -> Entry:
    from dataclasses import replace

    return replace(entry, hidden=hidden)
