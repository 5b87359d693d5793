"""/data lists the exports there are, says how to cite the newest, and what is to be copied off it runs as it stands."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement

from archive.export import dataset
from archive.export.release import Release, releases_in
from archive.store.folder import DataFolder
from tests.support.archives.exports import PUBLISHED, put_export
from tests.support.reading_room import ReadingRoom, text_of
from tests.support.rows.articles import archive_of
from tests.support.rows.stand_in import stand_in_rows
from tests.support.served import PATIENT, running

OLDER = "2023-12-31-00000000"
SETTINGS = '[archive]\naddress = "https://arhivs.example"\n[keeper.lv]\nname = "Ozolu <biblioteka>"\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """An archive with an export, and one of before."""
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    db = archive_of(folder.database, stand_in_rows())
    db.execute("UPDATE crawls SET finished_at = ?", [PUBLISHED])
    db.conn.commit()
    db.close()
    folder.warc.mkdir()
    folder.settings.write_text(SETTINGS)
    dataset.make(folder)
    older = put_export(folder, OLDER) / "export.json"
    older.write_text(older.read_text().replace(PUBLISHED, "2023-12-31T00:00:00Z"))
    return folder


@pytest.fixture(scope="module")
def room(folder: DataFolder) -> Iterator[ReadingRoom]:
    with closing(ReadingRoom(folder.database)) as room:
        yield room


@pytest.fixture(scope="module")
def release(folder: DataFolder) -> Release:
    newest, older = releases_in(folder.exports)
    assert older.version == OLDER
    return newest


def snippets(page: HtmlElement) -> dict[str, str]:
    """What is to be copied, by the heading over it, as a browser copies it."""
    return {one.xpath("string(preceding-sibling::*[1])"): one.text_content() for one in page.cssselect("pre.snippet")}


@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_file_is_linked_with_its_size_and_digest(language: str, room: ReadingRoom, release: Release) -> None:
    page = room.page("/data", language)
    links = {one.get("href") for one in page.cssselect("main a")}
    told = text_of(page.cssselect("main")[0])
    assert {f"/data/{release.version}/{name}" for name in ("SHA256SUMS", "export.json")} <= links
    for file in release.files:
        assert f"/data/{release.version}/{file.name}" in links
        assert file.sha256 in told
    assert release.version in told
    assert {f"/data/{release.version}", f"/data/{OLDER}"} <= links


def test_each_link_to_a_file_leads_to_that_file(room: ReadingRoom, release: Release) -> None:
    for name in ("archive.sqlite.gz", "csv/people.csv", "README.md", "datapackage.json"):
        file = release.file(name)
        assert file
        answer = room.get(f"/data/{release.version}/{name}")
        assert hashlib.sha256(answer.content).hexdigest() == file.sha256
        assert answer.headers["content-type"] == file.media_type


def test_a_version_says_how_it_is_cited(room: ReadingRoom, release: Release) -> None:
    page = room.page("/data", "lv")
    references = {one.get("lang"): text_of(one) for one in page.cssselect(".citation")}
    assert set(references) == {"lv", "en"}
    for reference in references.values():
        assert release.version in reference
        assert "Ozolu <biblioteka>" in reference
        assert "https://arhivs.example/data" in reference


def test_search_engines_read_what_it_is(room: ReadingRoom, release: Release) -> None:
    answer = room.get("/data", "en")
    assert "script-src" not in answer.headers["content-security-policy"]
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.DOTALL)
    assert "<" not in block
    told = json.loads(block)
    assert told["@type"] == "Dataset"
    assert told["creator"]["name"] == "Ozolu <biblioteka>"
    assert {one["contentUrl"] for one in told["distribution"]} == {
        f"https://arhivs.example/data/{release.version}/{file.name}" for file in release.files
    }
    assert {"datapackage.json", "README.md", "Articles (CSV)"} <= {one["name"] for one in told["distribution"]}


@pytest.mark.parametrize(("language", "menu"), [("lv", "Dati > No teksta/CSV"), ("en", "Data > From Text/CSV")])
def test_it_says_how_excel_reads_csv_where_lists_have_semicolons(language: str, menu: str, room: ReadingRoom) -> None:
    assert menu in text_of(room.page("/data", language).cssselect("main")[0])


def test_an_older_version_leads_to_the_newest(room: ReadingRoom, release: Release) -> None:
    page = room.page(f"/data/{OLDER}", "en")
    assert text_of(page.cssselect(".note")[0]) == f"There is a newer version: {release.version}"
    assert not room.page("/data", "en").cssselect(".note")


@pytest.mark.parametrize("path", ["/data/2023-12-31-99999999", "/data/2023-12-31-99999999/csv/articles.csv"])
def test_a_version_that_was_removed_is_told_from_a_page_that_never_was(path: str, room: ReadingRoom) -> None:
    answer = room.get(path, "en")
    assert answer.status_code == 404
    assert "This version of the data is not here" in answer.text
    assert "page of data sets" in answer.text


def test_addresses_in_data_are_those_where_the_public_reads_it(room: ReadingRoom) -> None:
    for line in room.text("/search.jsonl?size=5").splitlines():
        one = json.loads(line)
        assert one["permalink"] == f"https://arhivs.example/article/{one['id']}"
    assert room.get("/data/api.json").json()["servers"] == [{"url": "https://arhivs.example"}]


def test_each_page_leads_there(room: ReadingRoom) -> None:
    for path in ("/", "/about", "/data/api"):
        assert "/data" in {one.get("href") for one in room.page(path).cssselect("a")}


def test_where_there_is_none_it_says_how_one_is_made(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    archive_of(folder.database, []).close()
    with closing(ReadingRoom(folder.database)) as room:
        ((said, command),) = snippets(room.page("/data", "en")).items()
        assert said.startswith("No data set has been made from this archive yet.")
        assert command == "ctarchive export"
        assert room.get("/data/api").status_code == 200


def test_what_is_withheld_takes_versions_of_before_with_it(folder: DataFolder, tmp_path: Path) -> None:
    own = DataFolder(tmp_path / "data")
    shutil.copytree(folder.root, own.root)
    with closing(ReadingRoom(own.database)) as room:
        path = f"/data/{OLDER}"
        assert room.get(path).status_code == 200
        manifest = own.exports / OLDER / "export.json"
        manifest.write_text(manifest.read_text().replace('"ledger": ""', '"ledger": "0123456789abcdef"'))
        assert room.get(path).status_code == 451
        assert room.get(f"{path}/README.md").status_code == 451
        assert OLDER not in room.text("/data")


def test_addresses_in_what_is_to_be_copied_lead_to_files(room: ReadingRoom, release: Release) -> None:
    lines = "".join(snippets(room.page("/data", "en")).values())
    addresses = set(re.findall(r"https://arhivs\.example(/[^\s\"']+)", lines))
    assert len(addresses) == 3
    for path in addresses:
        assert room.get(path).status_code == 200


def test_its_sql_counts_articles(folder: DataFolder, room: ReadingRoom, tmp_path: Path) -> None:
    (sql,) = re.findall(r'sqlite3 archive.sqlite "(.*?)"', snippets(room.page("/data", "en"))["SQL"], re.DOTALL)
    newest = releases_in(folder.exports)[0]
    path = tmp_path / "archive.sqlite"
    path.write_bytes(gzip.decompress(room.get(f"/data/{newest.version}/archive.sqlite.gz").content))
    with closing(sqlite3.connect(path)) as taken, closing(sqlite3.connect(folder.database)) as served:
        assert taken.execute(sql).fetchall() == served.execute(sql).fetchall()


@pytest.fixture(scope="module")
def copied(folder: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What is to be copied off the page of a server that runs, and says nothing of an address of its own."""
    own = DataFolder(tmp_path_factory.mktemp("copied") / "data")
    shutil.copytree(folder.root, own.root)
    own.settings.unlink()
    with running("archive", "serve", "--data", own.root, *PATIENT) as served:
        from lxml import html

        yield snippets(html.fromstring(served.text("/data", ui="en")))


