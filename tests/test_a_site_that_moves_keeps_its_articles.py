from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from archive.extract import Article, Listing, Page, extract
from archive.store import crawls
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.judgement import moves
from archive.store.reprocessing.rebuild import rebuild
from archive.web.pages.article import read_article
from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.moved import move, moved
from tests.replica.pages import SKINS
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import all_articles
from tests.support.rows.derived import derived_rows
from tests.support.sampled import in_turns, later, sampled
from tests.support.sites.moved_articles import Visit, news, query, reference_pages, relocate, site, undated
from tests.support.sites.suspects import edited


@pytest.mark.parametrize(
    ("redirects", "full"),
    [
        later(301, False),
        later(308, True),
        later(None, False),
        (None, True),
    ],
    ids=["301", "308", "404", "404-full"],
)
def test_an_accepted_move_keeps_ids_and_history_and_stays_accepted(
    redirects: int | None, full: bool, visit: Visit, folder: DataFolder
) -> None:
    before = [*news(), *reference_pages(), *undated()]
    after = moved(before)
    with ReplicaServer(site(before)) as server:
        assert visit(0, server).outcome == "done"
        rows = query(folder, "SELECT id, title, published_on, body, first_seen_at, revision FROM articles ORDER BY id")
        names = query(folder, "SELECT * FROM appearances ORDER BY 1, 2, start")
        relocate(server, before, after, redirects)

        refused = visit(1, server, full=full)
        assert refused.exit_code == 5
        assert f"{len(before)} of {len(before)} known articles now stand at other addresses" in str(refused.detail)
        assert f": {server.url}/" in str(refused.detail)
        assert "ctarchive refresh --accept-drift" in str(refused.detail)
        assert not query(folder, "SELECT * FROM addresses")
        assert not query(folder, "SELECT * FROM articles WHERE url LIKE '%/jaunums/%'")

        accepted = visit(2, server, full=full, accept_drift=True)
        assert (accepted.exit_code, accepted.new, accepted.changed, accepted.gone) == (0, 0, 0, 0)
        assert accepted.moved == len(before)
        assert rows == query(
            folder, "SELECT id, title, published_on, body, first_seen_at, revision FROM articles ORDER BY id"
        )
        assert names == query(folder, "SELECT * FROM appearances ORDER BY 1, 2, start")
        assert len(query(folder, "SELECT * FROM revisions")) == len(before)
        assert {(article.id, f"{server.url}{article.path}") for article in after} == set(
            query(folder, "SELECT id, url FROM articles")
        )
        assert not query(folder, "SELECT url FROM captures WHERE article_id LIKE '%-jaunums-%'")

        for day in (3, 20, 36, 70):
            again = visit(day, server, full=full)
            assert (again.exit_code, again.new, again.changed, again.gone, again.moved) == (0, 0, 0, 0, 0), again
            assert again.detail is None
    assert not query(folder, "SELECT id FROM articles WHERE gone_at IS NOT NULL")
    stored = derived_rows(folder)
    recorded = [query(folder, f"SELECT * FROM {table} ORDER BY id") for table in ("addresses", "captures", "crawls")]
    assert recorded[0]
    rebuild(folder)
    assert derived_rows(folder) == stored
    assert recorded == [
        query(folder, f"SELECT * FROM {table} ORDER BY id") for table in ("addresses", "captures", "crawls")
    ]


def test_addresses_that_an_article_has_left_are_asked_rarely(visit: Visit, folder: DataFolder) -> None:
    after = moved(news())
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        relocate(server, news(), after, None)
        visit(1, server, accept_drift=True, full=True)
        asked = []
        for day in range(2, 12):
            before = len(server.requests)
            visit(day, server)
            asked += [request.path for request in server.requests[before:]]
    left = {article.path for article in news()}
    assert sum(path in left for path in asked) < len(left)


def test_an_article_that_is_gone_from_its_new_address_is_gone(visit: Visit, folder: DataFolder) -> None:
    after = moved(news())
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        relocate(server, news(), after, None)
        visit(1, server, accept_drift=True)
        server.handler = site([article for article in after if article.id != news()[0].id])
        for day in (32, 40, 60):
            summary = visit(day, server, full=True)
    assert summary.gone == 1
    assert query(folder, "SELECT id FROM articles WHERE gone_at IS NOT NULL") == [(news()[0].id,)]


@pytest.mark.parametrize(("some", "redirects"), in_turns([news, reference_pages, undated], [301, None]))
def test_a_single_article_that_moves_is_joined_unasked(
    some: Callable[[], list[ReplicaArticle]], redirects: int | None, visit: Visit, folder: DataFolder
) -> None:
    article = some()[0]
    before = [*news(), *reference_pages(), *undated()]
    after = [move(other) if other is article else other for other in before]
    with ReplicaServer(site(before)) as server:
        visit(0, server)
        relocate(server, before, after, redirects)
        first = visit(1, server, full=True)
        later = visit(2, server, full=True)
    assert (first.exit_code, first.new, first.changed, first.moved) == (0, 0, 0, 1)
    assert f"1 article now stands at another address ({article.id}: " in str(first.detail)
    assert (later.exit_code, later.new, later.changed, later.moved, later.detail) == (0, 0, 0, 0, None)
    (url,) = query(folder, "SELECT url FROM articles WHERE id = ?", article.id)
    assert url[0].endswith(move(article).path)


def test_a_site_that_shows_articles_at_both_addresses_makes_no_doubles(visit: Visit, folder: DataFolder) -> None:
    both = Site("semantic", articles=moved(news()), events=[])
    old = site(news())
    with ReplicaServer(old) as server:
        visit(0, server)
        paths = {article.path for article in news()}
        server.handler = lambda path: old(path) if path in paths else both(path)
        refused = visit(1, server, full=True)
        accepted = visit(2, server, full=True, accept_drift=True)
        again = visit(3, server, full=True)
    assert refused.exit_code == 5
    assert (accepted.new, accepted.changed, accepted.moved) == (0, 0, len(news()))
    assert (again.exit_code, again.new, again.changed) == (0, 0, 0)


