"""Reads crawls and imports again from their files, for rebuilds and repairs: on all cores, if these may be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from sqlite_utils import Database

from archive.errors import Damaged
from archive.extract import Page
from archive.processes import in_order, is_in_use, send_early
from archive.store.staging import staged
from archive.store.staging.admission import admit_capture
from archive.store.staging.closing_tags import is_unended, note_unended
from archive.store.staging.page_json import Encoded, encoded
from archive.store.staging.read_page import no_page_of, page_of
from archive.store.takedowns.gate import gate_of
from archive.warc.answers import StoredAnswer
from archive.warc.captures import Capture, get_capture
from archive.warc.ending import Ending
from archive.warc.file_name import FileName, name_of
from archive.warc.reading.captures import read_capture
from archive.warc.reading.crawl_file import CrawlFile, Digests, read_stretch
from archive.warc.reading.records import Stretch

Form = TypeVar("Form")


class RereadCapture(NamedTuple, Generic[Form]):
    """A capture that was read again from its file.

    `answer` has the payload that the capture stands for, None if that cannot be had, or if nobody asked for it;
    `page` is what it is read as, None if there is nothing to read; `unended` tells of a page without closing tags.
    """

    capture: Capture
    answer: StoredAnswer | None
    page: Form | None
    unended: bool


class Records(Generic[Form]):
    """The records of a file that are to be read, in order, and the form in which their pages are wanted."""

    def __init__(self, db: Database, file: CrawlFile, form: Callable[[Page], Form]) -> None:
        """`form` is as in `reread_captures`."""
        self.file = file
        self.form = form
        # Made once, because `in_order` must be given the very task that `send_early` was.
        self.read, self.without_page = partial(_read, form), partial(_without_page, form)
        self.under_way: list[_Piece] = []  # those that were taken from `pieces`, in their order
        self.pieces: Iterator[_Piece] = _pieces(db, file, self.under_way)

    def begin(self) -> None:
        """Let processes, if any are in use, read the first records while this one does something else."""
        if is_in_use():
            early = list(islice(self.pieces, _EARLY))
            send_early(self.read, early, self.without_page)
            self.pieces = chain(early, self.pieces)


_EARLY = 256  # records: half a second of work

CrawlRecords = Records[Page | Encoded]


def records_of(db: Database, file: CrawlFile) -> CrawlRecords:
    """The records of a crawl, for `restage_crawl`."""
    # Where anything is withheld, the page itself is needed, to take that out before it is staged.
    return Records(db, file, as_it_is if gate_of(db).takedowns else encoded)


def restage_crawl(
    db: Database, file: CrawlFile, digests: Digests, records: CrawlRecords | None = None
) -> Iterator[Capture]:
    """Add the rows of a crawl's captures and stage its pages again, yielding each capture. The caller publishes.

    `digests` maps the captures read so far to the SHA-256 of their payloads. What is damaged in the file is
    passed over, and is then among its `problems`. `records` are those of the file where reading them has begun.
    """
    for capture, answer, page, unended in _again(db, records or records_of(db, file), digests):
        admit_capture(db, capture, None if capture.refers_to else answer)
        if unended:
            note_unended(db, capture)
        if capture.requisite:
            pass  # nothing is read in it
        elif isinstance(page, Encoded):
            staged.stage_encoded(db, capture.id, page)
        elif page is not None:
            staged.stage(db, capture.id, page)
        elif capture.status == 304 and capture.refers_to:
            staged.stage_not_modified(db, capture.id)
        yield capture


def as_it_is(page: Page) -> Page:
    """A page as it is: the form for `reread_captures` if nothing else is wanted."""
    return page


def reread_captures(
    db: Database, file: CrawlFile, digests: Digests, form: Callable[[Page], Form]
) -> Iterator[RereadCapture[Form]]:
    """The captures of a file in their order, each with what it is read as; `digests` as in `CrawlFile.captures`.

    `form`, a function of a module, makes of each page what is wanted of it, in the process that reads it. The caller
    adds the row of each capture before it asks for the next.
    """
    return _again(db, Records(db, file, form), digests)


def _again(db: Database, records: Records[Form], digests: Digests) -> Iterator[RereadCapture[Form]]:
    file, form = records.file, records.form
    for read in in_order(records.read, records.pieces, records.without_page):
        piece = records.under_way.pop(0)
        if not isinstance(read, _Read):
            file.note(piece.stretch, read)
            continue
        capture = file.known(read.capture, digests)
        answer, page = read.answer, read.page
        if capture.refers_to and capture.status == 200 and read.held != capture.sha256:
            # It refers to what is not where it was, or not there: others may still have the payload.
            answer = page = None
            with suppress(Damaged):
                answer = read_capture(db, file.path.parent, capture, read.answer)
            if answer is not None:
                page = _in_form(form, page_of((capture, answer)))
        yield RereadCapture(capture, answer, page, read.unended)


class _Piece(NamedTuple):
    """A record to be read: where it is, and where the one is that it refers to."""

    path: Path
    name: FileName
    stretch: Stretch
    holder: tuple[Path, FileName, Stretch] | None
    whole: bool  # whether the answer is wanted too, which is long


class _Read(NamedTuple, Generic[Form]):
    """What was read of it. `held` is the digest of the payload of the record that it refers to."""

    capture: Capture
    answer: StoredAnswer | None
    page: Form | None
    held: str | None
    unended: bool


def _pieces(db: Database, file: CrawlFile, under_way: list[_Piece]) -> Iterator[_Piece]:
    whole = bool(gate_of(db).takedowns)
    places: dict[str, Stretch] = {}
    for stretch in file.stretches():
        holder = None
        if stretch.refers_to in places:
            holder = file.path, file.name, places[stretch.refers_to]
        elif stretch.refers_to and (held := get_capture(db, stretch.refers_to)):
            holder = file.path.parent / held.warc, name_of(Path(held.warc)), Stretch(held.offset, held.length)
        if stretch.record_id in file.referred:
            places[stretch.record_id] = stretch
        if stretch.kind == "request":
            continue  # half of all records, in which nothing is read
        piece = _Piece(file.path, file.name, stretch, holder, whole)
        under_way.append(piece)
        yield piece


def _read(form: Callable[[Page], Form], piece: _Piece) -> _Read[Form] | Ending | str | None:
    read = read_stretch(piece.path, piece.name, piece.stretch)
    if not isinstance(read, tuple):
        return read
    capture, answer = read
    held = None
    if capture.refers_to and piece.holder:
        holder = read_stretch(*piece.holder)
        if isinstance(holder, tuple) and holder[0].id == capture.refers_to:
            held = holder[0].sha256
            answer = replace(answer, payload=holder[1].payload)
    page = page_of((capture, answer)) if held or not capture.refers_to else None
    needed = piece.whole or (capture.refers_to is not None and held is None)
    unended = _is_unended(piece, capture, answer)
    return _Read(capture, answer if needed else None, _in_form(form, page), held, unended)


def _is_unended(piece: _Piece, capture: Capture, answer: StoredAnswer) -> bool:
    """Whether a crawl's capture is a page without closing tags. It is not asked for imports."""
    return piece.name.source is None and is_unended(capture, answer)


def _without_page(form: Callable[[Page], Form], piece: _Piece) -> _Read[Form] | Ending | str | None:
    """What is known of a record whose page killed the process that read it, or took too long."""
    read = read_stretch(piece.path, piece.name, piece.stretch)
    if not isinstance(read, tuple):
        return read
    return _Read(*read, _in_form(form, no_page_of(read)), None, _is_unended(piece, *read))


def _in_form(form: Callable[[Page], Form], page: Page | None) -> Form | None:
    return None if page is None else form(page)
