"""What `make eval` says of real pages can be low, and where there are none it says that it says nothing."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests import eval_pages, floors

TEXT = "Patversmju darbinieki mācījās pamanīt pazīmes, kas liecina par piespiedu darbu, un ziņot par tām."
PAGE = {
    "id": "1",
    "lang": "lv",
    "title": "Mācības Kuldīgā",
    "date": "2018-11-27",
    "body": TEXT,
    "html": f"<title>Mācības Kuldīgā</title><h1>Mācības Kuldīgā</h1><p>27.11.2018.</p><p>{TEXT}</p>",
}


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(eval_pages, "CORPORA", tmp_path)
    monkeypatch.delenv("CTARCHIVE_EVAL", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({}, 0, "floors kept"),
        ({"body": TEXT + " Pārējais teksts, kura lapā nav, ir daudz garāks par to."}, 1, "aeb"),
        ({"title": "Cits virsraksts"}, 1, "titles 0.000"),
        ({"date": "2018-11-28"}, 1, "dates_not_wrong 0.000"),
    ],
    ids=["as labelled", "text", "title", "date"],
)
def test_what_is_not_as_labelled_falls_below_the_floor(
    corpora: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str], code: int, said: str
) -> None:
    with gzip.open(corpora / "aeb.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(PAGE | changed) + "\n")
    assert eval_pages.main([]) == code
    assert said in capsys.readouterr().out.splitlines()[-1]


def test_a_page_that_raises_is_a_fault(
    corpora: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with gzip.open(corpora / "aeb.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(PAGE) + "\n")
    monkeypatch.setattr(eval_pages, "read_page", lambda *_: 1 / 0)
    assert eval_pages.main([]) == 1
    assert "raises ZeroDivisionError" in capsys.readouterr().out


def test_without_pages_it_says_that_it_skipped_them(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert eval_pages.main([]) == 0
    said = capsys.readouterr().out
    assert "SKIPPED" in said
    assert "not measured: aeb, mozilla" in said


def test_what_is_not_measured_fails_where_all_is_required(corpora: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTARCHIVE_EVAL", "required")
    assert eval_pages.main([]) == 1


def test_other_data_than_the_floors_were_set_on_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CTARCHIVE_EVAL", raising=False)
    other = tmp_path / "names-dev.tsv"
    other.write_text("surface\n")
    assert floors.same_data(other)
    assert "not the data that the floors were set on" in capsys.readouterr().out
    monkeypatch.setenv("CTARCHIVE_EVAL", "required")
    assert not floors.same_data(other)


@pytest.mark.parametrize(
    ("html", "runs"),
    [
        ("", False),
        ("<p>Viens <a href='http://h/?data:1'>divi</a></p>", False),
        ("<p>x</p><script>y()</script>", True),
        ("<p onclick='y()'>x</p>", True),
        ("<p><a href=' javascript:y()'>x</a></p>", True),
        ("<p><iframe src='/x'></iframe></p>", True),
    ],
)
def test_script_is_seen(html: str, runs: bool) -> None:
    assert bool(eval_pages.script_in(html)) == runs
