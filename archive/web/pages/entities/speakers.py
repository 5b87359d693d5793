"""/speakers: who spoke, and in which offices."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from datasette import Response
from sqlite_utils import Database

from archive.search.counted import totals
from archive.search.counted.totals import Named
from archive.search.query import names
from archive.search.query.suggest import names_like
from archive.web.parts.offices import offices_of
from archive.web.parts.paging import ListPage, page_of
from archive.web.serving.cached_reads import cached
from archive.web.serving.request import PageRequest

_PEOPLE_ON_A_PAGE = 200
_OFFICES = 2  # offices shown of each person in the index

_PEOPLE = "SELECT id, name, slug, name_certain, known_as FROM people WHERE id IN (SELECT value FROM json_each(?))"

_everybody = cached(totals.everybody)


@dataclass(frozen=True, slots=True)
class Index:
    """A part of the index: those shown, by letter; the total; and how many each letter has."""

    shown: list[tuple[str, list[dict[str, Any]]]]
    total: int
    letters: dict[str, int]
    letter: str
    page: ListPage
    near: tuple[str, ...] = ()  # other spellings, if nobody has the name


async def speakers_page(request: PageRequest) -> Response:
    """Everybody who spoke, by surname; with ?all=1 everybody who is named, with ?q= those whom the name means."""
    everyone, asked = request.argument("all") == "1", request.argument("q")
    letter, page = request.argument("letter"), request.number("page") or 1
    index = await request.read(lambda db: read_index(db, asked, letter, page, everyone=everyone))
    return await request.render("speakers.html", index=index, asked=asked, everyone=everyone)


def read_index(db: Database, asked: str = "", letter: str = "", page: int = 1, *, everyone: bool = False) -> Index:
    """Those who speak, or everybody; with `asked`, those whom that name means. If too many, letter by letter."""
    people = [one for one in _everybody(db) if everyone or one.spoken_articles or one.spoke_formerly]
    near: tuple[str, ...] = ()
    if asked:
        meant, everybody = set(names.find(db, "speaker", asked, is_query=True)), {one.id for one in people}
        near = () if meant else names_like(db, "speaker", asked, everybody)
        people = [one for one in people if one.id in meant]
    letters = dict(Counter(one.letter for one in people))
    if letter not in letters:
        letter = next(iter(letters)) if len(people) > _PEOPLE_ON_A_PAGE else ""
    listed = [one for one in people if letter in ("", one.letter)]
    part = page_of(page, len(listed), _PEOPLE_ON_A_PAGE)
    told = _told(db, listed[part.part], everyone)
    groups = [(letter, list(group)) for letter, group in groupby(told, key=lambda person: person["letter"])]
    return Index(groups, len(people), letters, letter, part, near)


def _told(db: Database, people: list[Named], everyone: bool) -> list[dict[str, Any]]:
    """The rows of the index for these people: counts of the articles that name them, or in which they speak."""
    ids = [one.id for one in people]
    rows = {row["id"]: row for row in db.query(_PEOPLE, [json.dumps(ids)])}
    held = offices_of(db, ids)
    offices = {person: sorted(found, key=lambda one: -one.times)[:_OFFICES] for person, found in held.items()}
    told = []
    for one in people:
        given, _, surname = rows[one.id]["name"].rpartition(" ")
        spoken = (one.spoken_articles, one.spoken_first, one.spoken_last)
        counted = (one.articles, one.first, one.last) if everyone else spoken
        numbers = dict(zip(("articles", "first", "last"), counted, strict=True))
        words = {"given": given, "surname": surname, "letter": one.letter, "offices": offices.get(one.id, [])}
        told.append(rows[one.id] | numbers | words)
    return told


ROUTES = [(r"^/speakers$", speakers_page)]
