"""The page of an article: what it names, what it shows, what it was read from, and what became of it over time."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.web.pages.article import read_article
from scraper.refresh import Options, refresh
from tests.replica.misbehaviour import Changed, Status
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import path_of, six_articles
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, archive_of

START = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)  # the second of March in Riga
MISSING = "/upload/images/101-apmacibas-saldus.jpg"  # the picture of lv-101


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    """An archive of a site that edited lv-104, then renamed a document of it, took lv-103 away, and lacks a picture."""
    folder = DataFolder(tmp_path_factory.mktemp("lived") / "data")
    with (
        ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        server.script(MISSING, Status(404))
        for day in (0, 1, 2, 10, 20):
            if day == 1:
                server.script(path_of("lv-103"), Status(404))
                server.script(path_of("lv-104"), Changed(edited))
            if day == 2:
                server.script(path_of("lv-104"), Changed(edited_again))
            patch.setenv("CTARCHIVE_NOW", (START + timedelta(days=day)).isoformat())
            refresh(Options(site=f"{server.url}/", data=folder.root, delay=0, full=True))
    with closing(ReadingRoom(folder.database)) as room:
        yield room


def edited(page: bytes) -> bytes:
    return page.replace(b"31 reizi", b"32 reizes")


def edited_again(page: bytes) -> bytes:
    return edited(page).replace("Sanāksmes darba kārtība".encode(), "Sanāksmes norise".encode())


def plain(page: str) -> str:
    """What a page says, without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_names_are_links_at_their_places(lived: ReadingRoom) -> None:
    text = lived.text("/article/lv-104")
    body = text[text.index('<div class="text"') : text.index("<aside")]
    assert re.search(r'href="/speaker/modris-kurpnieks" title="Modris Kurpnieks">Modris Kurpnieks</a>', body)
    assert re.search(r'href="/speaker/zelma-[^"]*" title="Zelma Pūcīte-Kalniņa">Z.Pūcītes-Kalniņas</a>', body)
    assert re.search(r'href="/municipality/[^"]*" title="Ventspils">Ventspilī</a>', body)


def test_links_to_other_articles_stay_in_the_archive(reading_room: ReadingRoom) -> None:
    assert re.search(r'<a href="/article/lv-240"[^>]*>Atbalsts cietu', reading_room.text("/article/lv-241"))


def test_every_text_of_the_archive_fits_its_markup(reading_room: ReadingRoom, archived_replica: DataFolder) -> None:
    with closing(open_database(archived_replica.database).conn) as connection:
        named = """SELECT article_id, start FROM appearances UNION SELECT article_id, start FROM mentions"""
        ids = [row[0] for row in connection.execute(f"SELECT DISTINCT article_id FROM ({named})")]
    assert len(ids) > 30
    for article_id in ids:
        text = reading_room.text(f"/article/{article_id}")
        assert re.search(r'<a class="(person|place)"', text), article_id


def test_the_facts_are_in_a_box(lived: ReadingRoom) -> None:
    text = lived.text("/article/lv-104", "en")
    facts = plain(text[text.index("<aside") : text.index("</aside>")])
    for fact in (
        "Published 29 September 2015",
        "Speakers Modris Kurpnieks Jelgavas pilsētas domes",
        "Municipalities Jelgava until 2021",
        "2 documents",
        "Language Latvian",
        "first on 2 March 2026 last on 22 March 2026",
        "3 versions",
        "/lv/pasvaldibu-pieredzes-apmainas-sanaksme-jelgava/104",
    ):
        assert fact in facts
    assert 'href="/calendar/2015/09#' in text


def test_a_page_without_a_date_says_so(lived: ReadingRoom) -> None:
    assert "No publication date was recognised." in lived.text("/article/lv-greta", "en")
    assert "Publicēšanas datums nav atpazīts." in lived.text("/article/lv-greta", "lv")


def test_headings_follow_upon_the_title(reading_room: ReadingRoom) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", reading_room.text("/article/lv-241"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_pictures_come_from_the_captures_with_their_caption_once(reading_room: ReadingRoom) -> None:
    text = reading_room.text("/article/lv-104")
    pictures = re.findall(r'<img src="(/image/[^"]*)" alt="([^"]*)"', text)
    assert len(pictures) == 31
    assert text.count("<figcaption") == 1
    assert {alt for _, alt in pictures} == {""}
    assert reading_room.get(pictures[0][0]).headers["content-type"] == "image/jpeg"


def test_a_picture_that_is_not_stored_is_said_not_to_be(lived: ReadingRoom) -> None:
    text = lived.text("/article/lv-101", "en")
    assert "Not stored in the archive." in text
    assert f'{MISSING}"' in text
    assert "<img" not in text


def test_documents_are_handed_out_as_captured(lived: ReadingRoom) -> None:
    text = lived.text("/article/lv-104")
    (address,) = re.findall(r'href="(/document/[^"]*)"[^>]*>Sanāksmes norise', text)
    assert f'href="{address}/file"' in text
    answer = lived.get(f"{address}/file")
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["content-type"] == "application/msword"


def test_its_origin_is_told(lived: ReadingRoom) -> None:
    text = lived.text("/article/lv-104")
    link = re.search(r'href="/archive/captures/([^"]*)"', text)
    assert link
    row = json.loads(lived.text(f"/archive/captures/{link[1]}.json?_shape=objects"))["rows"][0]
    origin = plain(text[text.index('id="origin"') :])
    for name in ("url", "sha256", "warc", "id"):
        assert row[name] in origin
    assert f"HTTP {row['status']}" in origin
    assert f'href="/capture/{row["id"]}"' in text


