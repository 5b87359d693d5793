from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.misbehaviour import Changed, Honest, Slow, Status
from tests.replica.site import Site
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.sampled import later, sampled
from tests.support.sites.suspects import ADVERTISEMENT, STUB, Rig, all_edited, edited, errors, first, page, swap, twelve


def copied(rig: Rig) -> None:
    rig.server.script(first().path, Changed(rig.server.handler(twelve()[1].path).body))


def failed(rig: Rig) -> None:
    """A script that fails near the end of the page."""
    said = b"<br><b>Fatal error</b>: Allowed memory size exhausted in <b>/var/www/inc/page.php</b> on line <b>212</b>"
    rig.server.script(first().path, Changed(lambda body: body[: body.rindex(b"</p>")] + said))


def torn(rig: Rig) -> None:
    """A page whose server broke off in its last paragraph but one, without having told the length."""
    last = first().body_text.split("\n\n")[-2][:40].encode()
    rig.server.script(first().path, Changed(lambda body: body[: body.index(last) + len(last)].rstrip()))


def warned(rig: Rig) -> None:
    """One that goes on, so that the text is all there, with a message in it."""
    said = b"<br><b>Warning</b>: Undefined variable $x in <b>/var/www/inc/db.php</b> on line <b>3</b><br></p>"
    rig.server.script(first().path, Changed(lambda body: body.replace(b"</p>", said, 4)))


def reprinted(rig: Rig) -> None:
    """Six pages with a text of their own each."""
    for number, article in enumerate(twelve()[:6]):
        rig.server.script(article.path, page(f"Reklāma {number}", f"Pērc preci numur {number} tikai šodien. " * 40))


@pytest.mark.parametrize(
    ("happen", "kind", "count"),
    [
        later(lambda rig: rig.server.script(first().path, ADVERTISEMENT), "retitled", 1),
        (lambda rig: rig.server.script(first().path, page("Vietnē notiek darbi", "Atgriezieties vēlāk.")), "error", 1),
        later(lambda rig: rig.server.script(first().path, STUB), "shortened", 1),
        (torn, "shortened", 1),
        (swap, "shared", 2),
        later(copied, "shared", 1),
        later(failed, "error", 1),
        later(warned, "error", 1),
        later(errors, "error", 3),
        later(reprinted, "many", 6),
        later(all_edited, "many", 12),
    ],
    ids=[
        "another page",
        "error",
        "stub",
        "torn",
        "swapped",
        "copied",
        "failed",
        "warned",
        "errors",
        "many other pages",
        "all edited",
    ],
)
def test_what_looks_like_something_else_is_kept_and_not_published(
    happen: Callable[[Rig], None], kind: str, count: int, rig: Rig
) -> None:
    before = rig.published()
    happen(rig)
    summary = rig.visit(1)
    assert (summary.outcome, summary.exit_code, summary.suspect, summary.changed) == ("partial", 6, count, 0)
    assert "ctarchive status" in str(summary.detail)
    assert rig.published() == before
    assert set(rig.suspects().values()) == {kind}
    assert len(rig.suspects()) == count
    captures = rig.ask("SELECT crawl_id, status FROM suspects JOIN captures ON captures.id = capture_id")
    assert captures == [(summary.id, 200)] * count

    asked = len(rig.server.requests)
    again = rig.visit(2)
    assert (again.outcome, again.suspect, again.detail) == ("done", count, None)
    paths = {path.rpartition("/")[2] for (path,) in rig.ask("SELECT url FROM suspects")}
    requests = [one for one in rig.server.requests[asked:] if one.path.rpartition("/")[2] in paths]
    assert len(requests) == count
    assert not any("If-None-Match" in one.headers for one in requests)
    assert rig.published() == before

    rig.rebuilds_the_same()
    for article in twelve():
        rig.server.script(article.path, Honest())
    rig.server.handler = Site("semantic", articles=twelve(), events=[])
    assert (rig.visit(3).suspect, rig.suspects(), rig.published()) == (0, {}, before)


@pytest.mark.parametrize("text", ["", "Lūdzu, mēģiniet vēlāk. " * 40], ids=["short", "long"])
def test_a_dated_error_page_at_every_address_changes_nothing(text: str, rig: Rig) -> None:
    before = rig.published()
    for article in twelve():
        rig.server.script(article.path, page("Kļūda", text))
    for day in (1, 20, 40):
        assert rig.visit(day).exit_code in (5, 6, 0)
    assert rig.published() == before
    rig.rebuilds_the_same()


@pytest.mark.parametrize("step", sampled([ADVERTISEMENT, STUB], [STUB]), ids=["another page", "stub"])
def test_it_is_believed_when_three_refreshes_over_two_weeks_agree(step: Changed, rig: Rig) -> None:
    before = rig.published()
    rig.server.script(first().path, step)
    for day in (1, 8, 14):
        assert rig.visit(day).changed == 0
    assert rig.published() == before
    assert rig.visit(15.5).changed == 1
    assert rig.suspects() == {}
    assert rig.ask(f"SELECT revision FROM articles WHERE id = '{first().id}'") == [(2,)]
    assert rig.visit(16).unchanged == 12
    rig.rebuilds_the_same()


