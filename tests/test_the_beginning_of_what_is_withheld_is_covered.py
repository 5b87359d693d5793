"""Lists show articles by their first words, cut off anywhere: these are covered with all that is shown of the text."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest
from lxml import html

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.takedowns.capture_redaction import CaptureRedaction
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.matching.repeats import beginning_of, mark_of
from archive.store.takedowns.page_redaction import PageRedaction
from archive.store.takedowns.takedowns import Takedowns
from archive.store.withholding import operations
from tests.replica.server import ReplicaServer
from tests.replica.site import Site, answer_of
from tests.support.articles import late_events, six_articles
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom

TEXT = (
    "Pilsētas tiesā trešdien sākās prāva par izdomātu lietu, kurā apsūdzētie noliedz savu vainu. Prokurore lūdz tiesu "
    "uzklausīt piecus lieciniekus, bet aizstāvji vēlas lietu nodot atpakaļ."
)
TEASER = f"{TEXT[:150]}…"
BEGINNING = beginning_of(TEXT)
HIDDEN = Hidden(pages=frozenset({"lv-129"}), beginnings=frozenset({mark_of(BEGINNING or "")}))
TAKEDOWNS = Takedowns.of([Entry("withhold", "2026-11-24T10:00:00Z", "lv-129", "privacy", hidden=HIDDEN)], date.max)
URL = "http://www.cilvektirdznieciba.lv/lv/zinas"


def test_a_beginning_has_eighty_characters_and_is_no_whole_paragraph() -> None:
    assert TEXT.startswith(BEGINNING or "?")
    assert 80 <= len(BEGINNING or "") < 90
    assert beginning_of(BEGINNING or "") is None
    assert beginning_of("Īss teksts.") is None
    assert beginning_of("vārds" * 40) is None


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{TEASER}</p>",
        f"<p>12.10.2016. {TEASER} <a href='/x'>Vairāk</a></p>",
        f"<p>{TEASER.replace('tiesā', '<b>tiesā</b>').upper()}</p>",
        f"<p>{TEASER[:60]}\n  {TEASER[60:110]}\n  {TEASER[110:]}</p>",  # lines of the source
        f'<p title="{TEASER}">Ziņa</p>',
        f'<meta name="description" content="{TEASER}">',
        f"<script>var teaser = '{TEASER}';</script>",
        f"<!-- {TEASER} -->",
    ],
)
def test_a_captured_page_shows_nothing_of_it(markup: str) -> None:
    page = f"<html><body><p>Pirms.</p>{markup}<p>Pēc.</p></body></html>".encode()
    shown = CaptureRedaction(TAKEDOWNS).page(page, "text/html; charset=utf-8", URL)
    assert shown is not None
    root = html.fromstring(shown.decode())
    said = " ".join([*root.itertext(), *(value for one in root.iter() for value in one.attrib.values())]).lower()
    assert not any(word in said for word in ("prāva", "apsūdzētie", "prokurore", "uzklausīt"))
    assert all(word in said for word in ("pirms.", "pēc."))


def test_a_text_has_the_rest_of_its_line_covered() -> None:
    cleaning = PageRedaction(TAKEDOWNS)
    assert cleaning.text(f"Lasiet arī:\n{TEASER}\nCits teksts.", "lv") == "Lasiet arī:\n[aizklāts]\nCits teksts."
    other = f"{TEXT[:60]} pavisam citu lietu, par kuru vēl nekas nav zināms, jo tā ir izdomāta."
    assert cleaning.text(other, "lv") == other


def test_a_list_keeps_its_place_and_tells_nothing(folder: DataFolder, crawl: Crawl) -> None:
    site = Site("semantic", articles=six_articles(), events=late_events())
    with ReplicaServer(site) as server:
        assert crawl(server, full=True).outcome == "done"
        with closing(open_database(folder.database)) as db:
            (body,) = next(db.execute("SELECT body FROM articles WHERE id = 'lv-104'"))
        first = next(one for one in body.split("\n\n") if len(one) > 150)
        home = site("/").body.replace(b"</body>", f"<div><p>{first[:120]}…</p></div></body>".encode())
        server.handler = lambda asked: answer_of(home, "text/html; charset=utf-8") if asked == "/" else site(asked)
        assert crawl(server, full=True).outcome == "done"
        operations.withhold(folder, operations.look(folder, "lv-104"), "legal")
        with closing(open_database(folder.database)) as db:
            *_, last = db.execute("SELECT id FROM captures WHERE url = ? ORDER BY fetched_at", [f"{server.url}/"])
    with closing(ReadingRoom(folder.database)) as room:
        shown = room.text(f"/capture/{last[0]}/content")
    assert "[aizklāts]" in shown
    assert first[:60] not in shown
