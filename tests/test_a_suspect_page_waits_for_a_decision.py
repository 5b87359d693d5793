from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.cli import main
from archive.errors import Damaged
from archive.store.ledgers import decisions
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.misbehaviour import Status
from tests.support.sampled import later
from tests.support.sites.suspects import STUB, Rig, all_edited, errors, first, page, swap, twelve


@pytest.mark.parametrize("happen", [swap, later(all_edited), later(errors)], ids=["swapped", "all edited", "errors"])
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
    assert "now says something else" in str(summary.detail)
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
