from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from archive.extract import Article, Attachment, Image
from archive.store import publish
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.staging import staged
from archive.warc.captures import Capture, add_capture
from tests.replica.content import ReplicaArticle
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.derived import derived_rows

URL = "http://www.cilvektirdznieciba.lv/lv/seminars/1"
FILES = "http://www.cilvektirdznieciba.lv/upload"
SEMINAR = Article(
    "lv-1",
    URL,
    "news",
    "lv",
    "Seminārs Ogrē",
    date(2020, 1, 1),
    "Seminārs notika Ogrē.",
    "<p>Seminārs notika Ogrē.</p>",
    signature="Informāciju sagatavoja: Dzidra Lapa",
    images=(Image(f"{FILES}/zale.jpg", "Zāle", "Dalībnieki"), Image(f"{FILES}/ara.jpg", None, "Dalībnieki")),
    attachments=(Attachment(f"{FILES}/programma.pdf", "Programma", "application/pdf"),),
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "archive.db", create=True)) as db:
        yield db


def meet(db: Database, day: int, article: Article) -> publish.Changes:
    """Let a crawl on a day of November 2026 find an article, and publish it."""
    moment, name = f"2026-11-{day:02}T03:00:00.000000Z", f"2026{day:02}"
    db.execute("INSERT INTO crawls (id, started_at) VALUES (?, ?)", [name, moment])
    place = (moment, 200, "text/html", name, "crawl.warc.gz", 0, 0, None, None, name)
    add_capture(db, Capture(f"capture-{day}", URL, *place))
    staged.stage(db, f"capture-{day}", article)
    changes = publish.publish(db)
    staged.discard_staged(db)
    return changes


@pytest.mark.parametrize(
    ("column", "changed"),
    [
        ("images", replace(SEMINAR, images=SEMINAR.images[:1])),
        ("images", replace(SEMINAR, images=(replace(SEMINAR.images[0], url=f"{FILES}/cita.jpg"), SEMINAR.images[1]))),
        ("images", replace(SEMINAR, images=tuple(replace(one, caption="Viesi") for one in SEMINAR.images))),
        ("attachments", replace(SEMINAR, attachments=())),
        ("attachments", replace(SEMINAR, attachments=(Attachment(f"{FILES}/programma.pdf?id=2", "Programma"),))),
        ("signature", replace(SEMINAR, signature=None)),
    ],
    ids=["picture gone", "another picture", "caption", "document gone", "another document", "signature gone"],
)
def test_each_is_a_version_and_can_be_read_there(column: str, changed: Article, db: Database) -> None:
    assert (meet(db, 1, SEMINAR).new, meet(db, 2, changed).changed, meet(db, 3, changed).unchanged) == (1, 1, 1)
    first, second = db.query("SELECT * FROM revisions ORDER BY revision")
    assert {
        name for name in ("title", "body", "signature", "images", "attachments") if first[name] != second[name]
    } == {column}
    assert json.loads(first["images"])[0] == {"url": f"{FILES}/zale.jpg", "alt": "Zāle", "caption": "Dalībnieki"}
    assert json.loads(first["attachments"])[0]["label"] == "Programma"
    assert first["signature"] == SEMINAR.signature


@pytest.mark.parametrize(
    "changed",
    [
        replace(SEMINAR, images=SEMINAR.images[::-1]),
        replace(SEMINAR, images=tuple(replace(one, url=f"{one.url}?v=17") for one in SEMINAR.images)),
        replace(SEMINAR, images=tuple(replace(one, url=f"{one.url}?1700000001") for one in SEMINAR.images)),
        replace(SEMINAR, images=tuple(replace(one, url=one.url.replace("www.", "")) for one in SEMINAR.images)),
        replace(SEMINAR, attachments=(replace(SEMINAR.attachments[0], url=f"{FILES}/programma.pdf?v=17"),)),
        replace(SEMINAR, attachments=(replace(SEMINAR.attachments[0], url=f"{FILES}/programma.pdf?1700000001"),)),
        replace(SEMINAR, attachments=(replace(SEMINAR.attachments[0], url=f"{FILES}/programma.pdf?nocache=5"),)),
        replace(SEMINAR, images=tuple(replace(one, alt="cits") for one in SEMINAR.images)),
        replace(SEMINAR, signature=f"{SEMINAR.signature} ".replace(" ", "\n")),
    ],
    ids=[
        *("order", "cache", "number for caches", "host"),
        *("document's cache", "document's number for caches", "document's nocache"),
        *("alternative text", "white space"),
    ],
)
def test_what_is_the_same_is_no_version(changed: Article, db: Database) -> None:
    meet(db, 1, SEMINAR)
    assert (meet(db, 2, changed).changed, db.execute("SELECT count(*) FROM revisions").fetchone()[0]) == (0, 1)