@pytest.mark.parametrize(
    "between", sampled([ADVERTISEMENT, Honest(), Status(404)], [Honest()]), ids=["something else", "itself", "nothing"]
)
def test_what_differs_from_time_to_time_agrees_with_nothing(between: Any, rig: Rig) -> None:
    rig.server.script(first().path, STUB)
    rig.visit(1)
    rig.visit(8)
    rig.server.script(first().path, between)
    rig.visit(9)
    rig.server.script(first().path, STUB)
    assert rig.visit(16).changed == 0
    assert rig.suspects() == {first().id: "shortened"}
    rig.rebuilds_the_same()


def test_an_edit_is_published_as_ever_also_where_some_pages_are_in_doubt(rig: Rig) -> None:
    for article in twelve()[:3]:
        rig.server.script(article.path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))
    assert rig.visit(1).suspect == 3
    rig.server.handler = Site("semantic", articles=[*twelve()[:10], *map(edited, twelve()[10:])], events=[])
    summary = rig.visit(2)
    assert (summary.outcome, summary.changed, summary.suspect) == ("done", 2, 3)


def new_articles(*pages: tuple[int, str, str]) -> list[ReplicaArticle]:
    """Articles of these numbers, titles and texts; "" for the text of one that is known."""
    one = replace(twelve()[2], images=(), attachments=())
    return [
        replace(one, id=f"lv-{number}", number=number, slug=f"raksts-{number}", title=title, body=body)
        for number, title, text in pages
        for body in ((Paragraph((Part(text),)),) if text else one.body,)
    ]


LONG = "Seminārā piedalījās sociālie darbinieki un policisti no visas Latvijas. " * 5


@pytest.mark.parametrize(
    ("fresh", "new", "suspect"),
    [
        later(new_articles((801, "Kļūda", "Lūdzu, mēģiniet vēlāk.")), 0, 1),
        later(new_articles((801, "Pirmais", "")), 0, 1),
        later(new_articles((801, "Viens", LONG), (802, "Otrs", LONG)), 1, 1),
        (new_articles((801, "Viens", LONG), (802, "Otrs", LONG), (803, "Trešais", LONG)), 0, 3),
        (new_articles((801, "Viens", "Īsi."), (802, "Otrs", "Īsi.")), 2, 0),
    ],
    ids=["error", "text of another", "pair", "three", "two words"],
)
def test_a_new_page_is_no_article_where_it_says_what_another_says(
    fresh: list[ReplicaArticle], new: int, suspect: int, rig: Rig
) -> None:
    rig.server.handler = Site("semantic", articles=[*twelve(), *fresh], events=[])
    summary = rig.visit(1)
    assert (summary.new, summary.suspect) == (new, suspect)
    rig.rebuilds_the_same()
    if suspect:
        assert rig.visit(2, accept=("all",)).new == suspect


@pytest.mark.parametrize("slow", [801, 802])
def test_of_two_new_pages_that_say_the_same_the_lower_number_is_believed_whichever_answers_first(
    slow: int, rig: Rig
) -> None:
    pair = new_articles((801, "Viens", LONG), (802, "Otrs", LONG))
    rig.server.handler = Site("semantic", articles=[*twelve(), *pair], events=[])
    rig.server.script(next(one.path for one in pair if one.number == slow), Slow(1))
    rig.visit(1)
    assert rig.suspects() == {"lv-802": "shared"}


@pytest.mark.parametrize(
    ("language", "name", "note"),
    [
        ("en", "Suspect pages, not published", "The content of the page on the site is now in doubt"),
        ("lv", "Aizdomīgas lapas, kas nav publicētas", "Lapas pašreizējais saturs vietnē ir apšaubāms"),
    ],
)
def test_readers_are_told(language: str, name: str, note: str, rig: Rig) -> None:
    with closing(ReadingRoom(rig.folder.database)) as room:
        (term,) = room.page("/", language).xpath(f'//dt[text()="{name}"]')
        assert text_of(term.getnext()) == "0"
    rig.server.script(first().path, ADVERTISEMENT)
    rig.visit(1)
    [(capture, url)] = rig.ask("SELECT capture_id, url FROM suspects")
    with closing(ReadingRoom(rig.folder.database)) as room:
        (term,) = room.page("/", language).xpath(f'//dt[text()="{name}"]')
        count, link = term.getnext().xpath(".//a")
        assert (text_of(count), text_of(link), link.get("href")) == ("1", url, f"/capture/{capture}")
        assert room.get(link.get("href")).status_code == 200
        assert "its title and its date have changed" in room.text(count.get("href"))
        (shown,) = room.page(f"/article/{first().id}", language).xpath('//p[@class="note"]')
        assert note in text_of(shown)
        assert shown.xpath(".//a/@href") == [f"/capture/{capture}"]
        assert note not in room.text(f"/article/{twelve()[3].id}", language)
