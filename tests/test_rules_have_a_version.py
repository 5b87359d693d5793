from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive import rules
from tests.support.command import ROOT
from tests.support.sampled import later

MODULE = "archive/latvian/dates/reading.py"


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of our code, whose versions are asked for."""
    shutil.copytree(ROOT / "archive", tmp_path / "archive", ignore=shutil.ignore_patterns("__pycache__", "web"))
    monkeypatch.setattr("archive.rules._ROOT", tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    """Let the code be read again."""
    rules.digest_of.cache_clear()
    rules._digest_of_bytes.cache_clear()


def versions() -> dict[str, str]:
    rules.digest_of.cache_clear()
    return {part: rules.version(part) for part in rules.PARTS}


def changed(before: dict[str, str]) -> set[str]:
    return {part for part, version in versions().items() if version != before[part]}


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        later("archive/extract/article/body.py", {"articles"}),
        ("archive/latvian/dates/reading.py", {"articles"}),
        ("archive/warc/coding.py", {"articles"}),  # what could not be decoded may be read by now
        ("archive/people/identity.py", set()),  # names have a number
        later("archive/cli/options.py", set()),
    ],
)
def test_a_rule_of_reading_counts_for_what_was_read(code: Path, path: str, parts: set[str]) -> None:
    before = versions()
    with (code / path).open("a") as file:
        file.write("\n_ANOTHER = 1\n")
    assert changed(before) == parts


def test_a_table_of_data_counts_for_who_names_it(code: Path) -> None:
    before = rules.digest_of("archive.places")
    for name in ("municipalities.tsv", "README.md"):
        rules.digest_of.cache_clear()
        with (code / "archive/places" / name).open("a") as file:
            file.write("\nMore.\n")
        assert (rules.digest_of("archive.places") == before) is (name == "README.md")
        rules.digest_of.cache_clear()
        before = rules.digest_of("archive.places")


def test_comments_docstrings_and_layout_do_not_count(code: Path) -> None:
    before = versions()
    path = code / MODULE
    text = path.read_text().replace('"""', '"""Otherwise said: ', 1).replace("\n\n\n", "\n\n\n# Another remark.\n\n\n")
    path.write_text(f"{text}\n\n# The end.\n")
    assert changed(before) == set()


def test_the_versions_are_those_of_the_code_wherever_it_lies(code: Path) -> None:
    copied = versions()
    (code / "archive").rename(code / "moved")
    (code / "elsewhere").mkdir()
    (code / "moved").rename(code / "elsewhere" / "archive")
    rules._ROOT = code / "elsewhere"
    assert versions() == copied


@pytest.mark.parametrize("package", ["lxml", "beautifulsoup4"])
def test_the_libraries_that_read_pages_count(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules.digest_of.__wrapped__("archive.extract")
    monkeypatch.setattr("archive.rules.version_of_package", lambda name: "99" if name == package else version(name))
    assert rules.digest_of.__wrapped__("archive.extract") != before


@pytest.fixture
def made() -> Database:
    """What is made by the rules of today."""
    db = Database(memory=True)
    db.execute("CREATE TABLE made_with (part TEXT PRIMARY KEY, version TEXT NOT NULL)")
    rules.note(db, "articles")
    return db


def test_code_that_is_the_same_to_the_byte_is_not_parsed(
    code: Path, made: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget()
    monkeypatch.delattr("ast.parse")
    assert rules.is_current(made, "articles")
    assert rules.made_with(made)[0].current


@pytest.mark.parametrize("version", ["of before", None])
def test_what_other_rules_made_is_never_current(code: Path, made: Database, version: str | None) -> None:
    made.execute("DELETE FROM made_with WHERE part = 'articles'")
    if version:
        rules.note_version(made, "articles", version)
    assert not rules.is_current(made, "articles")
    rules.note_code(made)
    forget()
    assert rules.is_current(made, "articles") is False


def test_a_rule_that_changes_makes_what_is_stored_old_and_a_remark_does_not(code: Path, made: Database) -> None:
    for change, current in (("\n# A remark.\n", True), ("\n_ANOTHER = 1\n", False)):
        with (code / MODULE).open("a") as file:
            file.write(change)
        forget()
        assert rules.is_current(made, "articles") is current


@pytest.mark.parametrize("package", ["lxml", "beautifulsoup4"])
def test_another_library_makes_what_is_stored_old(
    package: str, made: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget()
    monkeypatch.setattr("archive.rules.version_of_package", lambda name: "99" if name == package else version(name))
    assert not rules.is_current(made, "articles")
    forget()