def test_machines_are_told_what_it_is(lived: ReadingRoom) -> None:
    text = lived.text("/article/lv-104")
    about = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    assert about["@type"] == "NewsArticle"
    assert about["datePublished"] == "2015-09-29"
    assert about["isBasedOn"].endswith("/104")
    assert lived.get(about["archivedAt"].removeprefix("http://localhost")).status_code == 200
    assert '<meta property="og:type" content="article">' in text


def test_what_is_gone_is_said_to_be_gone_and_keeps_its_text(lived: ReadingRoom) -> None:
    text = plain(lived.text("/article/lv-103", "en"))
    assert "No longer on the site: missing since 3 March 2026. Shown as last captured on 2 March" in text
    assert "Statistika" in text
    assert "No longer on the site" not in lived.text("/article/lv-104", "en")


def test_history_shows_each_version_with_the_words_that_changed(lived: ReadingRoom) -> None:
    text = lived.text("/article/lv-104/history", "en")
    assert re.findall(r"<h2[^>]*>(Version \d)", text) == ["Version 3", "Version 2", "Version 1"]
    assert "izbraukusi [removed: 31 reizi ] [added: 32 reizes ] , un" in plain(text)
    assert (text.count("<del>"), text.count("<ins>")) == (2, 2)
    assert "[removed: Sanāksmes darba kārtība. (http" in plain(text)
    assert "[added: Sanāksmes norise. (http" in plain(text)
    assert "[…]" in text
    assert "Jēkabpils pilsētas pašvaldībā lielākā daļa" not in text  # far from the change


def test_a_former_version_can_be_read_in_full(lived: ReadingRoom) -> None:
    text = lived.text("/article/lv-104/history?revision=1", "en")
    assert "31 reizi" in text
    assert "Jēkabpils pilsētas pašvaldībā lielākā daļa" in text
    assert "There is a later one." in text


def test_what_never_changed_is_said_to_be_the_same(lived: ReadingRoom) -> None:
    text = lived.text("/article/en-201/history", "en")
    assert "Every capture has the same content." in text
    assert "<ins>" not in text


@pytest.mark.parametrize(
    ("written", "asked_for"),
    [
        ("http://trafficking.lv/a/1.jpg", "http://www.cilvektirdznieciba.lv/a/1.jpg"),
        ("http://www.cilvektirdznieciba.lv/a/1.jpg", "https://cilvektirdznieciba.lv/a/1.jpg"),
        ("http://localhost/a/Sanāksme 1.jpg", "http://localhost/a/San%C4%81ksme%201.jpg"),
        ("http://localhost/a/1.jpg?x=1&y", "http://localhost/a/1.jpg?x=1&y"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_picture_is_found_however_its_address_is_written(written: str, asked_for: str, tmp_path: Path) -> None:
    db = archive_of(tmp_path / "archive.db", [Row("lv-1", "Virsraksts", "Teksts")])
    with db.atomic():
        db.execute("INSERT INTO images (article_id, position, url) VALUES ('lv-1', 0, ?)", [written])
        for number, (mime, url) in enumerate([("image/png", asked_for), ("text/html", asked_for), ("image/gif", "x")]):
            db.execute(
                "INSERT INTO captures (id, url, fetched_at, status, mime, sha256, warc, offset, length, crawl_id) "
                "VALUES (?, ?, ?, 200, ?, '', '', 0, 0, 'crawl')",
                [f"c{number}", url, f"2024-01-0{number + 1}T00:00:00Z", mime],
            )
    found = read_article(db, "lv-1", tmp_path)
    assert found
    assert [picture.capture_id for group in found.gallery for picture in group.pictures] == ["c0"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/article/lv-1040", 404),
        ("/article/x", 404),
        ("/article/lv-104'", 301),
        ("/article/lv-1040/history", 404),
        ("/article/lv-104/history?revision=4", 404),
        ("/article/lv-104/history?revision=x", 200),
        ("/article/lv-104/history?until=2", 200),
        ("/article/lv-104/history?until=99999999999999999999", 200),
        ("/article/lv-104/history?until=0", 200),
    ],
)
def test_every_address_has_an_answer(path: str, status: int, lived: ReadingRoom) -> None:
    assert lived.get(path).status_code == status


def test_without_its_captures_the_archive_can_still_be_read(archived_replica: DataFolder, tmp_path: Path) -> None:
    with closing(open_database(archived_replica.database).conn) as connection:
        connection.execute("VACUUM INTO ?", [str(tmp_path / "archive.db")])
    with closing(ReadingRoom(tmp_path / "archive.db")) as room:
        text = room.text("/article/lv-104", "en")
        (capture,) = set(re.findall(r'href="(/capture/[^"/]*)"', text))
        assert "The WARC file is not on this computer" in text
        assert "This capture cannot be read" in room.text(capture, "en")


@pytest.mark.parametrize(("table", "page"), [("articles", "/article/"), ("captures", "/capture/")])
def test_a_row_of_the_tables_leads_to_its_page(table: str, page: str, lived: ReadingRoom) -> None:
    key = json.loads(lived.text(f"/archive/{table}.json?_shape=array&_size=1"))[0]["id"]
    assert f'href="{page}{key}"' in lived.text(f"/archive/{table}/{key}")
