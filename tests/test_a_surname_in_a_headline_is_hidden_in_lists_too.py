"""In lists, too, a surname alone in the headline of an article is that of whom its text names in full."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from archive.store.folder import DataFolder
from archive.store.takedowns import takedowns
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.matching.name_marks import marks_of
from archive.store.takedowns.matching.names import Names
from archive.store.takedowns.page_redaction import PageRedaction
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding import operations
from archive.warc.captures import find_captures
from archive.warc.reading.captures import read_capture
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.crawling import Crawl
from tests.support.takedowns.traces import traces

MARKS = marks_of("Tālis Vanadziņš")


def told(title: str) -> Takedowns:
    """The name is covered, and an article with this title names the person in full."""
    mark = Names(MARKS).mark_of_title(title)
    return Takedowns.of([Entry("withhold", "1", hidden=Hidden(names=MARKS | {mark or ""} - {""}))], date.min)


def test_no_list_is_shown_that_has_it_and_no_row(folder: DataFolder, crawl: Crawl) -> None:
    six = [
        replace(one, title="Pūcītes-Kalniņas viedoklis par darbu") if one.id == "lv-104" else one
        for one in six_articles()
    ]
    with ReplicaServer(Site("semantic", articles=six, events=[])) as server:
        assert crawl(server, full=True).outcome == "done"
    scope = operations.look(folder, "person:zelma-pucite-kalnina", redact=True)
    assert operations.withhold(folder, scope, "privacy", redact=True).carried_out
    assert traces(folder, ["Kalniņas viedoklis"]) == []
    hidden = takedowns.read(folder.takedowns)
    seen = set()
    with closing(sqlite3.connect(folder.database)) as connection:
        db = Database(connection)
        for one in find_captures(db, "refers_to IS NULL AND mime = 'text/html'"):
            content = read_capture(db, folder.warc, one).content()
            if "Kalniņas".encode() in content:
                seen.add(one.url.partition("/lv")[2])
                assert hidden.entry_of_content(content), one.url
    assert {"", "/jaunumi"} <= seen
    assert scope.unseen >= len(seen)


@pytest.mark.parametrize(
    ("title", "page", "is_hidden"),
    [
        ("Vanadziņa viedoklis par darbu un algu", "<a>Vanadziņa viedoklis par darbu…</a>", True),
        ("Tiesa piespriež Vanadziņam trīs gadus", "<h3>TIESA PIESPRIEŽ: <b>Vanadziņam</b> &#8230;</h3> trīs", True),
        ("Vanadziņa viedoklis", "<p>Vanadziņa viedoklis</p>", True),
        ("Vanadziņa viedoklis par darbu", "<p>Vanadziņa viedoklis par dzīvi</p>", False),
        ("Vanadziņš", "<p>Vanadziņš</p>", False),
        ("Zelma Vanadziņa viedoklis par darbu", "<p>Zelma Vanadziņa viedoklis par darbu</p>", False),
        ("Viedoklis par darbu", "<p>Viedoklis par darbu</p>", False),
    ],
)
def test_what_of_a_title_is_known_again(title: str, page: str, is_hidden: bool) -> None:
    assert bool(told(title).entry_of_content(page.encode())) is is_hidden


def test_another_article_that_cites_the_headline_is_covered_in_that_alone() -> None:
    cleaning = PageRedaction(told("Vanadziņa viedoklis par darbu"))
    text = "Lasi arī: „Vanadziņa viedoklis par darbu”. To Vanadziņa kaimiņi zina."
    assert cleaning.text(text, "lv") == text.replace("Vanadziņa viedoklis", "[vārds aizklāts] viedoklis")
    assert not cleaning.hides_text(text)
