"""The gate of the database, which keeps out rows of what is hidden, whoever writes them.

Each writing connection has one. It consists of temporary triggers, which end with the connection, and of methods for
those who write: whether an answer repeats what is hidden, and how a page reads without that.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.clock import now
from archive.documents import packed
from archive.extract import Page
from archive.site import page_key
from archive.store.takedowns import hashed_ids, ledger
from archive.store.takedowns.addresses_within import absolute
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.page_redaction import PageRedaction
from archive.store.takedowns.redirects import told_by_others
from archive.store.takedowns.takedowns import NOTHING, Takedowns
from archive.warc.answers import StoredAnswer, header


class Gate:
    """Decides what may enter a database under some takedowns. Without takedowns, it lets everything in at no cost."""

    def __init__(self, takedowns: Takedowns, path: Path | None = None) -> None:
        """`path` is the ledger, to which the gate adds what it learns."""
        self.takedowns = takedowns
        self._path = path
        self.has_learned = False
        self._cleaning = PageRedaction(takedowns)
        self._erased = takedowns.erased
        self._repeats_erased = PageRedaction(self._erased).repeats
        self._repeating: set[str] = set()  # digests of payloads
        self._holding_nothing: set[str] = set()  # of containers
        self._leading: dict[str, Entry] = {}  # by addresses (keys) that redirect to what is hidden
        self._hidden_versions: defaultdict[str, list[str]] = defaultdict(list)  # by article: when each began
        for one in takedowns.hidden.versions:
            article_id, is_moment, at = one.partition("@")
            if is_moment:
                self._hidden_versions[article_id].append(at)
        self.hidden_ids: dict[str, tuple[object, ...]] = {}  # rows of `person_ids` that must stay out of the database
        self.hidden_corrections: list[Any] = []  # those (archive.store.corrections) that name somebody who is withheld

    def look_at(self, sha256: str, content: bytes) -> bool:
        """Whether an answer may enter; if not, no capture of it gets a row from now on.

        It may not if it repeats a hidden paragraph, or is a container with a hidden file in it. `sha256` is the digest
        of its payload; `content` has its coding undone.
        """
        if self.takedowns.looks_into_texts and self._cleaning.repeats(content):
            self._repeating.add(sha256)
        elif self.takedowns.hidden.digests and sha256 not in self._holding_nothing:
            if packed.holds_any(content, self.takedowns.hidden.digests):
                self._repeating.add(sha256)
            elif packed.may_hold_files(content):  # looking into it again would cost a process
                self._holding_nothing.add(sha256)
        return not self.hides_digest(sha256)

    def look_at_text(self, sha256: str, text: str) -> bool:
        """The same for a document with this text."""
        if self.takedowns.looks_into_texts and self._cleaning.hides_text(text):
            self._repeating.add(sha256)
        return not self.hides_digest(sha256)

    def hides_digest(self, sha256: str) -> bool:
        """Whether a payload is hidden, or a document, by the digest of its content."""
        return sha256 in self._repeating or sha256 in self.takedowns.hidden.digests

    def hides_capture(
        self, id: str, url: str, sha256: str, refers_to: str | None, location: str | None, source_uri: str | None
    ) -> bool:
        """Whether a row of `captures` is hidden; `location` is as the site wrote it."""
        if not self.takedowns:
            return False
        leads_to = self._leads_to(url, location)
        return self.hides_digest(sha256) or self.takedowns.hides_capture(
            id, url, sha256, refers_to, leads_to, source_uri
        )

    def _leads_to(self, url: str, location: str | None) -> str | None:
        """The absolute address that a redirect leads to; if that is hidden, the redirecting address is noted."""
        leads_to = absolute(url, location)
        if leads_to and (entry := self.takedowns.entry_of_address(leads_to)):
            with suppress(ValueError):
                self._leading.setdefault(page_key(url), entry)
        return leads_to

    def refuses(self, url: str, sha256: str, answer: StoredAnswer, source_uri: str | None = None) -> bool:
        """Whether an answer must not be written to the disk: it was erased, or repeats, contains or leads to what was.

        Neither may what is withheld, because the captures have it already. `sha256` is the digest of its payload;
        `source_uri` is its source if others captured it.
        """
        if not self.takedowns:
            return False
        leads_to = self._leads_to(url, header(answer.headers, "location"))
        if self.takedowns.hides_capture("", url, sha256, None, leads_to, source_uri):
            return True
        if not (self._erased.hidden.paragraphs or self._erased.hidden.digests):
            return False
        try:
            content = answer.content()
            return self._repeats_erased(content) or packed.holds_any(content, self._erased.hidden.digests)
        except ValueError:  # its content coding cannot be undone
            return False

    def refuses_address(self, url: str) -> bool:
        """Whether an address was erased and must not be requested."""
        return self._erased.hides_address(url)

    def keep_out(self, sha256: str) -> None:
        """Let no capture of a payload get a row from now on, because it was read as something hidden."""
        self._repeating.add(sha256)

    def hides_person_id(self, slug: str, name: str = "") -> bool:
        """Whether the id of a person with this slug must stay out of the database.

        It must if the person is withheld, was only in what is withheld, or has a `name` that is covered.
        """
        return self.takedowns.entry_of_person(slug) is not None or self._cleaning.hides_text(name)

    def page(self, page: Page) -> Page | None:
        """A page without what is hidden; None if it is hidden as a whole."""
        return self._cleaning.page(page) if self.takedowns else page

    def title_by_links(self, title: str, body: str, lang: str) -> str:
        """What links call an article whose page has no title, redacted; `body` is its text."""
        return self._cleaning.title_by_links(title, body, lang) if self.takedowns else title

    def note_learned(self, db: Database) -> None:
        """Add to the ledger what turned out to reveal something hidden, each with the entry that hides it.

        That means titles and files with a covered surname alone, and addresses that only redirect to what is hidden, if
        another redirect leads to them. Call it before what was read is published: other pages, and rows that exist
        already, may have such a title without the name that tells whose surname it is. The database then has to be
        rebuilt. Raises Damaged and OSError as the ledger does.
        """
        learned, self._cleaning.learned = self._cleaning.learned, {}
        addresses = told_by_others(db, self._leading, self.takedowns) if self._leading else {}
        if not (learned or addresses) or self._path is None:
            return
        self.has_learned = True
        with ledger.held(self._path):
            for of in sorted({entry.id for entry in (*learned.values(), *addresses.values())}):
                entries = ledger.read(self._path)
                known = Hidden.all_of(one.hidden for one in entries if of in (one.id, one.of))
                keys = (
                    hashed_ids.address(key) if one.action == "erase" else key
                    for key, one in addresses.items()
                    if one.id == of
                )
                marks = frozenset(mark for mark, one in learned.items() if one.id == of) - known.names
                if (hidden := Hidden(names=marks, addresses=frozenset(keys) - known.addresses)) != Hidden():
                    ledger.append(self._path, Entry("learned", ledger.new_id(entries, now()), of=of, hidden=hidden))

    def note_passed(self, day: date) -> None:
        """Add to the ledger that a day has passed, if a takedown ends with it. Raises as `note_learned` does.

        Call it only if there is more proof that the day has passed than the clock of this machine.
        """
        if self._path and any(one.until and one.until <= day for one in self.takedowns.entries):
            with ledger.held(self._path):
                id = ledger.new_id(ledger.read(self._path), now())
                ledger.append(self._path, Entry("passed", id, until=day))

    def text(self, text: str) -> str:
        """A sentence about the site in which titles and addresses of what is hidden are covered."""
        return self._cleaning.text(text, "en") if self.takedowns else text

    def office(self, text: str, lang: str) -> str:
        """The same for an office, which may contain the name of a person, perhaps the surname alone."""
        return self._cleaning.text(text, lang, surnames=True)

    def number(self, article_id: str, at: str, before: tuple[int, str] = (0, "")) -> int:
        """The number of the version of an article that begins `at` a moment.

        `before` is the number and the moment of the version before it, if there is one. Hidden versions in between keep
        their numbers for good.
        """
        number, since = before
        return number + 1 + sum(since < moment < at for moment in self._hidden_versions.get(article_id, ()))

    def numbers(self, article_id: str, moments: Iterable[str]) -> list[int]:
        """The numbers of all versions of an article, given the moments when they begin, oldest first."""
        found: list[int] = []
        before = (0, "")
        for at in moments:
            before = (self.number(article_id, at, before), at)
            found.append(before[0])
        return found

    @property
    def articles_with_hidden_versions(self) -> Collection[str]:
        """Articles (ids) with hidden versions; others of their versions may not be hidden."""
        return self._hidden_versions.keys()


OPEN = Gate(NOTHING)


class Guarded(sqlite3.Connection):
    """A connection with a gate."""

    gate: Gate = OPEN


def gate_of(db: Database) -> Gate:
    """The gate of a database; it is open if the database is only read, or nothing is hidden."""
    return getattr(db.conn, "gate", OPEN)


def install(connection: Guarded, takedowns: Takedowns, path: Path) -> None:
    """Give a connection the gate for the takedowns in the ledger at `path`. Its schema must be up to date."""
    connection.gate = gate = Gate(takedowns, path)
    if not takedowns:
        return
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted from a table must not stay in the file either

    def hides_url(url: str | None) -> bool:
        return bool(url) and takedowns.hides_address(str(url))

    functions: dict[tuple[str, int], Callable[..., Any]] = {
        ("hides_capture", 6): gate.hides_capture,
        ("hides_digest", 1): lambda sha256: sha256 is not None and gate.hides_digest(sha256),
        ("hides_url", 1): hides_url,
        ("hides_page", 1): lambda id: id is not None and takedowns.hides_page(id),
        ("covered", 1): lambda text: gate.text(text) if text else text,
    }
    for (name, arguments), function in functions.items():
        connection.create_function(f"ctarchive_{name}", arguments, function)
    for number, (event, condition) in enumerate(_KEPT_OUT):
        connection.execute(
            f"CREATE TEMP TRIGGER kept_out_{number} BEFORE {event} WHEN {condition} BEGIN SELECT RAISE(IGNORE); END"
        )
    for table in ("crawls", "imports"):
        for event in ("INSERT", "UPDATE OF detail, ended_early"):
            connection.execute(
                f"CREATE TEMP TRIGGER covered_{table}_{event[:6].lower()} AFTER {event} ON {table} "
                "WHEN ctarchive_covered(new.detail) IS NOT new.detail "
                "OR ctarchive_covered(new.ended_early) IS NOT new.ended_early "
                f"BEGIN UPDATE {table} SET detail = ctarchive_covered(detail), "
                "ended_early = ctarchive_covered(ended_early) WHERE id = new.id; END"
            )
    covered = {
        # Part of a validator is useless: the site is then asked without it.
        **{name: f"iif(ctarchive_covered({name}) IS {name}, {name}, NULL)" for name in ("etag", "last_modified")},
        **{name: f"ctarchive_covered({name})" for name in ("source_uri", "claimed_digest", "truncated")},
    }
    connection.execute(
        "CREATE TEMP TRIGGER covered_captures AFTER INSERT ON captures WHEN "
        f"{' OR '.join(f'ctarchive_covered(new.{name}) IS NOT new.{name}' for name in covered)} BEGIN UPDATE captures "
        f"SET {', '.join(f'{name} = {value}' for name, value in covered.items())} WHERE id = new.id; END"
    )


HIDES_CAPTURE = "ctarchive_hides_capture({0}id, {0}url, {0}sha256, {0}refers_to, {0}location, {0}source_uri)"
_NO_CAPTURE = "NOT EXISTS (SELECT 1 FROM captures WHERE id = new.capture_id)"
_KEPT_OUT = (
    ("INSERT ON captures", HIDES_CAPTURE.format("new.")),
    *((f"INSERT ON {table}", _NO_CAPTURE) for table in ("staged", "imported_readings", "event_sightings", "damage")),
    *(
        (f"INSERT ON {table}", "ctarchive_hides_url(new.url)")
        for table in ("pending", "failures", "missing_requisites", "unread", "suspects")
    ),
    ("INSERT ON addresses", "ctarchive_hides_url(new.url) OR ctarchive_hides_page(new.article_id)"),
    ("INSERT ON link_texts", "ctarchive_hides_page(new.article_id)"),
    ("INSERT ON decisions", "ctarchive_hides_page(new.article_id)"),
    ("INSERT ON thumbnails", "ctarchive_hides_digest(new.sha256)"),
    ("INSERT ON document_payloads", "ctarchive_hides_digest(new.sha256) OR ctarchive_hides_digest(new.document_id)"),
)
