"""Lists that answer hide no outage: where most articles fail, each refresh says so, and nothing of them is lost."""

from __future__ import annotations

import pytest

from tests.replica.misbehaviour import Reset, Status, Step
from tests.replica.server import ReplicaServer
from tests.support.articles import six_articles
from tests.support.moved_articles import Visit
from tests.support.suspects import Rig, twelve


@pytest.mark.parametrize(("failing", "step"), [(12, Status(500)), (9, Reset())], ids=["all", "most"])
def test_it_is_partial_for_as_long_as_it_lasts(failing: int, step: Step, rig: Rig) -> None:
    before = rig.published()
    for article in twelve()[:failing]:
        rig.server.script(article.path, step)
    nights = [rig.visit(day) for day in (1, 2, 20)]
    assert [(night.exit_code, night.failed, night.gone) for night in nights] == [(6, failing, 0)] * 3
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


def test_an_archive_that_has_no_article_yet_is_never_done(small_site: ReplicaServer, visit: Visit) -> None:
    for article in six_articles():
        small_site.script(article.path, Status(500))
    assert [visit(day, small_site).exit_code for day in (0, 1, 2)] == [6, 6, 6]
    small_site.forget()
    healed = visit(3, small_site)
    assert (healed.exit_code, healed.new) == (0, len(six_articles()))
