"""A title with a covered surname alone is covered wherever it stands, also one that comes after the takedown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.staging.titles import note_links, title_of
from archive.store.takedowns import ledger, takedowns
from archive.store.takedowns.gate import gate_of
from archive.store.takedowns.matching.name_marks import marks_of
from archive.store.takedowns.page_redaction import NAME_COVERED
from archive.store.withholding import operations
from archive.store.withholding.conforming import conform, follow
from archive.web.serving.access.takedowns import may_be_shown
from tests.replica.content import CalendarEvent, ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import late_events, six_articles
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures
from tests.support.takedowns.taken_down import Rig, all_rows, elsewhere
from tests.support.takedowns.traces import traces

PERSON, SURNAME = "person:zelma-pucite-kalnina", "Pūcīte-Kalniņa"
TITLE = "Ko Pūcīte-Kalniņa teica skolās"
TEXT = "Rīt skolās ar jauniešiem par drošu darbu runās Zelma Pūcīte-Kalniņa, un vakarā sekos saruna ar vecākiem."


def late() -> ReplicaArticle:
    """An article that names the person, and has the surname alone in its title."""
    like = next(one for one in six_articles() if one.id == "lv-103")
    body = (Paragraph((Part(TEXT),)), Paragraph((Part("Pieteikties var skolā līdz nedēļas beigām."),)))
    known = replace(like, id="lv-290", number=290, slug="ko-teica", title=TITLE, body=body, images=())
    return replace(known, date=date(2026, 10, 20), attachments=(), event=None, signature=None)


def event() -> CalendarEvent:
    """An event of the calendar that has the same title, and no more."""
    day = date(2026, 10, 27)
    return CalendarEvent("vakars", TITLE, day, day, place="Rīga", lang="lv")


@pytest.fixture
def rig(folder: DataFolder, crawl: Crawl) -> Iterator[Rig]:
    """An archive in which the name is covered; its calendar has the title already, its site has no such article."""
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[*late_events(), event()])) as server:
        assert crawl(server).outcome == "done"
        found = Rig(folder, server, crawl)
        found.withhold(PERSON, redact=True)
        assert traces(folder, [SURNAME])  # nobody can tell yet whose surname it is
        yield found


def come(rig: Rig) -> None:
    rig.server.handler = Site("semantic", articles=[*six_articles(), late()], events=[*late_events(), event()])


def test_a_refresh_that_meets_it_covers_it_everywhere(rig: Rig) -> None:
    come(rig)
    home = rig.server.handler("/lv").body
    assert takedowns.read(rig.folder.takedowns).entry_of_content(home) is None
    assert rig.crawl(rig.server).outcome == "done"
    assert traces(rig.folder, [SURNAME]) == []
    assert takedowns.read(rig.folder.takedowns).entry_of_content(home)
    assert may_be_shown(str(rig.folder.database))
    lines = rig.folder.takedowns.read_text(encoding="utf-8")
    rig.never_comes_back([SURNAME], late().path)
    assert rig.folder.takedowns.read_text(encoding="utf-8") == lines  # once is enough
    operations.release(rig.folder, PERSON)
    assert rig.ask("SELECT title FROM articles WHERE id = 'lv-290'") == [(TITLE,)]


def test_so_does_an_import(rig: Rig) -> None:
    come(rig)
    capture = captured(rig.server.handler(late().path), f"{rig.server.url}{late().path}", "2026-10-21T10:00:00Z")
    import_captures(rig.folder, [capture], rig.server.url)
    follow(rig.folder)
    assert traces(rig.folder, [SURNAME]) == []


def test_a_rebuild_learns_it_anew(rig: Rig, tmp_path_factory: pytest.TempPathFactory) -> None:
    come(rig)
    assert rig.crawl(rig.server).outcome == "done"
    entries = ledger.read(rig.folder.takedowns)
    ledger.rewrite(rig.folder.takedowns, [one for one in entries if one.action != "learned"])
    rebuild(rig.folder)
    assert traces(rig.folder, [SURNAME]) == []
    assert ledger.read(rig.folder.takedowns)[-1].action == "learned"
    other = elsewhere(rig.folder, tmp_path_factory.mktemp("elsewhere") / "data")
    assert all_rows(other) == all_rows(rig.folder)


def test_until_the_database_is_made_again_nothing_of_it_is_shown(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    come(rig)
    monkeypatch.setattr("scraper.refresh.follow", _cut_short)
    with pytest.raises(KeyboardInterrupt):
        rig.crawl(rig.server)
    assert not may_be_shown(str(rig.folder.database))
    conform(rig.folder)
    assert traces(rig.folder, [SURNAME]) == []


def _cut_short(folder: DataFolder) -> None:
    raise KeyboardInterrupt


def test_links_that_call_a_page_without_a_title_by_it_are_covered(folder: DataFolder) -> None:
    folder.create()
    known = ledger.Hidden(names=marks_of("Zelma Pūcīte-Kalniņa"))
    entry = ledger.Entry("withhold", "2026-10-01T10:00:00Z", PERSON, "privacy", redact=True, hidden=known)
    ledger.append(folder.takedowns, entry)
    with closing(open_database(folder.database, create=True)) as db:
        note_links(db, [("lv-7", TITLE), ("lv-8", TITLE)])
        assert title_of(db, "lv-8", "Skolās runās kāda dziedātāja.") == TITLE
        assert title_of(db, "lv-7", f"Skolās runās {NAME_COVERED['lv']}.") == f"Ko {NAME_COVERED['lv']} teica skolās"
        gate_of(db).note_learned(db)
    learned = ledger.read(folder.takedowns)[-1]
    assert (learned.action, learned.of) == ("learned", entry.id)
