"""An id, a path or an old address typed into the search leads on; a number and a date are words, and offer more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from sqlite_utils import Database

from archive.web.parts.lookup import look_up, may_be_looked_up
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import MOMENT, Row, archive_of

SITE = "http://www.cilvektirdznieciba.lv"
ARTICLES = [
    Row("lv-129", "Seminārs Ogrē", "Seminārs notika 2016. gada 5. maijā, LV-1050.", published_on="2016-05-05"),
    Row("en-129", "Seminar in Ogre", "It took place.", lang="en", published_on="2016-05-30"),
    Row("lv-greta", "GRETA", "Eksperti.", kind="page", published_on=None),
    Row("lv-jaunums-parcelts", "Pārcelts raksts", "Raksts, ko pārcēla.", published_on="2017-01-01"),
]


def capture(db: Database, url: str, status: int, *, location: str | None = None, at: str = MOMENT) -> None:
    db.execute(
        "INSERT INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, crawl_id, location) "
        "VALUES (?, ?, ?, ?, '', 'crawl.warc.gz', 0, 0, 'crawl', ?)",
        [f"{url} {at}", url, at, status, location],
    )


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    path: Path = tmp_path_factory.mktemp("typed") / "archive.db"
    with closing(archive_of(path, ARTICLES)) as db, db.atomic():
        addresses = {"lv-129": "/lv/seminars/129", "en-129": "/en/seminar/129", "lv-greta": "/lv/greta"}
        for id, address in {**addresses, "lv-jaunums-parcelts": "/lv/jaunums/parcelts"}.items():
            db.execute("UPDATE articles SET url = ? WHERE id = ?", [SITE + address, id])
        db.execute(
            "INSERT INTO revisions (article_id, revision, captured_at, title, body, capture_id) "
            "VALUES ('lv-129', 2, '2026-11-04T22:30:00.000000Z', 'Seminārs Ogrē', 'x', 'capture')"
        )
        db.execute("INSERT INTO addresses (id, article_id, url, crawl_id) VALUES ('lv-vecs', 'lv-129', '', 'crawl')")
        capture(db, f"{SITE}/lv/agrak", 200)
        capture(db, f"{SITE}/lv/agrak", 301, location="/lv/tad", at="2025-01-01T00:00:00Z")
        capture(db, f"{SITE}/lv/tad", 302, location=f"{SITE}/lv/jaunums/parcelts/")
        capture(db, f"{SITE}/lv/riņķis", 301, location="/lv/cits")
        capture(db, f"{SITE}/lv/cits", 301, location="/lv/ri%C5%86%C4%B7is")
        capture(db, f"{SITE}/lv/prom", 301, location="javascript:alert(1)")
        capture(db, f"{SITE}/lv/salauzts", 301, location="http://[")
        capture(db, f"{SITE}/upload/a.pdf", 200)
        capture(db, f"{SITE}/upload/a.pdf", 200, at="2025-01-01T00:00:00Z")
        for hour in ("06", "18"):
            capture(db, f"{SITE}/lv/seminars/129", 200, at=f"2018-05-05T{hour}:00:00Z")
        db.execute(
            "INSERT INTO events (id, title, starts_on, ends_on, source) "
            "VALUES ('ev-1', 'Nometne', '2016-05-04', '2016-05-06', 'calendar')"
        )
    with closing(ReadingRoom(path)) as room:
        yield room


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("lv-129", "lv-129"),
        ("en-129", "en-129"),
        (" lv-greta ", "lv-greta"),
        ("lv-vecs", "lv-vecs"),  # which leads on to the id that the article has now
        ("/lv/seminars/129", "lv-129"),
        ("/lv/seminars/129/?utm_source=x#top", "lv-129"),
        ("lv/cits-nosaukums/129", "lv-129"),
        ("/LV/seminars/129", "lv-129"),
        ("www.cilvektirdznieciba.lv/lv/seminars/129", "lv-129"),
        ("//www.cilvektirdznieciba.lv/lv/seminars/129", "lv-129"),
        ("trafficking.lv/en/seminar/129?fbclid=x", "en-129"),
        ("https://cilvektirdznieciba.lv/lv/greta#a", "lv-greta"),
        ("/lv/greta", "lv-greta"),
        ("/lv/agrak", "lv-jaunums-parcelts"),
        (f"{SITE}/lv/tad", "lv-jaunums-parcelts"),
    ],
)
def test_an_id_and_an_address_in_any_spelling_lead_to_the_article(room: ReadingRoom, typed: str, article: str) -> None:
    answer = room.get(f"/search?q={quote(typed)}")
    assert (answer.status_code, answer.headers.get("location")) == (302, f"/article/{article}")


def test_the_path_of_a_file_leads_to_its_capture(room: ReadingRoom) -> None:
    assert room.get("/search?q=/upload/a.pdf").headers["location"].startswith("/capture/")


@pytest.mark.parametrize(
    "around", ["{}.", "({}),", "<{}>", "„{}”", '"{}"', "«{}»!", "[{}].", "{};", "{}…", "\ufeff{}", "\u200e{}\u200b"]
)
def test_an_address_leads_on_with_what_stood_around_it_in_a_text(room: ReadingRoom, around: str) -> None:
    for address in (f"{SITE}/lv/seminars/129", "www.cilvektirdznieciba.lv/lv/seminars/129", "/lv/seminars/129"):
        answer = room.get(f"/search?q={quote(around.format(address))}")
        assert (answer.status_code, answer.headers.get("location")) == (302, "/article/lv-129"), address


@pytest.mark.parametrize(
    "typed",
    [
        f"https://web.archive.org/web/20190101000000/{SITE}/lv/seminars/129",
        f"web.archive.org/web/2019*/{SITE}/lv/seminars/129",
        "https://web.archive.org/web/20190101000000id_/http:/www.cilvektirdznieciba.lv/lv/seminars/129",
        "https://web.archive.org/web/*/cilvektirdznieciba.lv/lv/seminars/129",
        f"(https://archive.ph/2019/{SITE}/lv/seminars/129).",
        f"http://archive.example/timegate/{SITE}/lv/seminars/129?x#y",
    ],
)
def test_an_address_of_another_archive_leads_to_the_page_that_it_is_of(room: ReadingRoom, typed: str) -> None:
    assert room.get(f"/search?q={quote(typed)}").headers.get("location") == "/article/lv-129"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (f"https://web.archive.org/web/20180505100000/{SITE}/lv/seminars/129", "/article/lv-129/20180505060000"),
        (f"https://web.archive.org/web/20180505130000id_/{SITE}/lv/seminars/129", "/article/lv-129/20180505180000"),
        (f"https://web.archive.org/web/20180506000000/{SITE}/lv/seminars/129", "/article/lv-129"),
        (f"https://web.archive.org/web/20181399000000/{SITE}/lv/seminars/129", "/article/lv-129"),
        (f"https://web.archive.org/web/20240101000000/{SITE}/upload/a.pdf", f"/capture/{SITE}/upload/a.pdf {MOMENT}"),
    ],
)
def test_it_leads_to_a_capture_of_that_day_where_there_is_one(room: ReadingRoom, typed: str, path: str) -> None:
    assert room.get(f"/search?q={quote(typed)}").headers.get("location") == path


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("http://localhost/article/lv-129", "/article/lv-129"),
        ("https://LOCALHOST/article/lv-129#facts", "/article/lv-129"),
        ("localhost/speaker/talis-niedra", "/speaker/talis-niedra"),
        ("„http://localhost/article/lv-129”.", "/article/lv-129"),
        ("http://localhost/search?q=semin%C4%81rs&page=2", "/search?q=semin%C4%81rs&page=2"),
        ("http://localhost//other.example/", "/other.example/"),
        ("http://localhost/", "/"),
        ("http://localhost", "/"),
    ],
)
def test_an_address_of_ours_leads_there(room: ReadingRoom, typed: str, path: str) -> None:
    answer = room.get(f"/search?q={quote(typed)}")
    assert (answer.status_code, answer.headers.get("location")) == (302, path)


def test_a_word_that_is_the_name_of_our_host_is_searched_for(room: ReadingRoom) -> None:
    assert room.get("/search?q=localhost").status_code == 200


@pytest.mark.parametrize(
    "typed", ["/lv/riņķis", "/lv/prom", "/lv/salauzts", "/lv/nekas/999", "/en", f"{SITE}/lv/nekur"]
)
def test_an_address_that_leads_nowhere_is_said_to_be_so(room: ReadingRoom, typed: str) -> None:
    answer = room.get(f"/search?q={quote(typed)}", "en")
    assert answer.status_code == 200
    assert "The archive has no capture of this address." in answer.text


@pytest.mark.parametrize("typed", ["LV-1050", "lv-999", "seminārs", "129", "LV-129", "2016", "5.5.2016", "lv/en", "/"])
def test_what_may_be_words_is_searched_for(room: ReadingRoom, typed: str) -> None:
    answer = room.get(f"/search?q={quote(typed)}", "en")
    assert answer.status_code == 200
    assert "no capture of this address" not in answer.text


def notes(room: ReadingRoom, typed: str, language: str = "en") -> list[tuple[str, list[str]]]:
    page = room.page(f"/search?q={quote(typed)}", language)
    return [(text_of(one), one.xpath(".//a/@href")) for one in page.xpath("//p[@class='note']") if one.xpath(".//a")]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("129", ["lv-129", "en-129"]), ("LV-129", ["lv-129"]), ("en 129", ["en-129"]), ("0129", ["lv-129", "en-129"])],
)
def test_a_number_offers_the_articles_that_have_it(room: ReadingRoom, typed: str, ids: list[str]) -> None:
    assert [paths for _, paths in notes(room, typed)] == [[f"/article/{id}"] for id in ids]
    assert notes(room, typed)[0][0].startswith(f"Article number {ids[0]}: ")


def test_a_number_that_no_article_has_offers_nothing(room: ReadingRoom) -> None:
    assert notes(room, "130") == notes(room, "LV-1050") == notes(room, "999999999999") == []


DAY = "/search?since=2016-05-05&until=2016-05-05"


@pytest.mark.parametrize("typed", ["5.5.2016", "2016-05-05", "2016. gada 5. maijs", "2016.gada 5.maijā", "5 May 2016"])
def test_a_date_offers_what_was_published_and_what_took_place(room: ReadingRoom, typed: str) -> None:
    ((said, paths),) = notes(room, typed)
    assert (said, paths) == ("5 May 2016: articles published: 1 · events: 1", [DAY, "/calendar/2016/05"])
    ((said, _),) = notes(room, typed, "lv")
    assert said == "2016. gada 5. maijs: publicētie raksti: 1 · notikumi: 1"


def test_a_date_offers_what_changed_on_that_day_in_riga(room: ReadingRoom) -> None:
    ((said, paths),) = notes(room, "5.11.2026")
    assert (said, paths) == ("5 November 2026: changed on the site: Seminārs Ogrē", ["/article/lv-129/history"])
    assert notes(room, "4.11.2026") == []


def test_a_month_offers_all_its_days_and_a_year_is_a_word(room: ReadingRoom) -> None:
    for typed in ("2016. gada maijs", "2016-05"):
        ((said, paths),) = notes(room, typed)
        assert said.startswith("1–31 May 2016: articles published: 2")
        assert paths[0] == "/search?since=2016-05-01&until=2016-05-31"
    assert notes(room, "2016") == notes(room, "2016. gads") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [("5.11.2026", "No article has these words"), ("129", "No article has these words"), ("130", "Nothing was found")],
)
def test_where_something_is_offered_it_is_not_said_that_nothing_was_found(
    room: ReadingRoom, typed: str, said: str
) -> None:
    page = room.page(f"/search?q={typed}", "en")
    assert text_of(page.get_element_by_id("found")) == said
    assert ("Try fewer or different words" in page.text_content()) is (said == "Nothing was found")


def test_words_are_found_beneath_what_is_offered(room: ReadingRoom) -> None:
    page = room.page(f"/search?q={quote('2016. gada 5. maijā')}")
    assert page.xpath("//ol//a[contains(@href, '/article/lv-129')]")


@given(st.one_of(st.text(max_size=80), st.from_regex(r"/?(lv|en)[-/ ][a-z0-9/#?%.-]{0,20}", fullmatch=True)))
def test_whatever_is_typed_is_looked_up_without_an_error(typed: str) -> None:
    with closing(archive_of(":memory:", ARTICLES, with_vocabulary=False)) as db:
        if may_be_looked_up(typed):
            found = look_up(db, typed)
            assert found.path is None or found.path.startswith(("/article/", "/capture/"))
        else:
            assert look_up(db, typed).path is None


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/lv/jaunumi/129", "/lv/jaunumi/129"),
        ("/en/news/7?page=2&ui=en", "/en/news/7?page=2"),
        ("/upload/files/a.pdf", "/upload/files/a.pdf"),
        ("/nekas", ""),
        ("/lvx/1", ""),
        ("/speaker/neviens", ""),
        ("/lv/a/b/c/~22~3E~3Cscript~3E", '/lv/a/b/c/"><script>'),
        ("/lv/semin~C4~81rs/129", "/lv/seminārs/129"),
    ],
)
def test_a_page_that_is_not_there_has_the_box_with_the_address_of_the_site(
    room: ReadingRoom, path: str, typed: str
) -> None:
    answer = room.get(path, "en")
    assert answer.status_code == 404
    (box,) = html.fromstring(answer.text).xpath("//main//form[@role='search']//input[@name='q']")
    assert box.get("value") == typed
