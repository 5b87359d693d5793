from __future__ import annotations

from functools import lru_cache

import pytest
from sqlite_utils import Database

from archive.search import prepare, search
from archive.search.events import find_events, read_index
from archive.search.results import HIT_END as CLOSE
from archive.search.results import HIT_START as OPEN
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.events import put_events

ROWS = [
    Row("compound", "Cilvēktirdzniecības novēršana", "Par cilvēktirdzniecību ziņo policijai. Meklē darbaspēku."),
    Row("phrase", "Cilvēku tirdzniecības novēršana", "Cilvēku tirdzniecību apkaro. Trūkst darba spēka."),
    Row("apart", "Tirdzniecība", "Tirdzniecībā strādā daudz cilvēku. Spēks ir darbā."),
    Row("police", "Policija", "Policijas darbinieki sargā tiesu. Apgabalā darba daudz."),
    Row("days", "Pirmdiena", "Pirmā diena bija svētdiena. Sestdienā arī, un Lieldienās."),
    Row("first", "Diena", "Pirmās dienas programma. Sestā diena bija liela diena."),
    Row("verbs", "Pusdienas", "Svētku dienas ēdam mājās. Jaunu ieiet redz. Katrs gaida savu kārtu."),
    Row("english", "Trade", "Cilvēku tirdzniecība is Latvian.", lang="en"),
]


@lru_cache(maxsize=1)
def archive() -> Database:
    return archive_of(":memory:", ROWS)


def found(query: str) -> set[str]:
    return {hit.id for hit in search(archive(), query).hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cilvēktirdzniecība", {"compound", "phrase"}),
        ("cilvektirdzniecibai", {"compound", "phrase"}),
        ('"cilvēku tirdzniecība"', {"compound", "phrase", "english"}),
        ("darbaspēks", {"compound", "phrase"}),
        ('"darba spēks"', {"compound", "phrase"}),
        ("cilvēku tirdzniecība", {"compound", "phrase", "apart", "english"}),
        ("cilvēku tirdzniecību novēršanas", {"compound", "phrase"}),
        ("cilvēku OR policija tirdzniecība", {"phrase", "apart", "english"}),
        ("title:cilvēku tirdzniecība", {"phrase"}),
        ("title:cilvēktirdzniecība", {"compound", "phrase"}),
        ("tirdzniecība -cilvēktirdzniecība", {"apart", "english"}),
        ("dienests", set()),  # its second part is no form of `ēst`: compounds end in nouns
        ("jaunieši", set()),
        ("savukārt", set()),  # nor is one what does not inflect
        ("darbapgabals", set()),  # the words are there, and not next to each other
        ("cilvēktirdzn*", {"compound"}),
        ("policija", {"compound", "police"}),
        ("pirmdienas", {"days"}),  # not the first day
        ('"pirmās dienas"', {"days", "first"}),
        ("sestdiena", {"days"}),
        ("lieldienas", {"days"}),
        ('"sestās dienas"', {"first"}),
    ],
)
def test_a_compound_is_found_as_its_two_words_and_they_as_the_compound(query: str, expected: set[str]) -> None:
    assert found(query) == expected


def test_the_words_of_a_compound_are_marked() -> None:
    snippets = {hit.id: hit.snippet for hit in search(archive(), "cilvēktirdzniecībai").hits}
    assert snippets["phrase"].startswith(f"{OPEN}Cilvēku tirdzniecību{CLOSE}")


@pytest.mark.parametrize(
    ("query", "expected"),
    [("cilvēktirdzniecības diena", ("ev-0",)), ("darba spēks", ("ev-1",)), ('"darba spēku"', ("ev-1",))],
)
def test_events_are_found_so_too(query: str, expected: tuple[str, ...]) -> None:
    db = archive()
    put_events(db, {"title": "Diena pret cilvēku tirdzniecību"}, {"title": "Forums par darbaspēku"})
    assert find_events(db, prepare(db, query), read_index(db)) == expected
