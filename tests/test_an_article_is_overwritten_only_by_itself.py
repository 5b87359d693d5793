from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from archive.cli import main
from archive.errors import Damaged
from archive.extract import Page
from archive.store import decisions
from archive.store.crawls import Summary
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.remaking.rebuild import rebuild
from archive.store.staging.read_page import read_page
from archive.warc.answers import Stored
from scraper.record.reading import Reader
from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.misbehaviour import Changed, Honest, Slow, Status
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import all_articles
from tests.support.crawling import Crawl
from tests.support.derived_rows import derived_rows
from tests.support.reading_room import ReadingRoom, text_of

START = datetime(2026, 3, 1, 3, tzinfo=UTC)
ERROR = "<!doctype html><html lang=lv><title>{title}</title><main><h1>{title}</h1><p>24.02.2026</p>{text}</main>"


@cache
def twelve() -> list[ReplicaArticle]:
    """All with a date and a long text, and some with documents and pictures."""
    return [
        replace(article, images=article.images[:1])
        for article in all_articles()
        if article.kind == "news" and article.date and article.lang == "lv" and len(article.body_text) > 700
    ][:12]


def first() -> ReplicaArticle:
    return twelve()[0]


def page(title: str, *paragraphs: str) -> Changed:
    """A dated page that is none of the site's articles."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return Changed(ERROR.format(title=title, text=text).encode())


ADVERTISEMENT = page("Viss labākais tavai mājai", "Apmeklē mūsu veikalu Kalnā un Lejā. " * 12)
STUB = Changed(lambda body: re.sub(rb"(?s)<p>(?:(?!</p>).)*</p>.*<p>(?:(?!</p>).)*</p>", b"<p>Raksts top.</p>", body))


def edited(article: ReplicaArticle, words: str = "Precizēts.") -> ReplicaArticle:
    """An article with a sentence more."""
    return replace(article, body=(*article.body, Paragraph((Part(words),))))


class Rig:
    """A site and its archive, visited on days counted from START."""

    def __init__(self, server: ReplicaServer, crawl: Crawl, folder: DataFolder, clock: pytest.MonkeyPatch) -> None:
        self.server, self.folder = server, folder
        self._crawl, self._clock = crawl, clock

    def visit(self, day: float, **options: Any) -> Summary:
        """Refresh all on a day."""
        self._clock.setenv("CTARCHIVE_NOW", (START + timedelta(days=day)).isoformat())
        return self._crawl(self.server, full=True, **options)

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the archive."""
        with closing(open_database(self.folder.database)) as db:
            return db.execute(sql).fetchall()

    def published(self) -> list[tuple[Any, ...]]:
        """What readers see: articles, their documents and pictures, and the versions."""
        articles = self.ask("SELECT id, title, body, published_on, revision FROM articles ORDER BY id")
        parts = [self.ask(f"SELECT * FROM {table} ORDER BY 1, 2") for table in ("images", "attachments", "revisions")]
        return [*articles, *chain.from_iterable(parts)]

    def suspects(self) -> dict[str, str]:
        """The kind of each suspect, by article."""
        return dict(self.ask("SELECT article_id, kind FROM suspects ORDER BY 1"))

    def rebuilds_the_same(self) -> None:
        """A rebuild from the captures and decisions alone ends with the same rows."""
        counts = "SELECT id, outcome, detail, new, changed, unchanged, suspect FROM crawls ORDER BY id"
        reading = "SELECT id, read_as FROM captures ORDER BY id"
        before = derived_rows(self.folder), self.ask(counts), self.ask(reading)
        self.folder.database.unlink()
        rebuild(self.folder)
        assert (derived_rows(self.folder), self.ask(counts), self.ask(reading)) == before