def without_pictures(article: ReplicaArticle) -> ReplicaArticle:
    return replace(article, images=article.images[1:])


@pytest.fixture
def changed_site(small_site: ReplicaServer, crawl: Crawl) -> ReplicaServer:
    """A site, visited before and after some articles lost their first picture, and nothing else."""
    assert crawl(small_site).outcome == "done"
    small_site.handler = Site(
        "semantic", articles=[*map(without_pictures, six_articles()[:4]), *six_articles()[4:]], events=[]
    )
    assert crawl(small_site, full=True).changed > 1
    return small_site


def ask(folder: DataFolder, sql: str) -> list[dict[str, Any]]:
    with closing(open_database(folder.database)) as db:
        return list(db.query(sql))


def test_an_archive_of_before_takes_on_the_columns_without_a_new_version(
    changed_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    # Before, a picture that went made no version.
    with closing(Database(folder.database)) as db, db.atomic():
        changed = [row[0] for row in db.execute("SELECT article_id FROM revisions WHERE revision = 2")]
        db.execute("DELETE FROM revisions WHERE revision = 2")
        db.execute("UPDATE revisions SET signature = NULL, images = NULL, attachments = NULL")
        db.execute(
            "UPDATE articles SET content_hash = 'of before', revision = 1, capture_id = first.capture_id "
            "FROM revisions AS first WHERE article_id = articles.id"
        )
        db.execute("UPDATE made_with SET version = 'of before' WHERE part = 'articles'")
    given = ask(folder, "SELECT article_id, revision, captured_at, capture_id FROM revisions ORDER BY 1")
    pictures = ask(folder, "SELECT * FROM images ORDER BY 1, 2")
    assert changed
    summary = crawl(changed_site, full=True)
    assert (summary.outcome, summary.changed, summary.suspect) == ("done", 0, 0)
    assert ask(folder, "SELECT article_id, revision, captured_at, capture_id FROM revisions ORDER BY 1") == given
    assert ask(folder, "SELECT * FROM images ORDER BY 1, 2") == pictures
    parts = ask(folder, "SELECT images, attachments FROM revisions")
    assert all(row["images"] is not None and row["attachments"] is not None for row in parts)


@pytest.mark.parametrize(("language", "pictures"), [("en", "Pictures"), ("lv", "Attēli")])
def test_the_history_shows_what_went(
    language: str, pictures: str, changed_site: ReplicaServer, folder: DataFolder
) -> None:
    (row, *_) = ask(folder, "SELECT article_id, images FROM revisions WHERE revision = 1 AND images <> '[]' ORDER BY 1")
    gone = json.loads(row["images"])[0]
    with closing(ReadingRoom(folder.database)) as room:
        here = f"/article/{row['article_id']}/history"
        (heading,) = room.page(here, language).xpath(f'//h3[text()="{pictures}"]')
        assert gone["url"] in text_of(heading.getnext())
        (section,) = room.page(f"{here}?revision=1", language).xpath(f'//section[h2[text()="{pictures}"]]')
        link = section.xpath(".//a/@href")[0]
        assert gone["url"] in text_of(section)
        assert room.get(link).status_code == 200


def test_a_rebuild_has_them_too(changed_site: ReplicaServer, folder: DataFolder) -> None:
    before = derived_rows(folder)
    folder.database.unlink()
    rebuild(folder)
    assert derived_rows(folder) == before
