"""A takedown holds once its line is on the disk: after a kill, with another command at work, over restored backups."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest

from archive.clock import now
from archive.errors import ArchiveError, Damaged, WrongUse
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.takedowns import ledger, takedowns
from archive.store.takedowns.database_mark import Outdated
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.withholding import erasing, operations
from archive.store.withholding.conforming import conform
from archive.warc import json_lines
from tests.support.command import NOWHERE, ctarchive
from tests.support.sampled import later
from tests.support.takedowns.taken_down import note_passed
from tests.support.takedowns.traces import traces

TITLE = "Pašvaldību pieredzes apmaiņas sanāksme Jelgavā"  # of lv-104


def write_line(folder: DataFolder, **hidden: frozenset[str]) -> None:
    """What a takedown that is killed at once leaves behind."""
    scope = operations.look(folder, "lv-104")
    entry = Entry("withhold", ledger.new_id([], now()), "lv-104", "court", hidden=scope.hidden)
    ledger.append(folder.takedowns, entry)


@pytest.mark.parametrize(
    "command",
    [
        later(("search", "sanāksme")),
        ("status",),
        later(("refresh", "--site", NOWHERE)),
        ("rebuild",),
        later(("withheld",)),
    ],
)
def test_what_was_killed_the_next_command_completes(copied: DataFolder, command: tuple[str, ...]) -> None:
    write_line(copied)
    assert traces(copied, [TITLE])
    ran = ctarchive(*command, "--data", copied.root)
    assert "Traceback" not in ran.err
    assert TITLE not in ran.out
    if command[0] != "withheld":  # it looks at the ledger alone
        assert traces(copied, [TITLE]) == []


def test_a_database_from_a_backup_is_made_anew_before_it_is_read(copied: DataFolder, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    with closing(sqlite3.connect(copied.database)) as db:
        db.execute("VACUUM INTO ?", [str(backup)])
    operations.withhold(copied, operations.look(copied, "lv-104"), "legal")
    for suffix in ("-wal", "-shm"):
        Path(f"{copied.database}{suffix}").unlink(missing_ok=True)
    shutil.copy(backup, copied.database)
    for create in (False, True):
        with pytest.raises(Outdated, match="ctarchive rebuild"):
            open_database(copied.database, create=create)
    assert TITLE not in ctarchive("search", "sanāksme", "--data", copied.root).out
    assert traces(copied, [TITLE]) == []


def test_while_another_command_is_at_work_the_line_is_written_and_the_pages_go_by_it(copied: DataFolder) -> None:
    with copied.lock():
        ran = ctarchive("withhold", "lv-104", "--reason", "privacy", "--data", copied.root)
    assert ran.code == 3
    assert "the pages go by that at once" in ran.err
    assert takedowns.read(copied.takedowns).hides_page("lv-104")
    assert TITLE not in ctarchive("search", "sanāksme", "--data", copied.root).out
    assert traces(copied, [TITLE]) == []


def test_two_at_once_take_turns(copied: DataFolder) -> None:
    scopes = [operations.look(copied, target) for target in ("lv-104", "lv-240", "lv-greta")]
    threads = [threading.Thread(target=operations.withhold, args=(copied, scope, "legal")) for scope in scopes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {one.target for one in takedowns.read(copied.takedowns).entries} == {"lv-104", "lv-240", "lv-greta"}
    with pytest.raises(WrongUse, match="withheld already"):
        operations.look(copied, "lv-104")
    assert ctarchive("status", "--data", copied.root).out
    assert traces(copied, [TITLE]) == []


def test_what_has_run_out_may_be_read_and_comes_back_with_the_next_command_that_writes(
    copied: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = now().date()
    operations.withhold(copied, operations.look(copied, "lv-104"), "court", until=today + timedelta(days=2))
    monkeypatch.setenv("CTARCHIVE_NOW", f"{today + timedelta(days=2)}T23:00:00Z")
    assert takedowns.read(copied.takedowns).hides_page("lv-104")
    monkeypatch.setenv("CTARCHIVE_NOW", f"{today + timedelta(days=3)}T00:30:00Z")
    note_passed(copied, today + timedelta(days=2))
    assert not takedowns.read(copied.takedowns).hides_page("lv-104")
    with closing(open_database(copied.database)) as db:
        assert db.execute("SELECT 1 FROM articles WHERE id = 'lv-104'").fetchone() is None
    assert ctarchive("refresh", "--site", NOWHERE, "--data", copied.root).code == 4
    assert traces(copied, [TITLE])


def _act(folder: DataFolder, act: str) -> None:
    if act == "withhold":
        operations.withhold(folder, operations.look(folder, "lv-104"), "legal")
    elif act == "erase":
        erasing.erase(folder, "lv-104", "legal")
    else:
        operations.release(folder, "lv-104")


@pytest.mark.parametrize("act", ["withhold", "erase", "release"])
def test_an_error_behind_the_line_says_that_it_holds(
    copied: DataFolder, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    if act == "release":
        _act(copied, "withhold")
    full = OSError(errno.ENOSPC, "No space left on device")
    with monkeypatch.context() as patched:
        patched.setattr("archive.store.withholding.conforming.rebuild_locked", Mock(side_effect=full))
        with pytest.raises(ArchiveError, match=r"takedowns.jsonl has it and the pages go by .* the disk is full"):
            _act(copied, act)
    assert takedowns.read(copied.takedowns).hides_page("lv-104") is (act != "release")
    conform(copied, to_write=True)
    assert bool(traces(copied, [TITLE])) is (act == "release")


def entry(number: int, **values: object) -> Entry:
    hidden = Hidden(pages=frozenset([f"lv-{number}"]))
    return Entry("withhold", f"2026-11-26T00:00:{number:02}.000000Z", f"lv-{number}", "legal", hidden=hidden)


@pytest.mark.parametrize("torn", [b'{"action": "withh', b"\0\0\0\0", b"\xff"])
def test_a_last_line_that_was_cut_short_counts_for_nothing_and_is_told(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "takedowns.jsonl"
    ledger.append(path, entry(1))
    path.write_bytes(path.read_bytes() + torn)
    assert ledger.read(path) == [entry(1)]
    assert "last line" in str(ledger.broken(path))
    ledger.append(path, entry(2))
    assert ledger.read(path) == [entry(1), entry(2)]
    assert ledger.broken(path) is None


@pytest.mark.parametrize("rotten", [b'{"action": "withhold"}\n', b"\0\0\0\0\n"])
def test_a_last_line_that_is_complete_and_damaged_shows_nothing_again(tmp_path: Path, rotten: bytes) -> None:
    path = tmp_path / "takedowns.jsonl"
    ledger.append(path, entry(1))
    path.write_bytes(path.read_bytes() + rotten)
    with pytest.raises(Damaged, match="line 2 is damaged"):
        ledger.read(path)
    with pytest.raises(Damaged):
        ledger.append(path, entry(2))
    assert path.read_bytes().endswith(rotten)


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: [lines[0].replace(b"legal", b"court"), lines[1]],
        later(lambda lines: [b"\0" * len(lines[0]), lines[1]]),
        later(lambda lines: [b"{}", lines[1]]),
    ],
)
def test_all_commands_refuse_where_the_ledger_is_damaged_in_its_midst(copied: DataFolder, damage: object) -> None:
    for number in (1, 2):
        ledger.append(copied.takedowns, entry(number))
    lines = copied.takedowns.read_bytes().splitlines()
    copied.takedowns.write_bytes(b"\n".join(damage(lines)) + b"\n")  # type: ignore[operator]
    with pytest.raises(Damaged):
        ledger.read(copied.takedowns)
    commands = [
        *(("refresh", "--site", NOWHERE), ("rebuild",), ("withheld",), ("status",), ("search", "a")),
        *(("withhold", "lv-104", "--reason", "legal"), ("release", "lv-1"), ("import", str(copied.warc))),
    ]
    for command in commands:
        ran = ctarchive(*command, "--data", copied.root)
        assert ran.code == 1, command
        assert ran.err.count("\n") == 1, ran.err
        assert "put it back from a copy" in ran.err


def test_an_entry_that_this_version_does_not_know_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "takedowns.jsonl"
    json_lines.append(path, [{"action": "banish", "id": "2026-11-26T00:00:00.000000Z"}])
    json_lines.append(path, [{"action": "withhold", "id": "2026-11-26T00:00:01.000000Z"}])
    with pytest.raises(Damaged, match="banish"):
        ledger.read(path)


def test_ids_follow_each_other_where_the_clock_was_set_back() -> None:
    later = ledger.new_id([entry(59)], now().replace(year=2020))
    assert later > entry(59).id


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("withhold", "lv-1040"), "did you mean lv-104"),
        (("withhold", "lv-104/20010101000000"), "was not captured at 20010101000000"),
        (("withhold", "http://127.0.0.1:9/"), "has nothing of"),
        (("withhold", "sha256:" + "0" * 64), "has no payload"),
        (("withhold", "0" * 64), "has no document"),
        (("withhold", "person:tekla-zirgupee"), "did you mean tekla-zirgupe"),
        (("withhold", "../etc/passwd"), "cannot be withheld"),
        (("withhold", "http://127.0.0.1:9/*"), "is the whole site"),
        (("withhold", "lv-104", "--redact"), "only the name of a person"),
        (("withhold", "lv-104", "--until", "2001-01-01"), "2001-01-01 has passed"),
        (("withhold", "lv-104", "--until", "2001-01-01", "--dry-run"), "2001-01-01 has passed"),
        (("withhold", "lv-104", "--until", "2030-13-01"), "'2030-13-01' is not a date like 2030-12-31"),
        (("withhold", "lv-104", "--until", "20301231"), "'20301231' is not a date like 2030-12-31"),
    ],
)
def test_a_wrong_target_gets_one_line(copied: DataFolder, arguments: tuple[str, ...], said: str) -> None:
    ran = ctarchive(*arguments, "--reason", "legal", "--data", copied.root)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""
    assert not copied.takedowns.exists()


def test_a_day_that_has_passed_is_refused_before_anything_is_read(folder: DataFolder) -> None:
    ran = ctarchive("withhold", "lv-104", "--reason", "legal", "--until", "2001-01-01", "--data", folder.root)
    assert "2001-01-01 has passed" in ran.err  # though there is no archive


def test_the_same_article_in_the_other_language_is_named_and_stays(copied: DataFolder) -> None:
    with closing(sqlite3.connect(copied.database)) as db, db:
        db.execute("INSERT INTO article_twins (article_id, twin_id, proof) VALUES ('lv-104', 'en-201', 'link')")
    scope = operations.look(copied, "lv-104")
    note = scope.notes[0]
    assert note.startswith("en-201 is the same article in the other language, and stays: ")
    assert "en-201" not in scope.hidden.pages


def test_what_is_not_withheld_cannot_be_released(copied: DataFolder) -> None:
    ran = ctarchive("release", "lv-104", "--data", copied.root)
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_a_dry_run_says_what_would_go_and_does_nothing(copied: DataFolder) -> None:
    before = {path.name: path.read_bytes() for path in copied.root.iterdir() if path.is_file()}
    ran = ctarchive("withhold", "lv-104", "--reason", "legal", "--dry-run", "--data", copied.root)
    assert ran.code == 0
    assert f"article lv-104  {TITLE}" in ran.out
    told = ctarchive("withhold", "lv-104", "--reason", "legal", "--dry-run", "--json", "--data", copied.root).json
    assert told["articles"] == {"lv-104": TITLE}
    after = {path.name: path.read_bytes() for path in copied.root.iterdir() if path.is_file()}
    assert {name for name in after if after[name] != before.get(name)} <= {"archive.db-wal", "archive.db-shm"}


def test_withheld_lists_what_is_in_force(copied: DataFolder) -> None:
    until = date(2999, 12, 31)
    operations.withhold(copied, operations.look(copied, "lv-104"), "court", note="lieta 12-34", until=until)
    operations.withhold(copied, operations.look(copied, "person:tekla-zirgupe"), "privacy")  # of lv-104 alone
    listed = ctarchive("withheld", "--data", copied.root)
    assert "lv-104  court until 2999-12-31  lieta 12-34" in listed.out
    assert "tekla" not in copied.takedowns.read_text(encoding="utf-8").lower()
    rows = ctarchive("withheld", "--json", "--data", copied.root).json["takedowns"]
    assert [row["reason"] for row in rows] == ["court", "privacy"]
    assert ctarchive("status", "--json", "--data", copied.root).json["takedowns"] == {
        "in_force": 2,
        "ends_next": "2999-12-31",
        "broken": None,
        "ended": 0,
    }
