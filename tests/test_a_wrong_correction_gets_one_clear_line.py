"""Whoever corrects what is not there is told so in one line, and nothing is written."""

from __future__ import annotations

import pytest

from archive import cli
from archive.store.folder import DataFolder
from tests.support.command import ctarchive

WRONG = {
    ("date", "lv-999", "2016-05-31"): "no article lv-999",
    ("date", "lv-10", "2016-05-31"): "did you mean",
    ("date", "lv-103", "2016-13-31"): "not a date like 2016-05-31",
    ("date", "lv-103", "31.05.2016"): "not a date like 2016-05-31",
    ("date", "lv-103", "2999-01-01"): "yet to come",
    ("date", "lv-103", "2016-W22-2"): "not a date like 2016-05-31",
    ("date", "lv-103", "0001-01-01"): "before 1900",
    ("merge-people", "nobody-at-all", "talis-niedra"): "nobody called nobody-at-all",
    ("merge-people", "talis-niedra", "talis-niedr"): "did you mean talis-niedra?",
    ("merge-people", "talis-niedra", "talis-niedra"): "the same person already",
    ("part-person", "talis-niedra"): "--article",
    ("part-person", "talis-niedra", "--article", "en-201"): "en-201 does not name talis-niedra",
    ("part-person", "talis-niedra", "--article", "lv-101", "--as", "no-such-slug"): "nobody called no-such-slug",
    ("part-person", "talis-niedra", "--article", "lv-101", "--as", "talis-niedra"): "the same person",
    ("part-person", "talis-niedra", "--article", "lv-101", "--as", "!!"): "not a name",
    ("speaker", "lv-101", "talis-niedra"): "--speaks or --does-not-speak",
    ("speaker", "lv-101", "talis-niedra", "--speaks"): "speaks in lv-101 already",
    ("speaker", "en-201", "talis-niedra", "--speaks"): "does not name",
    ("office", "lv-101", "talis-niedra"): "--role",
    ("office", "lv-101", "talis-niedra", "--role", " "): "not empty",
    ("office", "lv-101", "talis-niedra", "--role", "x", "--none"): "--none alone",
    ("municipality", "en-201", "Grobiņa Municipality"): "--is or --none",
    ("municipality", "en-201", "Nowhere", "--none"): "does not say 'Nowhere'",
    ("municipality", "en-201", "Grobiņa Municipality", "--is", "Nekurienes novads"): "no municipality is called",
    ("municipality", "en-201", "Grobiņa Municipality", "--is", "9999999"): "no municipality is called",
    ("municipality", "en-201", "Grobiņa Municipality", "--is", " "): "the name or the code",
    ("municipality", "en-201", "meeting", "--none"): "no municipality already",
    ("undo", "7"): "no correction 7",
    ("undo", "seven"): "seven",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_it_is_refused(arguments: tuple[str, ...], copied: DataFolder, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["correct", *arguments, "--data", str(copied.root)])
    said = capfd.readouterr()
    assert ended.value.code == 2
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert WRONG[arguments] in said.err
    assert not copied.corrections.exists()


def test_where_there_is_no_archive_nothing_is_corrected(folder: DataFolder) -> None:
    for asked in (("date", "lv-103", "none"), ("list",)):
        ran = ctarchive("correct", *asked, "--data", folder.root)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "no archive" in ran.err


@pytest.mark.parametrize(
    "name", ["merge-people", "part-person", "speaker", "office", "municipality", "date", "undo", "list"]
)
def test_each_has_its_help(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["correct", name, "--help"])
    said = capfd.readouterr().out
    assert ended.value.code == 0
    assert "--data" in said
    assert "Exit codes" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["merge-people", "Tālis Niedra", "zelma-pucite-kalnina"], "talis-niedra is zelma-pucite-kalnina"),
        (
            ["part-person", "talis-niedra", "--article", "lv-101", "--as", "Tālis Otrais"],
            "another person, talis-otrais",
        ),
        (["speaker", "LV-101", "talis-niedra", "--does-not-speak"], "talis-niedra does not speak in lv-101"),
        (["office", "lv-101", "talis-niedra", "--none"], "the office of talis-niedra in lv-101 is: none"),
        (["municipality", "en-201", "Grobiņa Municipality", "--is", "Jelgava"], "a place in en-201 is 0003000"),
        (["date", "lv-103", "none"], "the date of lv-103 is none, not 2015-02-12"),
    ],
    ids=lambda it: it[0] if isinstance(it, list) else "",
)
def test_it_says_what_it_did(arguments: list[str], says: str, copied: DataFolder) -> None:
    ran = ctarchive("correct", *arguments, "--data", copied.root)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"correction 1: {ran.out.partition(': ')[2]}"
    assert says in ran.out
    (row,) = ctarchive("correct", "list", "--json", "--data", copied.root).json["corrections"]
    assert (row["id"], row["state"], row["kind"]) == (1, "in force", arguments[0])
    assert says in row["says"]