def years(folder: DataFolder) -> dict[str, int]:
    sql = "SELECT substr(published_on, 1, 4), count(*) FROM articles WHERE published_on IS NOT NULL GROUP BY 1"
    with closing(sqlite3.connect(folder.database)) as db:
        return dict(db.execute(sql))


def ran(command: list[str], text: str, where: Path) -> str:
    done = subprocess.run(command, input=text, cwd=where, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.peers
def test_what_is_copied_for_pandas_runs(folder: DataFolder, copied: dict[str, str], tmp_path: Path) -> None:
    python = os.environ.get("CTARCHIVE_PANDAS", sys.executable)
    if subprocess.run([python, "-c", "import pandas"], capture_output=True, check=False).returncode:
        pytest.skip("pandas is not there: name a Python that has it in CTARCHIVE_PANDAS")
    told = ran([python, "-"], copied["Python, pandas"], tmp_path)
    found = {year: int(count) for year, count in re.findall(r"^(\d{4})\s+(\d+)$", told, re.MULTILINE)}
    assert found == years(folder)


@pytest.mark.peers
def test_what_is_copied_for_r_runs(folder: DataFolder, copied: dict[str, str], tmp_path: Path) -> None:
    if not (program := shutil.which("Rscript")):
        pytest.skip("Rscript is not there: apt-get install r-base-core")
    names, counts = ran([program, "-"], copied["R"], tmp_path).strip().splitlines()[-2:]
    assert dict(zip(names.split(), map(int, counts.split()), strict=True)) == years(folder)


@pytest.mark.peers
def test_what_is_copied_for_the_shell_runs(folder: DataFolder, copied: dict[str, str], tmp_path: Path) -> None:
    if missing := [one for one in ("curl", "sha256sum", "gunzip", "sqlite3") if not shutil.which(one)]:
        pytest.skip(f"{', '.join(missing)} is not there")
    told: Any = ran(["sh", "-e"], copied["SQL"], tmp_path)
    assert "archive.sqlite.gz: OK" in told
    assert {year: int(count) for year, count in re.findall(r"^(\d{4})\|(\d+)$", told, re.MULTILINE)} == years(folder)
