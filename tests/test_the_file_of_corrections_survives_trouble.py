"""corrections.jsonl: a broken last line counts for nothing, other damage stops, what a kill left is applied later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from filelock import FileLock

from archive.errors import Damaged, WrongUse
from archive.store import publish
from archive.store.correcting import operations
from archive.store.corrections import ledger
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.warc import json_lines
from tests.replica.server import ReplicaServer
from tests.support.archives.corrections import WHEN, ask, states
from tests.support.command import ctarchive
from tests.support.crawling import Crawl
from tests.support.sampled import later


def set_date(folder: DataFolder) -> None:
    with operations.open_archive(folder) as archive:
        operations.set_date(archive, "lv-103", WHEN)


def date_of(folder: DataFolder) -> object:
    return ask(folder, "SELECT published_on FROM articles WHERE id = 'lv-103'")[0][0]


@pytest.mark.parametrize(
    "broken",
    [
        b'{"id": 2, "kind": "da',
        *(later(line) for line in (b'{"id": 2, "kind": "date", "check": "00"}\n', b"\0\0\0\n")),
    ],
)
def test_a_broken_last_line_counts_for_nothing(copied: DataFolder, broken: bytes) -> None:
    set_date(copied)
    with copied.corrections.open("ab") as file:
        file.write(broken)
    listed = ctarchive("correct", "list", "--data", copied.root)
    assert (listed.code, len(listed.out.splitlines())) == (0, 1)
    if broken.endswith(b"\n"):
        assert "the last line" in listed.err
        assert "the last line" in ctarchive("status", "--data", copied.root).out
    with operations.open_archive(copied) as archive:
        operations.undo(archive, [1])
    assert [one.kind for one in ledger.read(copied.corrections)] == ["date", "undo"]
    assert ledger.broken(copied.corrections) is None


def test_a_damaged_line_stops_whoever_would_go_by_the_file(copied: DataFolder) -> None:
    set_date(copied)
    with operations.open_archive(copied) as archive:
        operations.undo(archive, [1])
    content = copied.corrections.read_bytes()
    copied.corrections.write_bytes(content.replace(b"2013", b"2012", 1))
    for command in (["correct", "list"], ["correct", "date", "lv-103", "none"], ["rebuild"], ["status"]):
        ran = ctarchive(*command, "--data", copied.root)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert "line 1 is damaged" in ran.err
    copied.corrections.write_bytes(content)
    assert states(copied) == ["undone"]


@pytest.mark.parametrize("told", [{"id": 1, "kind": "haircut"}, {"id": 1, "kind": "date", "colour": "red"}, {"id": 1}])
def test_a_line_of_a_later_version_is_not_guessed_at(tmp_path: Path, told: dict[str, object]) -> None:
    path = tmp_path / ledger.NAME
    json_lines.append(path, [{"time": "", **told}])
    with pytest.raises(Damaged, match="update ctarchive"):
        ledger.read(path)


@pytest.mark.parametrize("command", ["refresh", "rebuild", "correct", "import"])
def test_what_was_written_and_not_applied_is_applied_by_the_next_command(
    copied: DataFolder, command: str, monkeypatch: pytest.MonkeyPatch, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    before = date_of(copied)
    with operations.open_archive(copied) as archive, monkeypatch.context() as patch:
        patch.setattr(publish, "correct", killed)
        with pytest.raises(KeyboardInterrupt):
            operations.set_date(archive, "lv-103", WHEN)
    assert date_of(copied) == before
    assert states(copied) == ["waiting"]
    assert "corrections that the next command applies: 1" in ctarchive("status", "--data", copied.root).out
    match command:
        case "refresh":
            crawl(changed_site)
        case "rebuild":
            rebuild(copied)
        case "import":
            from tests.support.imports.captures import import_captures

            import_captures(copied, [], changed_site.url)
        case "correct":
            with operations.open_archive(copied):
                pass
    assert date_of(copied) == WHEN.isoformat()
    assert states(copied) == ["in force"]


def test_a_new_person_killed_midway_gets_no_second_id(copied: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    with operations.open_archive(copied) as archive, monkeypatch.context() as patch:
        patch.setattr(publish, "correct", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            operations.part_person(archive, "zelma-pucite-kalnina", ["en-201"], "Zelma Otrā")
    with operations.open_archive(copied):
        pass
    assert ask(copied, "SELECT name FROM people WHERE slug = 'zelma-otra'") == [("Zelma Otrā",)]


def test_two_at_once_take_turns(copied: DataFolder) -> None:
    with FileLock(copied.root / ".lock"):
        ran = ctarchive("correct", "date", "lv-103", "2013-02-01", "--json", "--data", copied.root)
    assert (ran.code, ran.json["outcome"]) == (3, "locked")
    assert not copied.corrections.exists()
    assert ctarchive("correct", "date", "lv-103", "2013-02-01", "--data", copied.root).code == 0


def test_each_line_is_numbered_and_carries_the_note(copied: DataFolder) -> None:
    with operations.open_archive(copied) as archive:
        operations.set_date(archive, "lv-103", WHEN, note="tā bija datēts")
        with pytest.raises(WrongUse):
            operations.undo(archive, [2])
        operations.undo(archive, [1])
        with pytest.raises(WrongUse, match="already"):
            operations.undo(archive, [1])
    told = [json.loads(line) for line in copied.corrections.read_text().splitlines()]
    assert [(one["id"], one["kind"], one.get("note"), one.get("of")) for one in told] == [
        (1, "date", "tā bija datēts", None),
        (2, "undo", None, 1),
    ]
