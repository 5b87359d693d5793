"""The first pass over a capture file: finds what is in it, which records are wanted, and what is damaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO

from archive.clock import http_date, iso
from archive.imports.addresses import plain_address, read_date, read_period
from archive.imports.digests import read_digest, sha1
from archive.imports.index import Entry, Index
from archive.imports.message import MAX_HEAD, read_head, read_message, value_of
from archive.imports.records import Condition, Record, Records
from archive.imports.stream import Damage, Place
from archive.site import MAX_URL_LENGTH
from archive.warc.coding import MAX_CONTENT
from archive.warc.reading.captures import CLAIMED_DIGEST

MAX_BLOCK = MAX_CONTENT + MAX_HEAD  # bytes of a record that is read into memory
OTHER_SITES = "answers of other sites"
TOO_LONG = f"answers at addresses of more than {MAX_URL_LENGTH} characters"
NOT_HTTP = "answers that did not come over HTTP"
UNKNOWN_DIGESTS = "payload digests of an unknown kind"
_OTHER_TYPES = ("warcinfo", "request", "metadata", "resource", "conversion", "continuation")
_UNCHANGED = "server-not-modified"
_METHODS = ("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE")


class Indexing:
    """Adds files to an index. `left_alone` counts what is not wanted; `told` is called with a line for each damage."""

    def __init__(
        self, index: Index, wanted: Callable[[str], bool], left_alone: Counter[str], told: Callable[[str], None]
    ) -> None:
        self._index = index
        self._wanted = wanted
        self._left_alone = left_alone
        self._told = told

    def take(self, number: int, name: str, file: BinaryIO) -> None:
        """Add a file, which has this `number` in the index. Raises OSError."""

        is_told = False

        def damaged(place: Place, why: str) -> None:
            nonlocal is_told
            is_told = True
            self._told(f"{name}: {place}: {why}")

        records = Records(file, damaged)
        record = None
        for record in records:
            try:
                entry = self._entry(record, number, f"{name}: {record.place}")
            except Damage:  # which `close` reports
                entry = None
            condition = records.close(record)
            if entry is None or condition is Condition.LOST:
                continue
            is_cut = condition is Condition.CUT or bool(record.get("warc-segment-number"))
            if entry.is_response or not is_cut:  # half a revisit does not tell its original
                self._index.add(replace(entry, is_cut=is_cut))
        if record is None and not is_told:
            self._told(f"{name}: there is no record in it")

    def _entry(self, record: Record, number: int, where: str) -> Entry | None:
        """The entry for a record; None if it needs none."""
        kind = (record.get("warc-type") or "").lower()
        url = plain_address(record.get("warc-target-uri"))
        moment = read_date(record.get("warc-date"))
        is_wanted = url is not None and self._wanted(url)
        if kind == "request" and url and is_wanted:
            self._note_method(record, url, moment)
        if not kind:
            self._told(f"{where}: it does not say of what type it is")
            return None
        if kind not in ("response", "revisit"):
            self._left_alone[f"records of type {kind if kind in _OTHER_TYPES else 'unknown'}"] += 1
            return None
        begun = b""  # the beginning of its block
        if not is_wanted:
            self._left_alone[_why_unwanted(record, url)] += 1
        elif moment is None:
            told = record.get("warc-date")
            if period := None if record.is_arc else read_period(told):
                begun = record.read(MAX_HEAD)
                moment = _said_by_server(begun, *period)
            if moment is None:
                self._told(f"{where}: {url}: " + _wrong_date(told, is_period=bool(period)))
                return None
        if url is None:
            return None
        entry = Entry(
            file=number,
            offset=record.place.offset,
            inner=record.place.inner,
            id=None if record.is_arc else _id(record.get("warc-record-id")),  # in ARC files it is made up
            url=url,
            date=_second(moment),
            captured_at=iso(moment) if moment else "",
            digest=self._digest(record, is_wanted),
            is_wanted=is_wanted,
            is_response=kind == "response",
            paired_with=_id(record.get("warc-concurrent-to")),
            claimed=read_digest(record.get(CLAIMED_DIGEST.lower())),
        )
        if entry.is_response:
            return entry if entry.digest or record.is_arc else replace(entry, digest=_computed(record, begun))
        return _as_revisit(entry, record, begun)

    def _note_method(self, record: Record, url: str, moment: datetime | None) -> None:
        """Note a request with a method other than GET: the answer to it is no capture of a page."""
        method = record.read(16).partition(b" ")[0].decode("latin-1").upper()
        if method != "GET":
            ids = [found for one in record.get_all("warc-concurrent-to") if (found := _id(one))]
            named = method if method in _METHODS else "other methods"
            self._index.add_request(named, _id(record.get("warc-record-id")), ids, url, _second(moment))

    def _digest(self, record: Record, is_wanted: bool) -> str | None:
        told = record.get("warc-payload-digest")
        digest = read_digest(told)
        if told and not digest and is_wanted:
            self._left_alone[UNKNOWN_DIGESTS] += 1
        return digest


def _why_unwanted(record: Record, url: str | None) -> str:
    recorded = record.get("warc-target-uri") or ""
    if not recorded.lstrip("<").lower().startswith(("http:", "https:")):
        return NOT_HTTP
    is_long = url is None and len(recorded) > MAX_URL_LENGTH  # its site was not checked
    return TOO_LONG if is_long else OTHER_SITES


def _wrong_date(told: str | None, *, is_period: bool) -> str:
    if is_period:
        return f"its date {told!r} names no day, and the answer has no Date within it"
    return f"its date {told!r:.60} cannot be read" if told else "it has no date"


def _said_by_server(begun: bytes, begin: datetime, end: datetime) -> datetime | None:
    """When an answer was sent according to its header, if that is in the year or month that its record names."""
    try:
        told = value_of(read_head(begun)[0].fields, b"date")
    except ValueError:
        return None
    sent = http_date((told or b"").decode("latin-1"))
    return sent if sent and begin <= sent < end else None


def _as_revisit(entry: Entry, record: Record, begun: bytes) -> Entry:
    """The entry with what it refers to and, if it is wanted, its own head, of which `begun` has been read."""
    head = begun or record.read(MAX_HEAD) if entry.is_wanted else b""
    return replace(
        entry,
        head=head,
        is_unchanged=_UNCHANGED in (record.get("warc-profile") or "").lower() or _is_304(head),
        refers_to=_id(record.get("warc-refers-to")),
        refers_to_url=plain_address(record.get("warc-refers-to-target-uri")),
        refers_to_date=_second(read_date(record.get("warc-refers-to-date"))),
    )


def _computed(record: Record, begun: bytes) -> str | None:
    """The digest of a payload, of which `begun` has been read, for a record without one: others may refer to it."""
    if record.left > MAX_BLOCK:
        return None
    try:
        return sha1(read_message(begun + record.read(record.left)).body)
    except ValueError:
        return None


def _is_304(head: bytes) -> bool:
    try:
        return read_head(head)[0].status == 304
    except ValueError:
        return False


def _id(told: str | None) -> str | None:
    """The id of a record, without angle brackets."""
    return (told or "").strip().removeprefix("<").removesuffix(">").strip() or None


def _second(moment: datetime | None) -> str | None:
    return iso(moment)[:19] if moment else None
