from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from archive.store.folder import DataFolder
from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.misbehaviour import Redirect
from tests.replica.moved import move, moved
from tests.replica.server import ReplicaServer
from tests.support.sampled import later
from tests.support.sites.moved_articles import Visit, dated, news, query, relocate, site


def test_the_new_slug_of_an_unnumbered_article_is_no_other_article(visit: Visit, folder: DataFolder) -> None:
    before = moved(news())
    renamed = replace(before[0], slug=f"{before[0].slug}-precizets")
    with ReplicaServer(site(before)) as server:
        visit(0, server)
        server.handler = site([renamed, *before[1:]])
        summary = visit(1, server, full=True)
    assert (summary.exit_code, summary.new, summary.moved) == (0, 0, 1)


def told(article: ReplicaArticle, text: str) -> ReplicaArticle:
    """The article with another text."""
    words = (
        f"{text} apspriests tiesībaizsardzības iestāžu pārstāvju sanāksmē, kurā piedalījās vairāku ministriju eksperti."
    )
    return replace(
        article, body=tuple(Paragraph((Part(f"{words} {n}. daļa, kas ir tikai par to: {text}."),)) for n in "123")
    )


def numbered(article: ReplicaArticle, number: int) -> ReplicaArticle:
    return replace(article, id=f"{article.lang}-{number}", number=number)


def test_articles_of_one_title_are_told_apart_by_their_days_and_texts(visit: Visit, folder: DataFolder) -> None:
    first = told(news()[0], "Pirmais temats")
    other_day = told(
        numbered(replace(first, date=first.date and first.date + timedelta(days=1)), 901), "Cits jautājums"
    )
    same_day = told(numbered(first, 902), "Pavisam atšķirīgs notikums")
    before = [first, same_day, other_day, *news()[1:]]
    after = moved(reversed(before))  # so that the numbers behind the slugs tell nothing
    with ReplicaServer(site(before)) as server:
        visit(0, server)
        relocate(server, before, after, None)
        assert visit(1, server).exit_code == 5
        accepted = visit(2, server, accept_drift=True)
    assert (accepted.new, accepted.changed, accepted.moved) == (0, 0, len(before))
    urls = query(folder, "SELECT id, url FROM articles")
    assert {article_id: url.removeprefix(server.url) for article_id, url in urls} == {a.id: a.path for a in after}


def test_what_cannot_be_told_apart_is_kept_apart_and_said(visit: Visit, folder: DataFolder) -> None:
    twin = numbered(news()[0], 901)
    before = [*news(), twin]
    after = moved(
        replace(other, slug=f"dvinis-{other.number}") if other.title == twin.title else other for other in before
    )
    with ReplicaServer(site(before)) as server:
        visit(0, server)
        assert visit(0.5, server, accept=(twin.id,)).exit_code == 0  # says the same as another
        relocate(server, before, after, None)
        assert visit(1, server).exit_code == 5
        accepted = visit(2, server, accept_drift=True, full=True)
        assert (accepted.new, accepted.suspect, accepted.gone, accepted.moved) == (1, 1, 0, len(before) - 2)
        assert "2 pages are kept apart" in str(accepted.detail)
        assert visit(3, server, accept=("all",)).new == 1
    assert len(query(folder, "SELECT id FROM articles WHERE title = ? AND gone_at IS NULL", twin.title)) == 4


def test_an_article_renamed_in_the_move_is_a_new_one_and_the_old_one_stays(visit: Visit, folder: DataFolder) -> None:
    renamed = news()[0]
    after = moved([replace(renamed, title="Pavisam cits virsraksts par to pašu"), *news()[1:]])
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        relocate(server, news(), after, None)
        assert visit(1, server).exit_code == 5
        accepted = visit(2, server, accept_drift=True, full=True)
        again = visit(3, server, full=True)
    assert (accepted.new, accepted.moved, accepted.gone) == (1, len(news()) - 1, 0)
    assert (again.exit_code, again.new, again.gone) == (0, 0, 0)
    assert query(folder, "SELECT gone_at FROM articles WHERE id = ?", renamed.id) == [(None,)]


def test_a_redirect_tells_which_article_was_renamed(visit: Visit, folder: DataFolder) -> None:
    after = moved([replace(news()[0], title="Pavisam cits virsraksts par to pašu"), *news()[1:]])
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        relocate(server, news(), after, 301)
        accepted = visit(2, server, accept_drift=True, full=True)
    assert (accepted.new, accepted.changed, accepted.moved) == (0, 1, len(news()))
    assert query(folder, "SELECT title FROM revisions WHERE article_id = ? ORDER BY revision", news()[0].id) == [
        (news()[0].title,),
        ("Pavisam cits virsraksts par to pašu",),
    ]


@pytest.mark.parametrize("broken", ["http://[", later("http://[1::2/lv/x"), later("//[v1."), "/\\[x", later("http:")])
def test_a_redirect_to_a_broken_address_leads_nowhere(broken: str, visit: Visit, folder: DataFolder) -> None:
    """Beside a page that is new, for which redirects are looked at."""
    first, *others = news()
    with ReplicaServer(site(others)) as server:
        visit(0, server)
        server.handler = site([first, *others])
        server.script(others[0].path, Redirect(broken, 301))
        summary = visit(1, server, full=True)
    assert (summary.new, summary.moved, summary.changed) == (1, 0, 0)


def test_redirects_to_one_page_make_it_none_of_the_articles(visit: Visit, folder: DataFolder) -> None:
    notice = replace(
        move(told(news()[0], "Vietne pārcelta")),
        id="lv-x",
        title="Vietne ir pārcelta",
        slug="jaunums/vietne-ir-parcelta",
    )
    with ReplicaServer(site(news())) as server:
        visit(0, server)
        server.handler = site([notice, *news()])
        for article in news()[:3]:
            server.script(article.path, Redirect(notice.path, 301))
        summary = visit(1, server, full=True)
    assert summary.changed == 0
    assert summary.moved == 0
    assert query(folder, "SELECT count(*) FROM articles WHERE url LIKE '%/vietne-ir-parcelta'") == [(1,)]
    assert query(folder, "SELECT count(*) FROM addresses") == [(0,)]


def test_new_pages_that_cannot_be_told_to_be_known_articles_are_drift(visit: Visit, folder: DataFolder) -> None:
    before = dated()[:12]
    after = moved(replace(article, title=f"Ziņa Nr. {n}", date=None) for n, article in enumerate(before))
    with ReplicaServer(site(before)) as server:
        visit(0, server)
        relocate(server, before, after, None)
        refused = visit(1, server, full=True)
    assert refused.exit_code == 5
    assert len(query(folder, "SELECT id FROM articles")) == len(before)
