"""Lists that answer hide no outage: where most articles fail, each refresh says so, and nothing of them is lost."""

from __future__ import annotations

import pytest

from archive.store.folder import DataFolder
from tests.replica.misbehaviour import Reset, Status, Step
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.archives.older_rules import age
from tests.support.articles import six_articles
from tests.support.sampled import later
from tests.support.sites.moved_articles import Visit
from tests.support.sites.suspects import Rig, twelve

NEWS = [article for article in six_articles() if article.kind == "news"]  # which the lists of the small site name


@pytest.mark.parametrize(
    ("failing", "step", "days"),
    [later(12, Status(500), (1, 2, 20)), (9, Reset(), (1, 2, 20)), (12, Status(404), (1, 2, 12))],
    ids=["all", "most", "hidden"],
)
def test_it_is_partial_for_as_long_as_it_lasts(failing: int, step: Step, days: tuple[int, ...], rig: Rig) -> None:
    before = rig.published()
    for article in twelve()[:failing]:
        rig.server.script(article.path, step)
    nights = [rig.visit(day) for day in days]
    assert [(night.exit_code, night.gone) for night in nights] == [(6, 0)] * 3
    for night in nights:
        assert f"{failing} of the 12 articles that were requested are out of reach (http" in str(night.detail)
    assert rig.published() == before
    rig.rebuilds_the_same()
    rig.server.forget()
    last = rig.visit(21)
    assert (last.exit_code, last.detail, last.unchanged + last.not_modified >= 12) == (0, None, True)
    assert rig.published() == before


def test_some_articles_that_fail_are_told_once(rig: Rig) -> None:
    for article in twelve()[:6]:
        rig.server.script(article.path, Status(500))
    assert [rig.visit(day).exit_code for day in (1, 2)] == [6, 0]


@pytest.mark.parametrize(("listed", "gone", "told"), [(True, False, True), (False, False, False), (True, True, False)])
def test_what_is_gone_or_no_list_names_is_none(
    listed: bool, gone: bool, told: bool, small_site: ReplicaServer, visit: Visit, folder: DataFolder
) -> None:
    visit(0, small_site)
    for article in NEWS:
        small_site.script(article.path, Status(404))
    if not listed:
        rest = [article for article in six_articles() if article not in NEWS]
        small_site.handler = Site("semantic", articles=rest, events=[])
    if gone:
        age(folder, "UPDATE articles SET gone_at = last_seen_at")
    night = visit(1, small_site, full=True)
    assert ("4 of the 7 articles that were requested are out of reach" in str(night.detail)) is told


@pytest.mark.parametrize("status", [404, 500])
def test_an_archive_that_has_no_article_yet_is_never_done(status: int, small_site: ReplicaServer, visit: Visit) -> None:
    for article in six_articles():
        small_site.script(article.path, Status(status))
    assert [visit(day, small_site).exit_code for day in (0, 1, 2)] == [6, 6, 6]
    small_site.forget()
    healed = visit(3, small_site)
    assert (healed.exit_code, healed.new >= len(NEWS)) == (0, True)
