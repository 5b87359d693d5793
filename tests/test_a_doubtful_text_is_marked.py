"""Where an article's text could not be told from the frame of the page for certain, that is kept and said."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from archive.extract import Article, Confidence
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.warc.answers import StoredAnswer
from scraper.crawl.reading import Read, Reader
from tests.replica.server import ReplicaServer
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom, text_of


def let_the_reader_say(confidence: Confidence, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the crawl's reader sure, or not, of the article lv-103."""
    honest = Reader.read

    async def read(self: Reader, stored: StoredAnswer, url: str) -> Read:
        page, needs = await honest(self, stored, url)
        if isinstance(page, Article) and page.id == "lv-103":
            page = replace(page, confidence=confidence)
        return Read(page, needs)

    monkeypatch.setattr(Reader, "read", read)


def confidences(folder: DataFolder) -> dict[str, tuple[str, int]]:
    with closing(open_database(folder.database)) as db:
        rows = db.execute("SELECT id, confidence, revision FROM articles").fetchall()
    return {article_id: (confidence, revision) for article_id, confidence, revision in rows}


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "The text may be incomplete; see the captured page."),
        ("lv", "Teksts var būt nepilnīgs; skatiet saglabāto lapu."),
    ],
)
def test_the_page_says_so_and_leads_to_the_capture(
    language: str,
    note: str,
    small_site: ReplicaServer,
    crawl: Crawl,
    folder: DataFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_the_reader_say("low", monkeypatch)
    assert crawl(small_site).outcome == "done"
    with closing(open_database(folder.database)) as db:
        (capture_id,) = db.execute("SELECT capture_id FROM articles WHERE id = 'lv-103'").fetchone()
    with closing(ReadingRoom(folder.database)) as room:
        (told,) = room.page("/article/lv-103", language).xpath('//p[@class="note"]')
        assert text_of(told) == note
        assert told.xpath("./a/@href") == [f"/capture/{capture_id}"]
        assert note not in text_of(room.page("/article/lv-104", language))


def test_a_change_of_mind_is_kept_and_makes_no_revision(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl(small_site)
    assert set(confidences(folder).values()) == {("high", 1)}
    let_the_reader_say("low", monkeypatch)
    with monkeypatch.context() as no_validators:
        no_validators.setattr("scraper.crawl.schedule.KnownAddress.validators", {})
        summary = crawl(small_site, full=True)
    assert (summary.outcome, summary.changed) == ("done", 0)
    assert confidences(folder)["lv-103"] == ("low", 1)
    assert list(confidences(folder).values()).count(("high", 1)) == 5


def test_status_counts_them(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl(small_site)
    assert "may be incomplete" not in ctarchive("status", "--data", folder.root).out
    with closing(open_database(folder.database, create=True)) as db:
        db.execute("UPDATE articles SET confidence = 'low' WHERE id IN ('lv-103', 'lv-104')")
    assert "may be incomplete (confidence: low): 2" in ctarchive("status", "--data", folder.root).out
    assert ctarchive("status", "--data", folder.root, "--json").json["low_confidence"] == 2
