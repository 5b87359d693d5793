"""Pages say who captured what they show, where those have it, and what is doubtful about it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.store.judgement.suspicion import Version, compare
from archive.warc.origin import Origin, origin
from archive.web.parts.history.origins import doubt_in_words, who
from archive.web.serving.i18n import Interface
from tests.support.imports.with_imports import ALONE, DAMAGED, DIGEST, EDITED, HALF, WRONG, WithImports
from tests.support.reading_room import ReadingRoom, text_of

PAGE = "https://web.archive.org/web/20180303100000/http://www.cilvektirdznieciba.lv/lv/a/1"
BYTES = "https://web.archive.org/web/20180303100000id_/http://www.cilvektirdznieciba.lv/lv/a/1"


@pytest.mark.parametrize(
    ("source", "source_uri", "expected"),
    [
        ("crawl", None, None),
        ("wayback", BYTES, Origin("wayback", "web.archive.org", PAGE)),
        (
            "wayback",
            "http://127.0.0.1:8080/c/20180303100000id_/http://a/b/20200101000000id_/c",
            Origin(
                "wayback", "127.0.0.1:8080", "http://127.0.0.1:8080/c/20180303100000/http://a/b/20200101000000id_/c"
            ),
        ),
        ("wayback", "ftp://web.archive.org/web/20180303100000id_/x", Origin("wayback", "web.archive.org")),
        ("wayback", "https://web.archive.org/", Origin("wayback", "web.archive.org")),
        ("wayback", "http://[", Origin("wayback")),
        ("wayback", None, Origin("wayback")),
        (
            "commoncrawl",
            "https://data.commoncrawl.org/a.warc.gz#bytes=0-9",
            Origin("commoncrawl", "data.commoncrawl.org"),
        ),
        ("file", "file:mans fails.warc.gz#urn:uuid:1", Origin("file", file="mans fails.warc.gz")),
    ],
)
def test_a_row_tells_who_made_it(source: str, source_uri: str | None, expected: Origin | None) -> None:
    assert origin(source, source_uri) == expected


ADDRESSES = st.text() | st.builds("http://{}/20180303100000id_/{}".format, st.text(), st.text())


@given(st.sampled_from(["wayback", "file", "commoncrawl", "later"]), ADDRESSES)
def test_of_any_row_the_page_is_a_web_address_or_none(source: str, source_uri: str) -> None:
    found = origin(source, source_uri)
    assert found
    assert not found.page or urlsplit(found.page).scheme in ("http", "https")
    told = who(Interface("lv"), found)
    assert "<script" not in told.replace("&lt;", "")


@pytest.mark.parametrize(
    ("made", "latvian", "english"),
    [
        (origin("wayback", BYTES), "Interneta arhīvs", "the Internet Archive"),
        (origin("wayback", "https://arquivo.pt/wayback/20180303100000id_/x"), "arquivo.pt", "arquivo.pt"),
        (origin("commoncrawl", "https://data.commoncrawl.org/a"), "Common Crawl", "Common Crawl"),
        (
            origin("file", "file:a&b.warc#1"),
            "citi (fails <code>a&amp;b.warc</code>)",
            "others (file <code>a&amp;b.warc</code>)",
        ),
        (None, "šis arhīvs", "this archive"),
    ],
)
def test_whoever_it_was_has_a_name(made: Origin | None, latvian: str, english: str) -> None:
    for language, name in (("lv", latvian), ("en", english)):
        told = who(Interface(language), made)
        assert name in told
        assert ("<a " in told) == bool(made and made.page)


def test_an_article_says_by_whom_it_was_captured_and_when_it_came(room_with_imports: ReadingRoom) -> None:
    (told,) = room_with_imports.page(f"/article/{ALONE}", "en").find_class("captured-by")
    assert text_of(told) == "Captured on 3 March 2018 by the Internet Archive, imported on 1 October 2026."
    (link,) = told.xpath(".//a/@href")
    assert link.startswith("https://web.archive.org/web/20180303")
    assert "id_" not in link
    (told,) = room_with_imports.page(f"/article/{ALONE}").find_class("captured-by")
    assert text_of(told) == (
        "Kopiju 2018. gada 3. martā izveidoja Interneta arhīvs; šeit tā importēta 2026. gada 1. oktobrī."
    )


def test_an_article_of_our_own_says_nothing_of_it(room_with_imports: ReadingRoom) -> None:
    assert not room_with_imports.page(f"/article/{EDITED}").find_class("captured-by")


def test_the_history_tells_it_of_each_version(room_with_imports: ReadingRoom) -> None:
    page = room_with_imports.page(f"/article/{EDITED}/history", "en")
    told = [
        [text_of(one) for one in section.xpath("p[@class='captured-by']")]
        for section in page.xpath("//main/section[p[@class='formats']]")
    ]
    assert told == [[], [], ["Captured on 3 March 2018 by the Internet Archive, imported on 1 October 2026."]]


@pytest.mark.parametrize(
    ("article", "flaw"),
    [
        (HALF, "Only its beginning was captured"),
        (DAMAGED, f"The bytes do not match the digest given by the source, {DIGEST}."),
        (
            WRONG,
            "Not accepted as the article: its title and date are different, and later",
        ),
    ],
)
def test_what_is_doubtful_stands_on_the_page_of_the_capture_and_in_the_history(
    article: str, flaw: str, room_with_imports: ReadingRoom, archive_with_imports: WithImports
) -> None:
    with closing(sqlite3.connect(archive_with_imports.folder.database)) as db:
        (capture,) = db.execute(
            "SELECT id FROM captures WHERE article_id = ? AND source = 'wayback' ORDER BY fetched_at DESC", [article]
        ).fetchone()
    (told,) = room_with_imports.page(f"/capture/{capture}", "en").find_class("flaw")
    assert flaw in text_of(told)
    history = room_with_imports.page(f"/article/{article}/history", "en")
    (item,) = history.xpath(f"//li[a/@href='/capture/{capture}']")
    assert flaw in text_of(item)


def test_every_doubt_is_told_in_latvian() -> None:
    long = "Garš teksts par sanāksmi. " * 20
    article = Version("Sanāksme", "2020-01-01", long, "1")
    pages = [
        Version("Domēns", None, "Pārdod.", "2"),
        Version("Cita", None, long.replace("sanāksmi", "citu"), "3"),
        Version("Sanāksme", None, long, "4"),
        Version("Sanāksme", "2020-01-01", "Īss.", "5"),
        Version("Sanāksme", "2020-01-01", long[:300].rstrip(), "7"),
    ]
    undated = Version("Sanāksme", None, long, "6")
    reasons = [wrong[1] for page in pages if (wrong := compare(article, page))]
    reasons += [wrong[1] for wrong in [compare(undated, pages[0])] if wrong]
    assert len(set(reasons)) == 5
    reasons += ["its text is like an error's", "it says the same as lv-5"]
    for reason in {*reasons, "3 addresses have an undated page of that title"}:
        for doubt in (reason, f"beside what followed {reason}", f"{reason}, and then the article was as before"):
            told = doubt_in_words(Interface("lv"), doubt)
            assert not {"its", "the", "it", "and", "addresses"}.intersection(told.split()), told
    assert doubt_in_words(Interface("lv"), "of a later version") == "of a later version"
