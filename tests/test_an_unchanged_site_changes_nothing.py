from __future__ import annotations

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.support.articles import six_articles
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows


def test_only_last_seen_at_moves(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    before, seen = derived_rows(folder, without=("last_seen_at",)), derived_rows(folder)["articles"]
    summary = crawl(small_site, full=True)
    assert (summary.new, summary.changed, summary.unchanged) == (0, 0, 6)
    assert derived_rows(folder, without=("last_seen_at",)) == before
    assert derived_rows(folder)["articles"] != seen


def test_another_calendar_month_and_other_spacing_make_no_revision(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    for article in six_articles():
        small_site.script(article.path, Changed(as_of_another_day))
    summary = crawl(small_site, full=True)
    assert (summary.new, summary.changed, summary.unchanged) == (0, 0, 6)


def as_of_another_day(page: bytes) -> bytes:
    text = page.decode()
    changed = text.replace("Novembris, 2026", "Marts, 2027").replace("<p>", "\n\n <p>\t ").replace("\n", "\r\n")
    assert changed != text
    return changed.encode()


def test_a_changed_text_makes_a_revision_and_keeps_the_old_one(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    article = next(article for article in six_articles() if article.id == "lv-101")
    first = article.body_text.split()[0]
    small_site.script(article.path, Changed(lambda page: page.replace(f"<p>{first}".encode(), b"<p>Turpinot ", 1)))
    assert crawl(small_site, full=True).changed == 1
    db = open_database(folder.database)
    revisions = db.execute("SELECT revision, body FROM revisions WHERE article_id = 'lv-101' ORDER BY 1").fetchall()
    now = db.execute("SELECT revision, body FROM articles WHERE id = 'lv-101'").fetchone()
    db.close()
    assert [number for number, _ in revisions] == [1, 2]
    assert revisions[0][1] == article.body_text
    assert now == revisions[1]
    assert "Turpinot" in now[1]
