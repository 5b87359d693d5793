"""A page that was torn between two paragraphs is told by the closing tags that it has lost, and changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from archive.store.reprocessing.rebuild import rebuild
from archive.store.staging import restage
from tests.replica.misbehaviour import Changed, Exchange
from tests.replica.site import answer_of
from tests.support.archives.older_rules import age
from tests.support.sites.suspects import Rig, first


def after_a_paragraph(body: bytes) -> bytes:
    """The page as far as the last but one paragraph of its text."""
    return body[: [found.end() for found in re.finditer(b"</p>", body[: body.index(b"</article>")])][-2]]


def before_the_pictures(body: bytes) -> bytes:
    return body[: body.index(b"<figure")]


@dataclass(frozen=True)
class Torn:
    """Without a length of its own, or in chunks that a proxy has ended properly."""

    in_chunks: bool
    compressed: bool = False

    def play(self, exchange: Exchange) -> None:
        answer = exchange.honest()
        left = after_a_paragraph(answer.body)
        exchange.close()
        if self.in_chunks:
            chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(left), left)
            exchange.send(exchange.head(answer, Content_Length="", Transfer_Encoding="chunked", ETag="") + chunks)
        else:
            exchange.send(exchange.head(answer, Content_Length="", ETag="") + left)


@pytest.mark.parametrize("in_chunks", [False, True])
def test_a_torn_page_is_suspect_until_it_is_whole_again(in_chunks: bool, rig: Rig) -> None:
    before = rig.published()
    rig.server.script(first().path, Torn(in_chunks))
    night = rig.visit(1)
    assert (night.exit_code, night.changed, rig.suspects()) == (6, 0, {first().id: "shortened"})
    assert rig.published() == before
    rig.rebuilds_the_same()
    assert (rig.visit(2).changed, rig.suspects(), rig.published()) == (0, {first().id: "shortened"}, before)
    rig.server.forget()
    assert (rig.visit(3).changed, rig.suspects(), rig.published()) == (0, {}, before)


def test_a_rebuild_knows_it_too_where_no_process_survives_the_page(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.server.script(first().path, Torn(in_chunks=True))
    rig.visit(1)
    before = rig.ask("SELECT capture_id FROM unended")
    assert len(before) == 1
    monkeypatch.setattr(restage, "_read", restage._without_page)
    rebuild(rig.folder)
    assert rig.ask("SELECT capture_id FROM unended") == before


def test_so_do_newer_rules_that_read_all_captures_again(rig: Rig) -> None:
    before = rig.published()
    rig.server.script(first().path, Torn(in_chunks=True))
    rig.visit(1)
    unended = rig.ask("SELECT capture_id FROM unended")
    age(rig.folder, "UPDATE made_with SET version = 'older' WHERE part = 'articles'")
    assert (rig.visit(2).changed, rig.suspects(), rig.published()) == (0, {first().id: "shortened"}, before)
    assert rig.ask("SELECT capture_id FROM unended") == unended


def test_a_night_that_was_not_published_is_nothing_to_compare_with(rig: Rig) -> None:
    before, honest = rig.published(), rig.server.handler
    rig.server.script(first().path, Torn(in_chunks=True))
    other = answer_of(b"<p>new design</p>", "text/html")
    rig.server.handler = lambda path: honest(path) if "." in path or path == first().path else other
    assert rig.visit(1).exit_code == 5
    rig.server.handler = honest
    assert (rig.visit(2).changed, rig.suspects(), rig.published()) == (0, {first().id: "shortened"}, before)


def test_so_is_one_whose_text_is_whole_and_whose_pictures_are_lost(rig: Rig) -> None:
    before = rig.published()
    rig.server.script(first().path, Changed(before_the_pictures))
    assert (rig.visit(1).changed, rig.suspects()) == (0, {first().id: "shortened"})
    assert rig.published() == before


def without_last_paragraph(body: bytes) -> bytes:
    start, end = [
        found.span() for found in re.finditer(rb"(?s)<p>(?:(?!<p>).)*?</p>", body[: body.index(b"</article>")])
    ][-2]
    return body[:start] + body[end:]


def test_an_editor_who_takes_a_paragraph_away_is_believed(rig: Rig) -> None:
    rig.server.script(first().path, Changed(without_last_paragraph))
    assert (rig.visit(1).changed, rig.suspects()) == (1, {})


def test_so_is_one_on_a_site_that_writes_no_closing_tags(rig: Rig) -> None:
    def untagged(body: bytes) -> bytes:
        return body.replace(b"</body>", b"").replace(b"</html>", b"")

    rig.server.script(first().path, Changed(untagged))
    assert (rig.visit(1).changed, rig.suspects()) == (0, {})  # the text is the same, and so is all else
    rig.server.script(first().path, Changed(lambda body: untagged(without_last_paragraph(body))))
    assert (rig.visit(2).changed, rig.suspects()) == (1, {})
