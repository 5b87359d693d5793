"""Results of a search as JSON, JSON Lines or CSV: one page, or all of them as a stream."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from datasette import Response
from datasette.database import QueryInterrupted
from sqlite_utils import Database

from archive.search import AllResults
from archive.search.as_csv import lines
from archive.spreadsheets import BOM
from archive.web.formats.ignored_parameters import refusal
from archive.web.parts.filters import TOO_SLOW
from archive.web.serving.request import PageRequest
from archive.web.serving.responses.streams import TOTAL, Pieces, Streamed
from archive.web.serving.search_requests.base import BaseSearchRequest, Prepared

JSON = "application/json; charset=utf-8"
LINES = "application/jsonl; charset=utf-8"
CSV = "text/csv; charset=utf-8"

A = TypeVar("A")  # the results of a search, without hits
T = TypeVar("T")  # a hit
Record = dict[str, Any]


@dataclass(frozen=True)
class Found(Generic[A, T]):
    """A requested search, and how to write its results.

    `records` turns hits into JSON objects, and `row` one of those into a row with `columns`; `about` is the rest of the
    JSON, except `next`. `name` is the path without the extension, such as "/search".
    """

    request: PageRequest
    search: BaseSearchRequest
    name: str
    prepare: Callable[[Database], Prepared[A, T]]
    records: Callable[[Database, Sequence[T]], list[Record]]
    about: Callable[[Database, A], Record]
    columns: tuple[str, ...]
    row: Callable[[T, Record], Iterable[str]]

    async def as_json(self) -> Response:
        """One object with a page of results, or all of them (`size=all`)."""
        if self.search.whole:
            return self._streamed(self._json_in_pieces, JSON, {})
        try:
            answer = await self.request.read(self._page)
        except QueryInterrupted:
            return too_slow(self.request)
        about, total, _, records = answer
        told = {
            "total": total,
            "results": records,
            **about,
            "next": next_page(self.request, self.search, total, f"{self.name}.json"),
        }
        return self.request.download(json.dumps(told, ensure_ascii=False), JSON)

    async def as_lines(self) -> Response:
        """An object per line for all results, unless a page was asked for."""
        return await self._listed("jsonl", LINES, "", lambda hits, records: _as_lines(records))

    async def as_csv(self) -> Response:
        """A table with a heading of all results, unless a page was asked for."""
        return await self._listed("csv", CSV, BOM + lines([self.columns]), self._as_rows)

    async def _listed(
        self, kind: str, content_type: str, before: str, written: Callable[[Sequence[T], list[Record]], str]
    ) -> Response:
        if invalid := self.search.ignored:
            return refusal(self.request, invalid)
        file_name = f"{self.name.strip('/')}.{kind}"
        if self.search.whole or not {"page", "size"} & self.search.given.keys():

            def in_pieces(db: Database) -> Pieces:
                found = self._everything(db, facets=False)

                def rows(start: int, number: int) -> str:
                    hits = found.read(start, number)
                    return written(hits, self.records(db, hits))

                return Pieces(found.total, before, rows)

            disposition = {"Content-Disposition": f'attachment; filename="{file_name}"'}
            return self._streamed(in_pieces, content_type, disposition)
        try:
            _, total, hits, records = await self.request.read(lambda db: self._page(db, facets=False))
        except QueryInterrupted:
            return too_slow(self.request)
        response = self.request.download(before + written(hits, records), content_type, file_name)
        response.headers[TOTAL] = str(total)
        if following := next_page(self.request, self.search, total, f"{self.name}.{kind}"):
            response.headers["Link"] = f'<{following}>; rel="next"'
        return response

    def _page(self, db: Database, *, facets: bool = True) -> tuple[Record, int, tuple[T, ...], list[Record]]:
        found: Any = self.search.results(self.prepare(db), facets=facets)
        about = self.about(db, found) if facets else {}
        return about, found.total, found.hits, self.records(db, found.hits)

    def _everything(self, db: Database, *, facets: bool) -> AllResults[A, T]:
        return self.prepare(db).all_results(sort=self.search.sort, facets=facets)

    def _json_in_pieces(self, db: Database) -> Pieces:
        found = self._everything(db, facets=True)

        def rows(start: int, number: int) -> str:
            told = ", ".join(map(_as_text, self.records(db, found.read(start, number))))
            return f", {told}" if start else told

        after = _as_text({**self.about(db, found.about), "next": None}).removeprefix("{")
        return Pieces(found.total, f'{{"total": {found.total}, "results": [', rows, f"], {after}")

    def _as_rows(self, hits: Sequence[T], records: list[Record]) -> str:
        return lines(self.row(hit, record) for hit, record in zip(hits, records, strict=True))

    def _streamed(self, begin: Callable[[Database], Pieces], content_type: str, headers: dict[str, str]) -> Response:
        return Streamed(self.request, begin, too_slow(self.request), content_type, headers)


def next_page(request: PageRequest, search: BaseSearchRequest, total: int, path: str) -> str | None:
    """The address of the next page of results, if there is one."""
    if search.page * search.size >= total:
        return None
    return search.address(request.path(path), page=str(search.page + 1))


def too_slow(request: PageRequest) -> Response:
    """The answer if a search takes too long: an empty result would be wrong."""
    return request.download(json.dumps({"error": TOO_SLOW}), JSON, status=503)


def _as_lines(records: Iterable[Record]) -> str:
    return "".join(f"{_as_text(record)}\n" for record in records)


def _as_text(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)
