"""Two people of one name, from the site to the pages: each has an address, what they said, and a word on the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.markup import Paragraph, Part
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.derived import derived_rows

FIRST, SECOND = "valdis-krastkalns", "valdis-krastkalns-2"
BEFORE = "Iekšlietu ministrijas eksperts Valdis Krastkalns norādīja, ka darba ir daudz."
PROOF = (
    "Sanāksmē piedalījās Valdis Krastkalns, Valsts policijas priekšnieks, un Valdis Krastkalns, Labklājības "
    "ministrijas vecākais eksperts. Valsts policijas priekšnieks Krastkalns uzsvēra, ka zvanu kļūst vairāk."
)
LATER = (
    "Labklājības ministrijas vecākais eksperts Valdis Krastkalns sacīja, ka palīdzība ir tuvu. Krastkalnam piekrita."
)
NEITHER = "Valdis Krastkalns pastāstīja par vasaru."


def site(*texts: str) -> Site:
    """A site of these articles, in order of their days, among others."""
    pattern = next(article for article in six_articles() if article.id == "lv-101")
    assert pattern.date
    made = [
        replace(
            pattern,
            id=f"lv-{number}",
            number=number,
            slug=f"raksts-{number}",
            title=f"Raksts Nr. {number} par darbu",
            date=pattern.date.replace(day=number % 100 + 1),
            body=(Paragraph((Part(text),)), *pattern.body),
            images=(),
            attachments=(),
        )
        for number, text in enumerate(texts, 601)
    ]
    return Site("semantic", articles=[*six_articles(), *made], events=[])


def owners(folder: DataFolder) -> dict[str, list[str]]:
    """Who has the name in each article, in the order of its text; `?` behind whoever another may be meant for."""
    found: dict[str, list[str]] = {}
    with closing(sqlite3.connect(folder.database)) as db:
        for article, person, unsure in db.execute(
            "SELECT article_id, person_id, may_be_namesake FROM appearances JOIN people ON people.id = person_id "
            "WHERE name = 'Valdis Krastkalns' ORDER BY 1, start"
        ):
            found.setdefault(article, []).append(person.removeprefix(FIRST) + ("?" if unsure else ""))
    return found


WHOSE = {"lv-601": [""], "lv-602": ["", "-2", ""], "lv-603": ["-2", "-2"], "lv-604": ["?"]}


@pytest.fixture
def crawled(crawl: Crawl, folder: DataFolder) -> DataFolder:
    with ReplicaServer(site(BEFORE)) as server:
        crawl(server)
        assert owners(folder) == {"lv-601": [""]}
        server.handler = site(BEFORE, PROOF)
        crawl(server, full=True)
        assert owners(folder) == {one: WHOSE[one] for one in ("lv-601", "lv-602")}
        server.handler = site(BEFORE, PROOF, LATER, NEITHER)
        crawl(server, full=True)
    return folder


def test_articles_find_their_person_as_they_come_and_a_rebuild_ends_the_same(crawled: DataFolder) -> None:
    assert owners(crawled) == WHOSE
    before = derived_rows(crawled)
    rebuild(crawled)
    assert derived_rows(crawled) == before
    crawled.database.unlink()
    rebuild(crawled)
    assert derived_rows(crawled) == before


def test_other_rules_read_the_same_of_the_archive(crawled: DataFolder, crawl: Crawl) -> None:
    before = derived_rows(crawled)
    with closing(sqlite3.connect(crawled.database)) as db, db:
        db.execute("UPDATE made_with SET version = 'earlier' WHERE part <> 'takedowns'")
    with ReplicaServer(site(BEFORE, PROOF, LATER, NEITHER)) as server:
        crawl(server)
    now = derived_rows(crawled)
    assert all(now[table] == before[table] for table in ("people", "appearances", "statements"))


def test_where_the_proof_is_gone_they_are_one_again_and_the_second_address_leads_to_the_first(
    crawled: DataFolder, crawl: Crawl
) -> None:
    with ReplicaServer(site(BEFORE, "Sanāksme bija īsa.", LATER, NEITHER)) as server:
        crawl(server, full=True)
        assert owners(crawled) == {"lv-601": [""], "lv-603": ["", ""], "lv-604": [""]}
        with closing(ReadingRoom(crawled.database)) as room:
            answer = room.get(f"/speaker/{SECOND}")
            assert (answer.status_code, answer.headers["location"]) == (301, f"/speaker/{FIRST}")
        server.handler = site(BEFORE, PROOF, LATER, NEITHER)
        crawl(server, full=True)
    assert owners(crawled) == WHOSE


@pytest.fixture
def room(crawled: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(crawled.database)) as room:
        yield room


def test_each_page_leads_to_the_other_and_has_what_its_own_person_said(room: ReadingRoom) -> None:
    first, second = (room.page(f"/speaker/{slug}", "en") for slug in (FIRST, SECOND))
    note = text_of(first.findall(".//p[@class='note']")[0])
    assert note == (
        "Another person of this name: Valdis Krastkalns (Labklājības ministrijas vecākais eksperts). "
        "1 article does not say which of them it means. It is shown here and marked."
    )
    assert first.find(f".//p[@class='note']/a[@href='/speaker/{SECOND}']") is not None
    assert "Another person of this name: Valdis Krastkalns (Valsts policijas priekšnieks)." in text_of(second)
    assert "palīdzība ir tuvu" in text_of(second)
    assert "palīdzība ir tuvu" not in text_of(first)
    assert text_of(first).count("May mean another person of this name.") == 1
    assert "May mean another person" not in text_of(second)
    assert "Cits cilvēks ar tādu pašu vārdu un uzvārdu:" in room.text(f"/speaker/{FIRST}", "lv")


def test_the_index_the_facets_and_the_filters_say_who_is_who(room: ReadingRoom) -> None:
    index = [text_of(one) for one in room.page("/speakers?q=Krastkalns", "en").findall(".//ul[@class='people']/li")]
    assert len(index) == 2
    assert "Valsts policijas priekšnieks" in index[0]
    assert "Labklājības ministrijas vecākais eksperts" in index[1]
    facet = {one["value"]: one["label"] for one in room.get("/search.json?size=1").json()["facets"]["speaker"]}
    assert facet[FIRST] == "Valdis Krastkalns (Valsts policijas priekšnieks)"
    assert facet[SECOND] == "Valdis Krastkalns (Labklājības ministrijas vecākais eksperts)"
    assert "Valdis Krastkalns (Labklājības" in text_of(room.page(f"/search?speaker={SECOND}"))
    assert room.get(f"/search.json?speaker={SECOND}").json()["total"] == 1


def test_a_search_for_the_name_means_both_and_says_so(room: ReadingRoom) -> None:
    assert room.get('/search.json?q=speaker:"Valdis Krastkalns"').json()["total"] == 4
    page = text_of(room.page('/search?q=speaker:"Valdim Krastkalnam"', "en"))
    assert "More than one person is called Valdis Krastkalns: Valsts policijas priekšnieks; Labklājības" in page
    assert 'speaker:"Valdis Krastkalns (' not in page
    assert "More than one person" not in text_of(room.page(f"/search?speaker={SECOND}", "en"))


def test_nobody_else_of_the_archive_is_split(crawled: DataFolder) -> None:
    with closing(sqlite3.connect(crawled.database)) as db:
        told = db.execute("SELECT id FROM people WHERE known_as IS NOT NULL ORDER BY id").fetchall()
    assert told == [(FIRST,), (SECOND,)]


def test_nobody_of_the_stand_in_site_is_split(archived_replica: DataFolder) -> None:
    with closing(sqlite3.connect(archived_replica.database)) as db:
        assert db.execute("SELECT count(*) FROM people").fetchone()[0] > 50
        assert db.execute("SELECT * FROM namesake_proofs").fetchall() == []