@pytest.fixture
def rig(crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    """Twelve articles, visited once. The pages are read in this process, which is quicker."""

    async def read(_: Reader, stored: Stored, url: str) -> Page:
        return read_page(stored, url)

    monkeypatch.setattr(Reader, "read", read)
    assert len(twelve()) == 12
    with ReplicaServer(Site("semantic", articles=twelve(), events=[])) as server:
        rig = Rig(server, crawl, folder, monkeypatch)
        assert rig.visit(0).outcome == "done"
        yield rig


def swap(rig: Rig) -> None:
    one, other = twelve()[0].path, twelve()[1].path
    pages = {one: rig.server.handler(other).body, other: rig.server.handler(one).body}
    for path, body in pages.items():
        rig.server.script(path, Changed(body))


def errors(rig: Rig) -> None:
    for article in twelve()[:3]:
        rig.server.script(article.path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))


def copied(rig: Rig) -> None:
    rig.server.script(first().path, Changed(rig.server.handler(twelve()[1].path).body))


def reprinted(rig: Rig) -> None:
    """Six pages with a text of their own each."""
    for number, article in enumerate(twelve()[:6]):
        rig.server.script(article.path, page(f"Reklāma {number}", f"Pērc preci numur {number} tikai šodien. " * 40))


def all_edited(rig: Rig) -> None:
    rig.server.handler = Site("semantic", articles=[edited(article) for article in twelve()], events=[])


@pytest.mark.parametrize(
    ("happen", "kind", "count"),
    [
        (lambda rig: rig.server.script(first().path, ADVERTISEMENT), "retitled", 1),
        (lambda rig: rig.server.script(first().path, page("Vietnē notiek darbi", "Atgriezieties vēlāk.")), "error", 1),
        (lambda rig: rig.server.script(first().path, STUB), "shortened", 1),
        (swap, "shared", 2),
        (copied, "shared", 1),
        (errors, "error", 3),
        (reprinted, "many", 6),
        (all_edited, "many", 12),
    ],
    ids=["another page", "error", "stub", "swapped", "copied", "errors", "many other pages", "all edited"],
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


@pytest.mark.parametrize("step", [ADVERTISEMENT, STUB], ids=["another page", "stub"])
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


@pytest.mark.parametrize("between", [ADVERTISEMENT, Honest(), Status(404)], ids=["something else", "itself", "nothing"])
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


@pytest.mark.parametrize("happen", [swap, all_edited, errors], ids=["swapped", "all edited", "errors"])
def test_what_time_does_not_prove_waits_for_a_decision(happen: Callable[[Rig], None], rig: Rig) -> None:
    before = rig.published()
    happen(rig)
    for day in (1, 10, 20, 40):
        rig.visit(day)
    assert rig.published() == before
    ids = list(rig.suspects())
    first = rig.visit(41, accept=(ids[0],))
    assert (first.outcome, first.changed, list(rig.suspects())) == ("done", 1, ids[1:])
    rest = rig.visit(42, accept=("all",))
    assert (rest.changed, rig.suspects()) == (len(ids) - 1, {})
    assert len(rig.folder.decisions.read_text().splitlines()) == len(ids)
    assert rig.visit(43).unchanged == 12
    rig.rebuilds_the_same()


def test_an_edit_is_published_as_ever_also_where_some_pages_are_in_doubt(rig: Rig) -> None:
    for article in twelve()[:3]:
        rig.server.script(article.path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))
    assert rig.visit(1).suspect == 3
    rig.server.handler = Site("semantic", articles=[*twelve()[:10], *map(edited, twelve()[10:])], events=[])
    summary = rig.visit(2)
    assert (summary.outcome, summary.changed, summary.suspect) == ("done", 2, 3)


def test_a_decision_is_taken_back_by_removing_its_line(rig: Rig) -> None:
    before = rig.published()
    rig.server.script(first().path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))
    assert rig.visit(1).suspect == 1
    assert rig.visit(2, accept=(first().id,)).changed == 1
    rig.folder.decisions.unlink()
    rig.folder.database.unlink()
    rebuild(rig.folder)
    assert (rig.published(), rig.suspects()) == (before, {first().id: "error"})