def test_a_move_back_is_no_move(visit: Visit, folder: DataFolder) -> None:
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        server.handler = site(moved(news()))
        visit(1, server, accept_drift=True)
        server.handler = site(news())
        back = visit(40, server, full=True)
    assert (back.exit_code, back.new, back.changed, back.gone, back.moved) == (0, 0, 0, 0, 0)
    assert {row[0].removeprefix(server.url) for row in query(folder, "SELECT url FROM articles")} == {
        article.path for article in news()
    }


def test_links_to_new_addresses_lead_to_the_articles_that_stand_there(visit: Visit, folder: DataFolder) -> None:
    target = move(news()[1]).path
    linking = move(news()[0])
    linking = replace(
        linking, body=(*linking.body, Paragraph((Part("Lasāms arī, kas notika "), Part("iepriekš", href=target))))
    )
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        server.handler = site([linking, *moved(news()[1:])])
        visit(1, server, accept_drift=True)
    db = open_database(folder.database)
    article = read_article(db, news()[0].id, folder.warc)
    db.close()
    assert article is not None
    assert article.own_links == {f"{server.url}{target}": news()[1].id}


def test_documents_that_move_along_make_no_revision(visit: Visit, folder: DataFolder) -> None:
    with_files = [article for article in all_articles() if article.attachments and article.kind == "news"][:2]
    before = [*news(), *(article for article in with_files if article not in news())]
    after = [
        replace(article, attachments=tuple(replace(a, file=f"2026/{a.file}") for a in article.attachments))
        for article in moved(before)
    ]
    with ReplicaServer(site(before)) as server:
        visit(0, server)
        relocate(server, before, after, 301)
        accepted = visit(1, server, accept_drift=True, full=True)
    assert (accepted.new, accepted.changed) == (0, 0)
    assert all("/2026/" in row[0] for row in query(folder, "SELECT url FROM attachments"))


def test_an_accepted_move_that_was_cut_off_before_its_rows_is_made_up_for(
    visit: Visit, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        relocate(server, news(), moved(news()), None)
        with monkeypatch.context() as context:
            context.setattr(crawls, "_write", failing)
            with pytest.raises(OSError, match="power"):
                visit(1, server, accept_drift=True)
        assert not query(folder, "SELECT * FROM addresses")
        summary = visit(2, server)
    assert (summary.exit_code, summary.new, summary.moved) == (0, 0, 0)
    assert len(query(folder, "SELECT * FROM addresses")) == len(news()) == len(query(folder, "SELECT * FROM articles"))


def test_captures_that_are_read_anew_leave_the_joins_as_they_are(visit: Visit, folder: DataFolder) -> None:
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        relocate(server, news(), moved(news()), 301)
        visit(1, server, accept_drift=True, full=True)
        rows = derived_rows(folder, without=("last_seen_at",)), query(folder, "SELECT * FROM addresses")
        db = open_database(folder.database, create=True)
        with db.atomic():
            db.execute("UPDATE made_with SET version = 'older' WHERE part = 'articles'")
        db.close()
        summary = visit(2, server, full=True)
    assert (summary.exit_code, summary.new, summary.changed, summary.gone, summary.moved) == (0, 0, 0, 0, 0), summary
    assert (derived_rows(folder, without=("last_seen_at",)), query(folder, "SELECT * FROM addresses")) == rows


def failing(*_: object) -> None:
    raise OSError("out of power")


def test_a_rebuild_makes_the_joins_of_the_time_whatever_its_own_rules(
    visit: Visit, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        relocate(server, news(), moved(news()), 301)
        with monkeypatch.context() as context:
            context.setattr(moves, "find", lambda _: moves.Moves())
            assert visit(1, server, accept_drift=True, full=True).new == len(news())
    rows = derived_rows(folder)
    rebuild(folder)
    assert derived_rows(folder) == rows


def test_an_article_that_changed_as_it_moved_is_read_anew_as_itself(visit: Visit, folder: DataFolder) -> None:
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        server.handler = site([edited(move(news()[0])), *news()[1:]])
        summary = visit(1, server, full=True)
    assert (summary.moved, summary.changed, summary.unread) == (1, 1, 0)
    rows = derived_rows(folder)
    rebuild(folder)
    assert derived_rows(folder) == rows


@pytest.mark.parametrize("skin", sampled(sorted(SKINS), {"wordpress"}))
def test_pages_and_lists_are_read_alike_at_addresses_of_either_shape(skin: str) -> None:
    after = moved(all_articles())
    old, new = Site(skin, articles=all_articles(), events=[]), Site(skin, articles=after, events=[])
    for before, now in zip(all_articles(), after, strict=True):
        pages = [read(old, before.path), read(new, now.path)]
        assert [type(page) for page in pages] == [Article, Article], now.path
        assert len({(page.title, page.published_on, page.body) for page in pages if isinstance(page, Article)}) == 1
    assert (
        listed(new, after)
        == listed(old, all_articles())
        >= {article.id for article in all_articles() if article.kind == "news"}
    )


def read(site: Site, path: str) -> Page:
    answer = site(path)
    return extract(answer.body, f"http://h{path}", answer.content_type)


def listed(site: Site, articles: Sequence[ReplicaArticle]) -> set[str]:
    pages = [read(site, path) for path in site.paths()]
    addresses = {address for page in pages if isinstance(page, Listing) for address in page.articles}
    return {article.id for article in articles if f"http://h{article.path}" in addresses}
