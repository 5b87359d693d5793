"""Exports made before something is withheld or erased are shown no more, and are removed, come what may."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from filelock import FileLock

from archive.clock import now
from archive.errors import ArchiveError
from archive.export import dataset
from archive.export.release import releases_shown
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry
from archive.store.withholding import erase_files, erasing, operations
from archive.store.withholding.conforming import conform
from archive.warc import overwriting
from tests.support.command import run_here as run
from tests.support.sampled import later
from tests.support.takedowns.bytes_held import held_in

TITLE = "Pašvaldību pieredzes apmaiņas sanāksme Jelgavā"  # of lv-104
Captured = pytest.CaptureFixture[str]


def names(folder: DataFolder) -> set[str]:
    return {path.name for path in folder.exports.iterdir()} - {exported.LOCK}


def leave_work(folder: DataFolder) -> None:
    """What an export that was killed leaves."""
    (folder.exports / exported.WORK / "export").mkdir(parents=True)
    (folder.exports / exported.WORK / "export" / "articles.csv").write_text(TITLE)


def write_line(folder: DataFolder) -> None:
    """What a takedown that is killed at once leaves behind."""
    scope = operations.look(folder, "lv-104")
    ledger.append(folder.takedowns, Entry("withhold", ledger.new_id([], now()), "lv-104", "court", hidden=scope.hidden))


def test_they_go_with_what_was_left_and_the_next_one_stays(copied: DataFolder, capsys: Captured) -> None:
    made = dataset.make(copied)
    assert held_in(copied.exports, [TITLE])
    leave_work(copied)
    (copied.exports / "notes.txt").write_text("of the keeper")

    arguments = ("withhold", "lv-104", "--reason", "court", "--data", copied.root)
    assert run(*arguments, "--dry-run") == 0
    assert f"removed from exports/: {made.release.version}" in capsys.readouterr().out
    assert run(*arguments, "--dry-run", "--json") == 0
    assert json.loads(capsys.readouterr().out)["exports"] == [made.release.version]
    assert names(copied) == {made.release.version, exported.WORK, "notes.txt"}

    assert run(*arguments) == 0
    assert names(copied) == {"notes.txt"}
    again = dataset.make(copied)
    assert again.is_new
    assert held_in(again.folder, [TITLE]) == []
    conform(copied, to_write=True)
    assert releases_shown(copied) == [again.release]

    operations.release(copied, "lv-104")
    assert releases_shown(copied) == [again.release], "it lacks something, and may be read"
    assert TITLE in (dataset.make(copied).folder / "csv" / "articles.csv").read_text()


@pytest.mark.parametrize("command", [later(("search", "sanāksme")), ("status",), ("export",), later(("rebuild",))])
def test_what_was_killed_the_next_command_ends(copied: DataFolder, command: tuple[str, ...]) -> None:
    made = dataset.make(copied)
    write_line(copied)
    assert made.folder.is_dir()
    assert releases_shown(copied) == []
    assert run(*command, "--data", copied.root) == 0
    assert not made.folder.exists()
    assert held_in(copied.exports, [TITLE]) == []


def test_they_go_while_another_command_is_at_work(copied: DataFolder) -> None:
    made = dataset.make(copied)
    with copied.lock():
        assert run("withhold", "lv-104", "--reason", "court", "--data", copied.root) == 3
    assert not made.folder.exists()


def test_what_an_export_at_work_has_is_left_to_it(copied: DataFolder) -> None:
    leave_work(copied)
    with FileLock(copied.exports / exported.LOCK):
        operations.withhold(copied, operations.look(copied, "lv-104"), "court")
        assert (copied.exports / exported.WORK).is_dir()
    conform(copied)
    assert not (copied.exports / exported.WORK).exists()


def test_an_erasure_overwrites_them(copied: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    made = dataset.make(copied)
    (made.folder / "csv" / "articles.csv").touch()
    later = now().timestamp() + 86400
    os.utime(made.folder / "csv" / "articles.csv", (later, later))  # a restored copy has the time of its restoration
    overwritten: list[str] = []
    remove = overwriting.remove

    def removed(path: Path) -> None:
        overwritten.append(path.name)
        remove(path)

    monkeypatch.setattr(overwriting, "remove", removed)
    assert erasing.erase(copied, "lv-104", "court").carried_out
    assert {one.rpartition("/")[2] for one in (file.name for file in made.release.files)} <= set(overwritten)
    assert names(copied) == set()


def test_one_that_cannot_be_removed_is_named_and_no_erasure_is_called_done(
    copied: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = dataset.make(copied)
    scope = operations.look(copied, "lv-104")

    def refuse(path: Path, **options: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(exported, "remove", refuse)
        with pytest.raises(ArchiveError, match=f"{made.folder} may have what is withheld"):
            operations.withhold(copied, scope, "court")
        assert releases_shown(copied) == []
        conform(copied)  # reading goes on
        with pytest.raises(ArchiveError, match="remove it by hand"):
            erasing.erase(copied, "lv-104", "court")
        assert erase_files.undone(copied)
    conform(copied, to_write=True)
    assert not erase_files.undone(copied)
    assert names(copied) == set()


def test_a_link_to_a_folder_elsewhere_goes_and_the_folder_stays(copied: DataFolder, tmp_path: Path) -> None:
    made = dataset.make(copied)
    made.folder.rename(tmp_path / "elsewhere")
    made.folder.symlink_to(tmp_path / "elsewhere")
    operations.withhold(copied, operations.look(copied, "lv-104"), "court")
    assert not made.folder.is_symlink()
    assert (tmp_path / "elsewhere" / "export.json").is_file()
