"""A Latvian and an English article are linked as one where links, files or facts prove it, and no others are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from archive.extract import Article, extract
from archive.store.annotation import annotate
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.rows import events, twins
from archive.twins.articles import Told, Twins, facts_in, pair
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import Row, archive_of
from tests.support.rows.event_captures import Seen, add_captures, article, event

# Invented pairs, each as (days of publication, Latvian, English).
PAIRS = {
    "seminar": (
        ("2021-09-20", "2021-09-20"),
        "2021.gada 16.septembrī Daugavpils Vienības namā notika seminārs, kurā piedalījās 64 speciālisti no "
        "Rēzeknes un Krāslavas. "
        "Semināru vadīja Valsts policijas inspektore Zaiga Pūpolziede. Pērn palīdzība sniegta 37 cilvēkiem, "
        "izlietoti 12 500 eiro. "
        "Sākums plkst. 10.30, pieteikties: seminars@piemers.lv.",
        "On 16 September 2021 a seminar took place at the Daugavpils Unity House; 64 specialists came from "
        "Rēzekne and Krāslava. "
        "It was led by Zaiga Pūpolziede, inspector of the State Police. Last year 37 people were helped, for "
        "EUR 12,500. "
        "It began at 10:30; applications to seminars@piemers.lv.",
    ),
    "report": (
        ("2022-03-01", "2022-03-03"),
        "Nodibinājuma «Gaismas tilts» vadītāja Maija Strautmale ziņo: 2021. gadā saņemti 318 zvani, par "
        "14,5% vairāk nekā pirms gada. "
        "Identificēti 45 upuri, no tiem 29 vīrieši. Pārskats tiks apspriests 2022. gada 22. martā Valmierā.",
        "Maija Strautmale, head of the foundation Gaismas tilts, reports 318 calls in 2021, 14.5% more than "
        "a year before. "
        "45 victims were identified, 29 of them men. The report will be discussed on 22 March 2022 in Valmiera.",
    ),
    "conference": (
        ("2022-11-07", "2022-11-08"),
        "2022.gada 2.-3.novembrī Liepājā notika konference „Droša gaita”. To atklāja ministra padomnieks "
        "Alvis Kalnarājs. "
        "Konferencē bija 143 dalībnieki no 11 valstīm, nolasīti 26 referāti.",
        "On 2-3 November 2022 the conference “Safe Step” was held in Liepāja. It was opened by the "
        "minister's adviser Alvis Kalnarājs. "
        "It had 143 participants from 11 countries and 26 talks.",
    ),
    "without dates": (
        (None, None),
        "Projekts ilgst no 2019. gada 1. marta līdz 2021. gada 31. augustam. Tā budžets ir 487 250 eiro, no "
        "tiem 85% sedz ES. "
        "Uzrunāti 5 400 jaunieši, sagatavotas 17 nodarbības. Projektu vada Ilze Vējlapa, tālrunis 67111222, "
        "drosagaita@piemers.lv.",
        "The project runs from 1 March 2019 to 31 August 2021. Its budget is EUR 487 250, of which the EU "
        "covers 85%. "
        "It reached 5,400 young people with 17 lessons. The project is managed by Ilze Vējlapa, phone "
        "67111222, drosagaita@piemers.lv.",
    ),
}


def rows() -> list[Row]:
    made = []
    for number, ((day, other), latvian, english) in enumerate(PAIRS.values(), 1):
        made.append(Row(f"lv-{number}", f"Raksts {number}", latvian, published_on=day))
        made.append(Row(f"en-{number + 100}", f"Article {number}", english, lang="en", published_on=other))
    return made


def archive(those: list[Row], path: Path | str = ":memory:") -> Database:
    db = archive_of(path, those)
    with db.atomic():
        annotate.update(db)
        events.derive(db)
    return db


def pairs_of(db: Database) -> set[tuple[str, str, str]]:
    found = set(db.execute("SELECT article_id, twin_id, proof FROM article_twins").fetchall())
    assert found == {(other, one, proof) for one, other, proof in found}  # both ways
    return {one for one in found if one[0].startswith("lv-")}


def test_each_invented_pair_is_found() -> None:
    with closing(archive(rows())) as db:
        assert pairs_of(db) == {(f"lv-{number}", f"en-{number + 100}", "facts") for number in range(1, len(PAIRS) + 1)}


def test_an_article_without_its_twin_has_none() -> None:
    for missing in rows():
        with closing(archive([one for one in rows() if one.id != missing.id])) as db:
            assert len(pairs_of(db)) == len(PAIRS) - 1


def test_none_of_the_stand_in_site_is_wrong(archived_replica: DataFolder) -> None:
    # Each of its articles is about something else, but for one page that has no date and too few facts.
    with closing(open_database(archived_replica.database)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone()[0] > 50
        assert pairs_of(db) == set()


def test_an_announcement_is_no_twin_of_the_report() -> None:
    announcement = Row(
        "lv-9",
        "Aicinām",
        "2021.gada 16.septembrī plkst.10.30 Daugavpils Vienības namā notiks seminārs speciālistiem no Rēzeknes un "
        "Krāslavas. Semināru vadīs inspektore Zaiga Pūpolziede. Pieteikties līdz 2021.gada 10.septembrim.",
        published_on="2021-09-02",
    )
    report = rows()[1]
    with closing(archive([announcement, report])) as db:
        assert pairs_of(db) == set()
    with closing(archive([announcement, *rows()])) as db:
        assert ("lv-1", "en-101", "facts") in pairs_of(db)


def test_of_two_that_say_nearly_the_same_neither_is_taken() -> None:
    first = rows()[0]
    copy = first._replace(id="lv-50", title="Vēlreiz", published_on="2021-09-21")
    with closing(archive([first, copy, rows()[1]])) as db:
        assert pairs_of(db) == set()


def test_two_of_other_days_are_not_linked() -> None:
    latvian, english = rows()[:2]
    with closing(archive([latvian, english._replace(published_on="2021-10-20")])) as db:
        assert pairs_of(db) == set()


FACTS = frozenset(f"number:{number}" for number in range(10, 18))
DAY = date(2021, 9, 20)
LV, EN = Told("lv-1", "lv", DAY, FACTS), Told("en-2", "en", DAY, FACTS)


def told(*those: Told) -> list[tuple[str, str, str]]:
    return [(one.latvian, one.english, one.proof) for one in pair(those)]


def test_a_picture_that_no_other_article_has_proves_it_with_a_fact() -> None:
    few = frozenset({"number:64", "place:0002000"})
    files = frozenset({"picture:abc"})
    one, other = replace(LV, facts=few, files=files), replace(EN, facts=few, files=files)
    assert told(one, other) == [("lv-1", "en-2", "files")]
    assert told(replace(one, files=frozenset()), other) == []
    assert told(one, other, replace(one, id="lv-3", facts=frozenset({"number:99"}))) == []
    assert told(one, replace(other, published_on=date(2021, 9, 21))) == []


def test_a_page_that_names_its_other_language_proves_it() -> None:
    bare = replace(LV, facts=frozenset(), links=frozenset({"en-2"}))
    other = replace(EN, facts=frozenset())
    assert told(bare, other) == [("lv-1", "en-2", "link")]
    assert told(bare, replace(other, links=frozenset({"lv-1"}))) == [("lv-1", "en-2", "link")]
    assert told(bare, replace(other, links=frozenset({"lv-9"}))) == [("lv-1", "en-2", "link")]  # which is not there
    # A switch of languages that leads all to one page is none.
    assert told(bare, other, replace(bare, id="lv-3")) == []
    assert told(bare, replace(other, links=frozenset({"lv-3"})), replace(LV, id="lv-3", facts=frozenset())) == []


@pytest.mark.parametrize(
    ("latvian", "english"),
    [
        ("izlietoti 12 500 eiro", "EUR 12,500 were spent"),
        ("par 14,5% vairāk", "14.5% more"),
        ("2021.gada 16.septembrī plkst.10.30", "on 16 September 2021 at 10:30"),
        ("2022. gada 2.–3. novembrī", "2-3 November 2022"),
        ("raksti: Kads@Piemers.lv", "write to kads@piemers.lv"),
        ("tālr. 67111222", "phone 67111222"),
    ],
)
def test_facts_are_the_same_in_both_languages(latvian: str, english: str) -> None:
    assert facts_in(latvian, DAY) == facts_in(english, DAY) != frozenset()


def test_small_numbers_and_years_are_no_facts() -> None:
    assert facts_in("4 cilvēki 2021. gadā, 2019", DAY) == frozenset()


# Nearly facts, in any order: often two of them make one.
_PIECES = st.sampled_from(
    ["67111222", "12.", "05.2021", "plkst.", "14:30", "kads@", "piemers.lv", "1690", "%", " ", "-"]
)


@given(st.lists(_PIECES | st.text(max_size=9), max_size=20).map("".join))
@example("67111222 kads@piemers.lv plkst. 14:30")
def test_whatever_a_text_says_its_facts_are_of_known_kinds(text: str) -> None:
    assert {one.split(":")[0] for one in facts_in(text, DAY)} <= {"day", "clock", "mail", "number"}


some = st.frozensets(st.sampled_from(sorted(FACTS)), max_size=8)
many = st.lists(
    st.builds(
        lambda lang, number, facts, links, dated: Told(
            f"{lang}-{number}", lang, DAY if dated else None, facts, frozenset(), links
        ),
        st.sampled_from(["lv", "en"]),
        st.integers(1, 5),
        some,
        st.frozensets(st.sampled_from(["lv-1", "lv-2", "en-1", "en-2"]), max_size=1),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@settings(max_examples=200)
@given(many, st.randoms(use_true_random=False))
def test_no_article_is_in_two_pairs_and_the_order_plays_no_part(those: list[Told], lot: Random) -> None:
    found: list[Twins] = pair(those)
    ids = [id for one in found for id in (one.latvian, one.english)]
    assert len(ids) == len(set(ids))
    assert all(one.latvian.startswith("lv-") and one.english.startswith("en-") for one in found)
    shuffled = those.copy()
    lot.shuffle(shuffled)
    assert pair(shuffled) == found


def test_what_became_another_text_is_read_anew_and_what_left_is_forgotten() -> None:
    with closing(archive(rows())) as db:
        with db.atomic():
            db.execute("UPDATE articles SET body = 'Pavisam kas cits.' WHERE id = 'lv-2'")
            annotate.update(db)
            events.derive(db)
        assert {one[0] for one in pairs_of(db)} == {"lv-1", "lv-3", "lv-4"}
        before = db.conn.total_changes
        with db.atomic():
            twins.derive(db)
        assert db.conn.total_changes == before


PAGE = """<html lang="lv"><head><title>Seminārs</title>{head}</head><body><nav>{nav}</nav><h1>Seminārs Ogrē</h1>
<p>20.09.2021.</p>
<p>Seminārā Ogrē piedalījās vairāk nekā sešdesmit speciālistu no visas Latvijas, un tas ilga visu dienu.</p>
</body></html>"""
OURS = "http://www.cilvektirdznieciba.lv/lv/seminars/129"


@pytest.mark.parametrize(
    ("head", "nav", "translation"),
    [
        ('<link rel="alternate" hreflang="en" href="/en/seminar/201">', "", "en-201"),
        ('<link rel="alternate" hreflang="en-GB" href="http://www.trafficking.lv/en/seminar/201">', "", "en-201"),
        ('<link rel="alternate" hreflang="lv" href="/lv/seminars/129">', "", None),
        ('<link rel="alternate" hreflang="en" href="/en">', "", None),
        ('<link rel="alternate" hreflang="en" href="http://example.org/en/seminar/201">', "", None),
        ('<link rel="alternate" type="application/rss+xml" href="/en/news/1">', "", None),
        ("", '<a href="/en/seminar/201">English</a>', "en-201"),
        ("", '<a href="/en/seminar/201">EN</a> <a href="/lv/seminars/129">LV</a>', "en-201"),
        ("", '<a href="/en">EN</a>', None),
        ("", '<a href="/en/a/1">EN</a> <a href="/en/b/2">English</a>', None),
        ("", '<a href="/en/seminar/201">Seminar in Ogre</a>', None),
    ],
)
def test_what_a_page_names_as_its_other_language_is_read(head: str, nav: str, translation: str | None) -> None:
    page = extract(PAGE.format(head=head, nav=nav).encode(), OURS, "text/html; charset=utf-8")
    assert isinstance(page, Article)
    assert page.translation == translation
    assert replace(page, translation=None).content_hash == page.content_hash


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    path = tmp_path_factory.mktemp("twins") / "archive.db"
    archive(rows(), path).close()
    with closing(ReadingRoom(path)) as reading_room:
        yield reading_room


def test_each_page_leads_to_the_other(room: ReadingRoom) -> None:
    for path, twin, label in (("lv-1", "en-101", "Angliski: Article 1"), ("en-101", "lv-1", "Latviski: Raksts 1")):
        page = room.page(f"/article/{path}")
        (link,) = page.xpath("//article//header//a[@hreflang]")
        assert (link.get("href"), link.get("hreflang"), text_of(link.getparent())) == (
            f"/article/{twin}",
            twin[:2],
            label,
        )
        named = {one.get("hreflang"): one.get("href") for one in page.xpath("//link[@rel='alternate'][@hreflang]")}
        assert named == {id[:2]: f"http://localhost/article/{id}" for id in (path, twin)}


def test_the_table_is_shown(room: ReadingRoom) -> None:
    rows = json.loads(room.get("/archive/article_twins.json?_shape=array").text)
    assert {row["proof"] for row in rows} == {"facts"}
    assert len(rows) == 2 * len(PAIRS)


def test_events_that_twins_announce_are_one() -> None:
    latvian = event("Raksts 1", "2021-09-16", source="article")
    english = event("Article 1", "2021-09-16", source="article")
    with closing(archive(rows())) as db:
        seen = [(article("lv-1", latvian), "lv"), (replace(article("en-101", english), lang="en"), "en")]
        add_captures(db, [Seen("2021-09-20", page) for page, _ in seen])
        (row,) = db.query("SELECT * FROM events")
        assert (row["title"], row["title_en"]) == ("Raksts 1", "Article 1")
        assert (row["article_id"], row["article_id_en"]) == ("lv-1", "en-101")
