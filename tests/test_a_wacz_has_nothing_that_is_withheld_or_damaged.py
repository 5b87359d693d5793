"""What readers do not see as it was sent is in no byte of a WACZ; what is damaged is told, and the rest is whole."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from archive.export.files.captures import write_captures
from archive.export.files.wacz.package import PackingReport
from archive.export.parts import Output, Source
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.imported.summary import FetchResult
from archive.store.importing import importing
from archive.store.settings import Settings
from archive.warc.captures import Capture, find_captures
from archive.warc.coding import decode
from tests.support.archives.shelf import Shelf
from tests.support.command import ctarchive
from tests.support.imports import foreign, wacz
from tests.support.takedowns.taken_down import Rig
from tests.support.takedowns.withheld import Shut

ARTICLE = "lv-104"


def said_in(files: dict[str, bytes]) -> str:
    """All that a WACZ says, with every coding undone."""
    said = [content.decode() for name, content in files.items() if not name.endswith(".gz")]
    said += [str(line) for line in wacz.index(files)]
    for record in wacz.records(files):
        said.append(str(record.rec_headers.headers))
        coding = None
        if record.http_headers:
            said.append(str(record.http_headers.headers))
            coding = record.http_headers.get_header("Content-Encoding")
        payload = record.raw_stream.read()
        said.append(decode(payload, coding if payload else None).decode("utf-8", "replace"))
    return "\n".join(said)


def captures_of(folder: DataFolder) -> list[Capture]:
    with closing(open_database(folder.database)) as db:
        return list(find_captures(db, "1"))


def ids_in(files: dict[str, bytes]) -> set[str]:
    return {
        record.rec_headers.get_header("WARC-Record-ID")[10:-1]
        for record in wacz.records(files)
        if record.rec_type in ("response", "revisit")
    }


@dataclass(frozen=True)
class Withheld:
    """An archive before and after an article was withheld, and the WACZ of both."""

    before: dict[str, bytes]
    after: dict[str, bytes]
    packed: PackingReport
    captures: list[Capture]
    traces: list[str]


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory, twice_crawled: DataFolder) -> Withheld:
    root = tmp_path_factory.mktemp("withheld")
    folder = DataFolder(root / "data")
    shutil.copytree(twice_crawled.root, folder.root)
    wacz.packed(folder, root / "before.wacz")
    with closing(open_database(folder.database)) as db:
        title, body, url = db.execute("SELECT title, body, url FROM articles WHERE id = ?", [ARTICLE]).fetchone()
    path = urlsplit(url).path
    Rig(folder, None, None).withhold(ARTICLE)  # type: ignore[arg-type]  # no site is visited
    packed = wacz.packed(folder, root / "after.wacz")
    return Withheld(
        wacz.members(root / "before.wacz"),
        wacz.members(root / "after.wacz"),
        packed,
        captures_of(folder),
        [title, path, quote(path), *(one for one in body.split("\n\n") if len(one) > 80)],
    )


def test_no_byte_tells_of_what_is_withheld(withheld: Withheld) -> None:
    before, after = said_in(withheld.before), said_in(withheld.after)
    assert [one for one in withheld.traces if one not in before] == []
    assert [one for one in withheld.traces if one in after] == []


def test_pages_that_only_name_it_are_left_out_and_counted(withheld: Withheld) -> None:
    kept = ids_in(withheld.after)
    left = [one for one in withheld.captures if one.id not in kept]
    assert withheld.packed.hidden == len(left) > 0
    assert withheld.packed.captures == len(kept)
    assert {urlsplit(one.url).path for one in left} >= {"/", "/lv"}
    assert any("/101" in one.url for one in withheld.captures if one.id in kept)


def test_a_page_with_a_name_that_is_covered_is_left_out(copied: DataFolder, tmp_path: Path) -> None:
    with closing(open_database(copied.database)) as db:
        slug, name, article = db.execute(
            "SELECT slug, name_as_written, article_id FROM people JOIN appearances ON person_id = people.id "
            "WHERE name = name_as_written AND instr(name, ' ') ORDER BY slug LIMIT 1"
        ).fetchone()
    Rig(copied, None, None).withhold(f"person:{slug}", redact=True)  # type: ignore[arg-type]  # no site is visited
    packed = wacz.packed(copied, tmp_path / "a.wacz")
    files = wacz.members(tmp_path / "a.wacz")
    assert name not in said_in(files)
    assert packed.hidden > 0
    with closing(open_database(copied.database)) as db:  # whose row stands, for its text does
        assert db.execute("SELECT count(*) FROM captures WHERE article_id = ?", [article]).fetchone()[0] > 0


@pytest.mark.peers
def test_of_one_withheld_thing_of_each_kind_there_is_nothing(archive_with_secrets: Shut, tmp_path: Path) -> None:
    wacz.packed(archive_with_secrets.anew, tmp_path / "a.wacz")
    said = said_in(wacz.members(tmp_path / "a.wacz"))
    for name, case in archive_with_secrets.cases.items():
        if name not in ("version", "person"):  # a version's words and a person's name stay in other captures
            assert [one for one in case.said if one in said] == [], name


def damage(folder: DataFolder, victims: Iterable[Capture], how: str) -> None:
    for one in victims:
        path = folder.warc / one.warc
        content = bytearray(path.read_bytes())
        if how == "overwritten":
            content[one.offset + 20 : one.offset + 40] = bytes(20)
        elif how == "cut off":
            del content[one.offset + 30 :]
        else:  # another record of the same length of bytes is read there
            content[one.offset : one.offset + one.length] = content[: one.length]
        path.write_bytes(content)


@pytest.mark.parametrize("how", ["overwritten", "cut off", "mixed up"])
def test_a_damaged_record_is_told_and_the_others_are_kept(how: str, copied: DataFolder, tmp_path: Path) -> None:
    captures = captures_of(copied)
    last = max(one.warc for one in captures)
    of_last = sorted((one for one in captures if one.warc == last), key=lambda one: one.offset)
    victims = of_last[-1:] if how == "cut off" else of_last[3:5]
    damage(copied, victims, how)
    packed = wacz.packed(copied, tmp_path / "a.wacz")
    assert sorted(packed.damaged) == sorted(one.id for one in victims)
    assert ids_in(wacz.members(tmp_path / "a.wacz")) == {one.id for one in captures} - {one.id for one in victims}


def test_a_file_that_is_gone_is_told_capture_by_capture(copied: DataFolder, tmp_path: Path) -> None:
    captures = captures_of(copied)
    first = min(one.warc for one in captures)
    (copied.warc / first).unlink()
    packed = wacz.packed(copied, tmp_path / "a.wacz")
    assert sorted(packed.damaged) == sorted(one.id for one in captures if one.warc == first)
    assert not any(name.endswith(first) for name in wacz.members(tmp_path / "a.wacz"))


def test_what_refers_to_a_payload_that_is_left_out_is_in_no_index(tmp_path: Path) -> None:
    with closing(Shelf(DataFolder(tmp_path / "data"))) as shelf:
        page = shelf.put(b"<p>Teksts", path="/lv/a/1")
        again = shelf.put(b"<p>Teksts", path="/lv/a/1", original=page)
        other = shelf.put(b"<p>Cits", path="/lv/a/2")
        damage(shelf.folder, [page], "overwritten")
        packed = wacz.packed(shelf.folder, tmp_path / "a.wacz")
        notes = exported(shelf.folder, tmp_path / "lacking").notes
    files = wacz.members(tmp_path / "a.wacz")
    assert ids_in(files) == {again.id, other.id}
    assert [told["url"] for *_, told in wacz.index(files)] == [other.url]
    assert (packed.damaged, packed.orphaned) == ([page.id], 1)
    assert notes[1] == "captures.wacz: captures that refer to what is left out are not in the index: 1"


def exported(folder: DataFolder, root: Path) -> Output:
    """The part of an export that has the captures."""
    (root / "scratch").mkdir(parents=True)
    output = Output(root, root / "scratch")
    with closing(open_database(folder.database)) as db:
        write_captures(Source(db, folder, Settings(), wacz.PUBLISHED), output)
    return output


def test_an_export_says_what_its_wacz_lacks(copied: DataFolder, tmp_path: Path) -> None:
    whole = exported(copied, tmp_path / "whole")
    assert (whole.notes, [one.name for one in whole.files]) == ([], ["captures.wacz"])
    Rig(copied, None, None).withhold(ARTICLE)  # type: ignore[arg-type]  # no site is visited
    victim = next(one for one in captures_of(copied) if "/101" in one.url)
    damage(copied, [victim], "overwritten")
    damaged, hidden = exported(copied, tmp_path / "lacking").notes
    assert f"damaged or missing records are left out: 1, the first of capture {victim.id}" in damaged
    assert re.search(r"captures that name what is withheld are left out: [1-9]", hidden)


def test_an_export_of_nothing_but_damage_has_no_wacz(copied: DataFolder, tmp_path: Path) -> None:
    for path in copied.warc.glob("*.warc.gz"):
        path.unlink()
    output = exported(copied, tmp_path / "lacking")
    assert (output.files, len(output.notes)) == ([], 1)


def test_an_export_that_leaves_out_damaged_captures_ends_with_6(copied: DataFolder) -> None:
    assert ctarchive("export", "--data", copied.root).code == 0
    damage(copied, [captures_of(copied)[-1]], "overwritten")
    for _ in range(2):  # each time, for a data set without them is not what was asked for
        assert ctarchive("export", "--data", copied.root).code == 6


@pytest.mark.parametrize("is_of_before", [False, True])
def test_nobody_is_told_in_which_folders_imported_files_lay(tmp_path: Path, is_of_before: bool) -> None:
    folder, source = DataFolder(tmp_path / "data"), tmp_path / "Mana mape" / "viens fails.warc.gz"
    source.parent.mkdir()
    source.write_bytes(foreign.per_record([foreign.record()]))
    if is_of_before:
        info = {"description": f"Captures of {foreign.SITE}/ made by others, from {source}"}
        with importing(folder, "file", foreign.SITE, info) as under_way:
            under_way.add(next(iter(foreign.files_of(source))))
            under_way.finish(FetchResult())
    else:
        assert ctarchive("import", source, "--data", folder.root).code == 0
    assert wacz.packed(folder, tmp_path / "a.wacz").captures == 1
    told = said_in(wacz.members(tmp_path / "a.wacz"))
    assert "Mana mape" not in told
    assert ("made by others, from viens fails.warc.gz" in told) is not is_of_before


def test_of_many_imported_files_the_first_are_named(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    for number in range(30):
        (tmp_path / f"{number:02}.warc.gz").write_bytes(
            foreign.per_record([foreign.record(f"{foreign.SITE}/{number}")])
        )
    assert ctarchive("import", *sorted(tmp_path.glob("*.gz")), "--data", folder.root).code == 0
    wacz.packed(folder, tmp_path / "a.wacz")
    assert "18.warc.gz, 19.warc.gz, 10 more\r\n" in said_in(wacz.members(tmp_path / "a.wacz"))
