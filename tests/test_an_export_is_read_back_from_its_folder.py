"""Exports are listed from their folders; what is none, is not whole, or was made before a takedown, is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.export.release import (
    MANIFEST,
    ExportedFile,
    Release,
    read_release,
    releases_in,
    releases_shown,
    write_manifest,
)
from archive.store.folder import DataFolder
from archive.store.ledgers import exported
from archive.store.takedowns import ledger
from archive.store.takedowns.ledger import Action, Entry

FILE = ExportedFile("csv/articles.csv", 3, "ab" * 32, "text/csv", "articles", "texts")
RELEASE = Release(
    "2026-11-24-0a1b2c3d",
    "2026-11-24T03:00:00.000000Z",
    "2014-02-01",
    "2026-11-20",
    {"articles": 1},
    (FILE,),
    "https://arhivs.example",
)


def put(exports: Path, release: Release = RELEASE) -> Path:
    folder = exports / release.version
    for one in release.files:
        (folder / one.name).parent.mkdir(parents=True, exist_ok=True)
        (folder / one.name).write_bytes(b"." * one.bytes)
    write_manifest(release, folder)
    return folder


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    put(tmp_path)
    assert releases_in(tmp_path) == [RELEASE]
    undated = replace(RELEASE, version="2026-11-23-00000000", first_day=None, last_day=None, address="", ledger="0f")
    put(tmp_path, replace(undated, published_at="2026-11-23T03:00:00.000000Z"))
    assert [one.version for one in releases_in(tmp_path)] == [RELEASE.version, undated.version]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert releases_in(tmp_path / "exports") == releases_shown(DataFolder(tmp_path)) == []


def without_manifest(folder: Path) -> None:
    (folder / MANIFEST).unlink()


def torn(folder: Path) -> None:
    (folder / MANIFEST).write_bytes((folder / MANIFEST).read_bytes()[:-20])


def renamed(folder: Path) -> None:
    folder.rename(folder.with_name("2026-11-25-0a1b2c3d"))


def hidden(folder: Path) -> None:
    folder.rename(folder.with_name(f".{folder.name}"))


def shortened(folder: Path) -> None:
    (folder / FILE.name).write_bytes(b"")


def lost(folder: Path) -> None:
    (folder / FILE.name).unlink()


def linked(folder: Path) -> None:
    (folder.parent / "elsewhere").write_bytes(b"...")
    (folder / FILE.name).unlink()
    (folder / FILE.name).symlink_to(folder.parent / "elsewhere")


def linked_whole(folder: Path) -> None:
    folder.symlink_to(folder.rename(folder.with_name("elsewhere")))


@pytest.mark.parametrize(
    "spoil",
    [without_manifest, torn, renamed, hidden, shortened, lost, linked, linked_whole],
    ids=lambda one: one.__name__,
)
def test_what_is_no_whole_export_is_passed_over(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    spoil(put(tmp_path))
    assert releases_in(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["../x.csv", "/etc/passwd", "csv/../../x", ".x", "csv/.x", "", ".", "csv//x", "csv/x/", "..\\x", "csv/./x"]
)
def test_a_manifest_names_no_file_outside(name: str, tmp_path: Path) -> None:
    folder = put(tmp_path)
    told = json.loads((folder / MANIFEST).read_text())
    told["files"][0]["name"] = name
    (folder / MANIFEST).write_text(json.dumps(told))
    assert read_release(folder) is None


def parts() -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
    return st.recursive(leaves, lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=5), one))


@given(st.sampled_from(sorted(RELEASE.as_json())), parts())
def test_any_manifest_is_read_or_passed_over(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: object
) -> None:
    folder = put(tmp_path_factory.getbasetemp() / "any")
    (folder / MANIFEST).write_text(json.dumps({**RELEASE.as_json(), name: value}))
    found = read_release(folder)
    assert found is None or found.version == RELEASE.version


@pytest.mark.parametrize(
    ("actions", "shown"),
    [([], True), (["withhold"], False), (["erase"], False), (["withhold", "release"], False), (["release"], True)],
)
def test_one_made_before_something_was_hidden_is_not_shown(actions: list[Action], shown: bool, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    put(folder.exports)
    for number, action in enumerate(actions):
        ledger.append(folder.takedowns, Entry(action, f"2026-11-25T00:00:0{number}.000000Z", "lv-1", "operator"))
    assert bool(releases_shown(folder)) is shown
    made_since = replace(RELEASE, version="2026-11-24-ffffffff", ledger=exported.mark_of(ledger.read(folder.takedowns)))
    put(folder.exports, made_since)
    assert made_since in releases_shown(folder)
