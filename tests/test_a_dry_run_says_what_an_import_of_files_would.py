from __future__ import annotations

from pathlib import Path

import pytest

from archive.imports.files import ForeignFiles
from tests.support.command import ctarchive
from tests.support.imports.foreign import SITE, answer, arc_file, arc_record, per_record, record

CAPTURES = [
    record(f"{SITE}/lv/raksts/1", date="2016-03-04T05:06:07Z"),
    record(f"{SITE}/lv/raksts/1", answer(b"<p>Jauns."), date="2019-03-04T05:06:07Z"),
    record(f"{SITE}/lv/raksts/2", date="2099-03-04T05:06:07Z"),
    record(f"{SITE}/lv/raksts/2", date="1970-01-01T00:00:00Z"),
    record("http://elsewhere.example/"),
    record(kind="metadata"),
]


def left_alone(out: str) -> list[str]:
    return [line for line in out.splitlines() if line.startswith("left alone: ")]


def test_both_say_what_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(per_record(CAPTURES))
    counted = ctarchive("import", path, "--dry-run", "--since", "2018", "--data", tmp_path / "data")
    assert left_alone(counted.out) == [
        "left alone: answers of other sites (1)",
        "left alone: captures of an impossible time (1)",
        "left alone: captures of other days (2)",
        "left alone: records of type metadata (1)",
    ]
    assert "1 capture, 0 of them in the archive already" in counted.out
    assert counted.code == 0
    imported = ctarchive("import", path, "--since", "2018", "--data", tmp_path / "data")
    assert left_alone(imported.out) == [line for line in left_alone(counted.out) if "impossible" not in line]
    assert "1 capture is of an impossible time and not taken" in imported.err
    as_json = ctarchive("import", path, "--dry-run", "--json", "--data", tmp_path / "data").json
    assert as_json["left_alone"]["captures of an impossible time"] == 2
    assert (as_json["captures"], as_json["known"], as_json["years"]) == (2, 1, {"2016": 1, "2019": 1})
    assert as_json["left_alone"]["answers of other sites"] == 1


def test_both_end_with_the_same_code_where_a_part_cannot_be_read(tmp_path: Path) -> None:
    good = arc_record(f"{SITE}/lv", answer(), "20160304050607")
    (tmp_path / "a.arc").write_bytes(b"".join(arc_file([good, b"no record\n", good])))
    for options in (("--dry-run",), ("--dry-run", "--json"), ()):
        ran = ctarchive("import", tmp_path / "a.arc", *options, "--data", tmp_path / "data")
        assert ran.code == 6
        assert "ctarchive: 1 part of the files could not be taken" in ran.err


@pytest.mark.parametrize("command", [("import", ""), ("import", ".", ""), ("export", ""), ("status", "--data", "")])
def test_an_empty_name_is_not_the_folder_where_one_is(tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = ctarchive(*command, environment={"CTARCHIVE_DATA": str(tmp_path / "data")})
    assert ran.code == 2
    assert "no name" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_the_table_of_imports_does_not_tell_in_which_folders_files_lay(tmp_path: Path) -> None:
    folder = tmp_path / "Mana mape: viena"
    (folder / "divas").mkdir(parents=True)
    (folder / "a.warc.gz").write_bytes(per_record(CAPTURES))
    (folder / "divas" / "slikts.warc").write_bytes(b"no record")
    (folder / "divas" / "tukšs.warc").write_bytes(b"")
    ran = ctarchive("import", folder, "--data", tmp_path / "data", "--json")
    assert f"failed: {folder}/divas/slikts.warc: byte 0: it is not a WARC record" in ran.err
    detail = ran.json["detail"]
    assert "could not be taken (tukšs.warc: it is empty; slikts.warc: byte 0: it is not a WARC record)" in detail
    assert "Mana mape" not in detail


def test_neither_does_it_of_a_file_that_goes_while_it_is_read(tmp_path: Path) -> None:
    (folder := tmp_path / "Mana mape").mkdir()
    (folder / "a.warc.gz").write_bytes(per_record(CAPTURES))
    files = ForeignFiles([folder], lambda url: True)
    (folder / "a.warc.gz").unlink()
    assert not list(files)
    assert files.problems == [f"{folder}/a.warc.gz: it cannot be read any further (No such file or directory)"]
