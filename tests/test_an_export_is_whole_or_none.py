"""An export shows only when it is whole, of one state of the archive, whatever happens meanwhile."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from archive.errors import ArchiveError, Locked
from archive.export import dataset
from archive.export.parts import Data, Output, Source
from archive.export.release import releases_in, releases_shown
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Entry
from tests.support.command import run_here as run
from tests.support.processes.kill_at import Killer
from tests.support.rows.articles import Row, add_articles, archive_of
from tests.support.sampled import later

Captured = pytest.CaptureFixture[str]


LACKING = 6  # what an export ends with where a capture is in no file, as here


def fill(folder: DataFolder) -> DataFolder:
    folder.create()
    article = Row("lv-1", "Seminārs", "Sanāca kopā.")
    with closing(archive_of(folder.database, [article], with_vocabulary=False)) as db, db.atomic():
        db.execute("UPDATE crawls SET finished_at = '2024-03-01T03:00:00.000000Z'")
    return folder


@pytest.fixture
def filled(folder: DataFolder) -> DataFolder:
    return fill(folder)


def test_the_command_says_what_it_wrote_and_writes_nothing_twice(filled: DataFolder, capsys: Captured) -> None:
    assert run("export", "--data", filled.root, "--json") == LACKING
    told = json.loads(capsys.readouterr().out)
    (release,) = releases_shown(filled)
    assert (told["version"], told["is_new"], told["published_at"]) == (release.version, True, release.published_at)
    assert Path(told["folder"]) == filled.exports / release.version
    assert release.version.startswith("2024-03-01-")
    for one in told["files"]:
        content = (Path(told["folder"]) / one["name"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())

    assert run("export", "--data", filled.root) == LACKING
    ran = capsys.readouterr()
    assert "already" in ran.out
    assert ran.err.splitlines() == [f"ctarchive: {note}" for note in told["notes"]]
    assert sorted(path.name for path in filled.exports.iterdir()) == [exported.LOCK, release.version]


def test_an_export_of_which_a_byte_has_changed_is_made_anew(filled: DataFolder) -> None:
    made = dataset.make(filled)
    spoilt = made.folder / "csv" / "articles.csv"
    whole = spoilt.read_bytes()
    spoilt.write_bytes(whole.replace(b"id", b"di", 1))
    again = dataset.make(filled)
    assert (again.is_new, again.release) == (True, made.release)
    assert spoilt.read_bytes() == whole
    assert not dataset.make(filled).is_new


def test_what_else_lies_in_the_folder_stays_as_it_is(filled: DataFolder, tmp_path: Path) -> None:
    others = tmp_path / "corpora"
    for name in (".making/notes.txt", ".lock", ".removing-it/notes.txt", "2020-01-01-00000000/notes.txt"):
        (others / name).parent.mkdir(parents=True, exist_ok=True)
        (others / name).write_text(name)
    before = {path: path.read_text() for path in others.rglob("*") if path.is_file()}
    made = dataset.make(filled, others)
    assert {path: path.read_text() for path in before} == before
    assert {path.name for path in others.iterdir()} - {path.relative_to(others).parts[0] for path in before} == {
        exported.LOCK,
        made.release.version,
    }


def test_the_sums_are_those_that_sha256sum_checks(filled: DataFolder) -> None:
    made = dataset.make(filled)
    lines = (made.folder / "SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {str(path.relative_to(made.folder)): path for path in made.folder.rglob("*") if path.is_file()}
    assert sums == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items() if name != "SHA256SUMS"
    }
    assert {one.name for one in made.release.files} == found.keys() - {"SHA256SUMS", "export.json"}


def test_what_is_wrong_is_said_in_a_line(filled: DataFolder, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "empty").mkdir()
    cases: list[tuple[tuple[object, ...], int, str]] = [
        (("--data", tmp_path / "empty"), 2, "no archive in"),
        ((tmp_path / "file", "--data", filled.root), 2, "is not a folder"),
        ((tmp_path / "file" / "below", "--data", filled.root), 2, "is not a folder"),
        (("/proc/exports", "--data", filled.root), 1, "cannot write to /proc/exports"),
        ((filled.root, "--data", filled.root), 2, "is for the archive itself"),
        ((filled.root / "exports" / ".." / "warc", "--data", filled.root), 2, "is for the archive itself"),
        ((filled.root / "warc" / "sets", "--data", filled.root), 2, "is for the archive itself"),
        ((filled.root / "imports", "--data", filled.root), 2, "is for the archive itself"),
        (("a", "b"), 2, "unexpected extra argument"),
    ]
    for arguments, code, words in cases:
        assert run("export", *arguments) == code, arguments
        ran = capsys.readouterr()
        assert words in ran.err
        assert len(ran.err.splitlines()) == 1
        assert ran.out == ""
    with closing(sqlite3.connect(filled.database)) as db, db:
        db.execute("UPDATE crawls SET outcome = 'drift'")
    assert run("export", "--data", filled.root) == 2
    assert "nothing was published" in capsys.readouterr().err
    filled.settings.write_text("[archive]\naddress = 1")
    assert run("export", "--data", filled.root) == 2
    assert "archive.address must be text" in capsys.readouterr().err


def test_parquet_without_its_library_is_refused_before_anything_is_done(
    filled: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert run("export", "--parquet", "--data", filled.root) == 2
    assert "pip install 'ctarchive[parquet]'" in capsys.readouterr().err
    assert not filled.exports.exists()


def test_two_do_not_write_to_one_folder(filled: DataFolder) -> None:
    filled.exports.mkdir()
    with FileLock(filled.exports / exported.LOCK), pytest.raises(Locked, match="another export"):
        dataset.make(filled)
    assert dataset.make(filled).is_new


def change(folder: DataFolder) -> None:
    """A refresh that ends."""
    with closing(sqlite3.connect(folder.database)) as db, db:
        db.execute("UPDATE articles SET title = 'Cits'")


def replace_database(folder: DataFolder) -> None:
    """A rebuild that ends."""
    other = DataFolder(folder.root.parent / "other")
    fill(other)
    with closing(sqlite3.connect(other.database)) as db, db:
        db.execute("UPDATE articles SET title = 'Cits'")
    other.database.replace(folder.database)


@pytest.mark.parametrize("happens", [change, replace_database])
def test_all_files_have_one_state_of_the_archive(happens: Callable[[DataFolder], None], filled: DataFolder) -> None:
    def meanwhile(name: str, count: int) -> None:
        if name == "csv/people.csv" and not count:
            happens(filled)

    made = dataset.make(filled, tell=meanwhile)
    for name in ("csv/articles.csv", "jsonl/articles.jsonl"):
        assert "Seminārs" in (made.folder / name).read_text()
    with closing(sqlite3.connect(filled.database)) as db:
        assert db.execute("SELECT title FROM articles").fetchone() == ("Cits",)


def test_nothing_is_kept_where_something_is_withheld_meanwhile(filled: DataFolder) -> None:
    def meanwhile(name: str, count: int) -> None:
        if name == "csv/people.csv" and not count:
            ledger.append(filled.takedowns, Entry("withhold", "2024-04-01T00:00:00.000000Z", "lv-9", "operator"))

    with pytest.raises(ArchiveError, match="withheld while"):
        dataset.make(filled, tell=meanwhile)
    assert [path.name for path in filled.exports.iterdir()] == [exported.LOCK]


def failing(error: BaseException) -> Data:
    def write(source: Source, output: Output) -> None:
        raise error

    return Data(write)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_what_ends_early_leaves_nothing(error: BaseException, filled: DataFolder) -> None:
    with pytest.raises(type(error)):
        dataset.make(filled, parts=[*dataset.DATA, failing(error)])
    assert [path.name for path in filled.exports.iterdir()] == [exported.LOCK]


@pytest.mark.parametrize("name", ["csv/articles.csv", "export.json", "SHA256SUMS"])
@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(path.read_bytes()[:-1] + b"!"), Path.unlink])
def test_a_damaged_export_is_written_anew(spoil: Callable[[Path], None], name: str, filled: DataFolder) -> None:
    made = dataset.make(filled)
    before = (made.folder / name).read_bytes()
    spoil(made.folder / name)
    again = dataset.make(filled)
    assert again.is_new
    assert (made.folder / name).read_bytes() == before
    assert releases_in(filled.exports) == [again.release]


def test_a_later_state_is_another_version_and_both_are_kept(filled: DataFolder) -> None:
    first = dataset.make(filled)
    with closing(sqlite3.connect(filled.database)) as db, db:
        db.execute(
            "INSERT INTO crawls (id, started_at, finished_at, outcome) "
            "VALUES ('c', '2024-05-01T00:00:00.000000Z', '2024-05-01T03:00:00.000000Z', 'partial')"
        )
    second = dataset.make(filled)
    assert second.release.version.startswith("2024-05-01-")
    assert releases_shown(filled) == [second.release, first.release]


@pytest.fixture(scope="module")
def killer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    try:
        killer = Killer(tmp_path_factory.mktemp("killer"))
    except OSError:
        pytest.skip("no C compiler")
    with killer:
        yield killer


ALL = [part / 60 for part in range(60)]


@pytest.mark.parametrize("parts", [[0.5, 0.97], later(ALL, id="many")])
def test_killed_or_out_of_room_at_any_change_it_shows_nothing_or_all(
    parts: list[float], killer: Killer, filled: DataFolder, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(filled.root, whole)
    changes = killer.run(whole, "export").changes
    (wanted,) = releases_in(DataFolder(whole).exports)
    for number, at in enumerate(sorted({round(changes * part) or 1 for part in parts} | {changes}), 1):
        folder = DataFolder(tmp_path / str(at))
        shutil.copytree(filled.root, folder.root)
        ended = killer.run(folder.root, "export", at=at, full=bool(number % 2))
        if ended.code not in (None, LACKING):
            assert "full" in ended.err
            assert len(ended.err.splitlines()) == 1
        shown = releases_in(folder.exports)
        assert shown in ([], [wanted])
        assert dataset.make(folder).is_new is not bool(shown)
        assert releases_in(folder.exports) == [wanted]
        assert {path.name for path in folder.exports.iterdir()} == {exported.LOCK, wanted.version}


def test_articles_of_any_number_are_written(filled: DataFolder) -> None:
    with closing(archive_of(filled.root / "many.db", [], with_vocabulary=False)) as db, db.atomic():
        add_articles(db, (Row(f"lv-{number}", "Virsraksts", "Teksts") for number in range(1500)))
        db.execute("UPDATE crawls SET finished_at = '2024-03-01T03:00:00.000000Z'")
    (filled.root / "many.db").replace(filled.database)
    told: list[tuple[str, int]] = []
    made = dataset.make(filled, tell=lambda name, count: told.append((name, count)))
    assert made.release.counts["articles"] == 1500
    assert ("csv/articles.csv", 1000) in told
    assert {name for name, _ in told} >= {one.name for one in made.release.files}