def test_what_was_accepted_is_not_what_comes_later(rig: Rig) -> None:
    rig.server.script(first().path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))
    rig.visit(1)
    rig.server.script(first().path, page("Kļūda", "Mēģiniet vēlreiz."))
    summary = rig.visit(2, accept=(first().id,))
    assert (summary.outcome, summary.changed, rig.suspects()) == ("partial", 0, {first().id: "error"})
    assert "says something else now" in str(summary.detail)
    rig.server.script(first().path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))
    assert rig.visit(3).changed == 1
    rig.rebuilds_the_same()


def test_a_decision_holds_although_the_refresh_came_to_nothing(rig: Rig) -> None:
    rig.server.script(first().path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))
    rig.visit(1)
    rig.server.script(first().path, Status(500))
    assert rig.visit(2, accept=(first().id,)).changed == 0
    rig.server.script(first().path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))
    assert rig.visit(3).changed == 1
    rig.rebuilds_the_same()


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
        (new_articles((801, "Kļūda", "Lūdzu, mēģiniet vēlāk.")), 0, 1),
        (new_articles((801, "Pirmais", "")), 0, 1),
        (new_articles((801, "Viens", LONG), (802, "Otrs", LONG)), 1, 1),
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


def test_whoever_keeps_the_archive_is_told_what_to_do(rig: Rig, capsys: pytest.CaptureFixture[str]) -> None:
    def run(command: str, *options: str) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([command, "--data", str(rig.folder.root), *options])
        return ended.value.code, *capsys.readouterr()

    refresh = ("refresh", "--site", f"{rig.server.url}/", "--delay", "0")
    rig.server.script(first().path, STUB)
    rig.server.script(twelve()[1].path, page("Kļūda", "Lūdzu, mēģiniet vēlāk."))
    code, out, err = run(*refresh, "--full", "--json")
    assert (code, json.loads(out)["suspect"], len(err.splitlines())) == (6, 2, 1)
    assert first().path in err or twelve()[1].path in err
    told = run("status")[1]
    lines = {line.split()[2]: line for line in told.splitlines() if line.startswith("suspect ")}
    assert "its text has shrunk from" in lines[first().id]
    assert "3 refreshes over 14 days agree, so far 1" in lines[first().id]
    assert f"ctarchive refresh --accept {first().id}" in lines[first().id]
    assert "its text is like an error's" in lines[twelve()[1].id]
    assert {row["article_id"] for row in json.loads(run("status", "--json")[1])["suspects"]} == set(lines)
    code, _, err = run(*refresh, "--accept", "lv-999")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "lv-999" in err
    code, out, _ = run(*refresh, "--accept", first().id, "--accept", twelve()[1].id, "--json")
    assert (code, json.loads(out)["changed"]) == (0, 2)


@pytest.mark.parametrize("line", ["{", '{"decision": "accept"}', '{"decision": "forget", "article": "x"}', "[" * 9999])
def test_a_line_that_is_no_decision_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    decisions.append(path, [decisions.Accepted("lv-1", "capture", "content", "crawl", "2026-03-01T03:00:00Z")])
    assert [one.article for one in decisions.read(path)] == ["lv-1"]
    path.write_text(f"{path.read_text()}{line}\n")
    with pytest.raises(Damaged, match=re.escape("decisions.jsonl, line 2")):
        decisions.read(path)


def test_a_decision_that_cannot_be_read_lets_nothing_be_published(rig: Rig) -> None:
    rig.folder.decisions.write_text("{")
    before = rig.published()
    for at_work in (lambda: rig.visit(1), lambda: rebuild(rig.folder)):
        with pytest.raises(Damaged):
            at_work()
    rig.folder.decisions.unlink()
    assert rig.published() == before
    assert rig.visit(2).outcome == "done"


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
