"""The print version of an article has its number, and is not its page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from tests.replica.misbehaviour import Changed, Redirect, Status
from tests.replica.site import Answer, Site, answer_of
from tests.support.sampled import later
from tests.support.sites.suspects import Rig, edited, first, twelve

PRINT = f"{first().path}?print=1"
Handler = Callable[[str], Answer]


def with_variants(site: Site) -> Handler:
    """A site whose home page leads to the print version of the first article, which is another each time."""
    printed = Site("semantic", articles=[edited(first(), "Drukāts no mājaslapas."), *twelve()[1:]], events=[])
    times = count()

    def answer(path: str) -> Answer:
        honest = site(path.partition("?")[0])
        if path == PRINT:
            return answer_of(printed(first().path).body + b"<!-- %d -->" % next(times), honest.content_type)
        if path == "/":
            links = f'<p><a href="{PRINT}">Drukāt</a></p></body>'.encode()
            return answer_of(honest.body.replace(b"</body>", links), honest.content_type)
        return honest

    return answer


@pytest.fixture
def before(rig: Rig) -> list[tuple[object, ...]]:
    """What is published when the variants begin to be seen."""
    rig.server.handler = with_variants(Site("semantic", articles=twelve(), events=[]))
    return rig.published()


def where(rig: Rig) -> str:
    return str(rig.ask(f"SELECT url FROM articles WHERE id = '{first().id}'")[0][0]).removeprefix(rig.server.url)


def test_it_changes_nothing_while_the_page_answers_and_is_asked_for_whole(
    rig: Rig, before: list[tuple[object, ...]]
) -> None:
    for day in (1, 2, 40):
        summary = rig.visit(day)
        assert (summary.outcome, summary.new, summary.changed, summary.suspect) == ("done", 0, 0, 0)
    assert (rig.published(), where(rig)) == (before, first().path)
    assert len(rig.ask("SELECT id FROM captures WHERE url LIKE '%?print=1' AND status = 200")) == 3
    rig.rebuilds_the_same()


def test_an_edit_of_the_page_is_published_beside_it(rig: Rig, before: list[tuple[object, ...]]) -> None:
    rig.visit(1)
    rig.server.handler = with_variants(Site("semantic", articles=[edited(first()), *twelve()[1:]], events=[]))
    assert rig.visit(2).changed == 1
    assert rig.ask(f"SELECT body LIKE '%Precizēts.', revision FROM articles WHERE id = '{first().id}'") == [(1, 2)]
    rig.rebuilds_the_same()


@pytest.mark.parametrize("step", [Status(404), later(Redirect(PRINT, 301))], ids=["missing", "redirected"])
def test_it_stands_in_for_a_page_that_is_not_there_and_gives_way_to_it(
    step: Status | Redirect, rig: Rig, before: list[tuple[object, ...]]
) -> None:
    rig.visit(1)
    rig.server.script(first().path, step)
    assert (rig.visit(2).changed, where(rig)) == (1, PRINT)
    rig.server.script(first().path, Changed(lambda body: body))
    assert (rig.visit(3).changed, where(rig)) == (1, first().path)
    assert rig.visit(4).changed == 0
    rig.rebuilds_the_same()
