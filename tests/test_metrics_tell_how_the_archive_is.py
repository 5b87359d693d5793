"""`status --prometheus FILE` writes what status tells as metrics, whole, and says so where there is nothing to tell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from archive.cli import cli
from archive.error_reports import run
from archive.store.folder import DataFolder
from scraper.refresh import Options, refresh
from tests.replica.misbehaviour import Changed, Status
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import path_of, six_articles
from tests.support.command import ROOT, Ran

SHELL = Changed(b"<!doctype html><html><head><title></title></head><body><div></div></body></html>")


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """An archive of six articles, of which one could not be read, and one not be fetched; a style sheet is missing."""
    folder = DataFolder(tmp_path_factory.mktemp("troubled") / "data")
    with ReplicaServer(Site("semantic", articles=six_articles(), events=[])) as server:
        server.script(path_of("lv-103"), SHELL)
        server.script(path_of("lv-104"), *[Status(500)] * 20)
        server.script("/looks/site.css", *[Status(500)] * 20)
        refresh(Options(site=f"{server.url}/", data=folder.root, delay=0))
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ctarchive.prom"


def status(capsys: pytest.CaptureFixture[str], data: Path, file: Path, *more: str) -> Ran:
    """The command, within this process."""
    arguments = ["status", "--data", str(data), "--prometheus", str(file), *more]
    code = run(lambda: cli.main(arguments, standalone_mode=False), as_json=False)
    return Ran(code, *capsys.readouterr())


def told(file: Path) -> dict[str, float]:
    """The metrics by name and label, as another program reads them."""
    families = [*text_string_to_metric_families(file.read_text())]
    assert all(family.name.startswith("ctarchive_") and family.documentation for family in families)
    assert all(sample.timestamp is None for family in families for sample in family.samples)
    return {
        " ".join([sample.name.removeprefix("ctarchive_"), *sample.labels.values()]): sample.value
        for family in families
        for sample in family.samples
    }


def test_they_say_what_the_status_says(troubled: DataFolder, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = status(capsys, troubled.root, file, "--json")
    found, last = told(file), ran.json["crawls"][0]
    assert (ran.code, found["up"], found["exit_code"], found["refreshing"]) == (6, 1, 6, 0)
    assert {name: found[f"rows {name}"] for name in ran.json["counts"]} == ran.json["counts"]
    assert (found["unread_pages"], found["failed_addresses"], found["suspect_pages"]) == (1, 1, 0)
    assert found["missing_requisites"] == len(ran.json["missing_requisites"]) > 0
    outcomes = {name: value for name, value in found.items() if name.startswith("last_refresh_outcome")}
    assert [name for name, value in outcomes.items() if value] == ["last_refresh_outcome partial"]
    assert len(outcomes) > 1
    for name in ("failed", "unread", "unchanged", "new"):
        assert found[f"last_refresh_pages {name}"] == last[name]
    assert found["last_refresh_pages unread"] == found["last_refresh_pages failed"] == 1
    for name, value in {"duration_seconds": "seconds", "requests": "requests", "bytes": "bytes"}.items():
        assert found[f"last_refresh_{name}"] == last[value]
    ended = datetime.fromisoformat(ran.json["finished_at"]).timestamp()
    assert found["last_success_timestamp_seconds"] == found["last_refresh_timestamp_seconds"] == ended
    assert 0 <= found["age_seconds"] < 3600
    assert found["database_bytes"] == troubled.database.stat().st_size
    assert 0 < found["captures_bytes"] < found["disk_free_bytes"] < found["disk_size_bytes"]


def test_an_archive_that_cannot_be_read_leaves_no_good_word_behind(
    troubled: DataFolder, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status(capsys, troubled.root, file)
    folder = DataFolder(file.parent / "data")
    for make, code in ((lambda: None, 2), (lambda: shutil.copytree(troubled.root, folder.root), 1)):
        make()
        if folder.database.exists():
            folder.database.write_bytes(b"no database at all" * 1000)
        ran = status(capsys, folder.root, file)
        assert (ran.code, ran.err.count("\n"), told(file)["up"]) == (code, 1, 0)
        assert "rows articles" not in told(file)
    assert told(file)["disk_free_bytes"]


def test_the_file_comes_to_its_place_whole(
    troubled: DataFolder, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("# HELP ctarchive_up of before")
    with file.open() as of_before:
        status(capsys, troubled.root, file)
        assert of_before.read() == "# HELP ctarchive_up of before"
    assert [*file.parent.iterdir()] == [file]


def test_a_link_leads_to_the_file_that_is_written(
    troubled: DataFolder, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = file.with_name("link.prom")
    link.symlink_to(file.name)
    for _ in range(2):
        assert status(capsys, troubled.root, link).code == 6
    assert link.is_symlink()
    assert told(file)["up"] == 1


@pytest.mark.parametrize("kind", ["other file", "pipe", "link to the database"])
def test_nothing_else_is_overwritten(
    kind: str, troubled: DataFolder, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "other file":
        file.write_text("# HELP of another program\n")
    else:
        file.symlink_to(troubled.database)
    before = file.stat(), troubled.database.read_bytes()
    ran = status(capsys, troubled.root, file)
    assert (ran.code, ran.err.count("\n"), str(file) in ran.err) == (1, 1, True)
    assert (file.stat().st_ino, file.stat().st_size) == (before[0].st_ino, before[0].st_size)
    assert troubled.database.read_bytes() == before[1]


def test_a_file_that_cannot_be_written_gets_one_clear_line(
    troubled: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file, code in ((tmp_path / "nowhere" / "x.prom", 1), (tmp_path, 2)):
        ran = status(capsys, troubled.root, file)
        assert (ran.code, ran.err.count("\n")) == (code, 1)
        assert str(file) in ran.err


@pytest.mark.peers
@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool (Debian: prometheus) is not installed")
def test_promtool_finds_nothing_to_say(troubled: DataFolder, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for data in (troubled.root, file.parent / "nothing"):
        status(capsys, data, file)
        with file.open() as written:
            ran = subprocess.run(["promtool", "check", "metrics"], stdin=written, capture_output=True, text=True)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    (rules,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "monitoring.md").read_text(), re.DOTALL)
    file.write_text(rules)
    assert subprocess.run(["promtool", "check", "rules", file], capture_output=True).returncode == 0


def test_every_metric_is_described(troubled: DataFolder, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status(capsys, troubled.root, file)
    described = (ROOT / "docs" / "monitoring.md").read_text().replace("`…_", "`ctarchive_last_refresh_")
    families = list(text_string_to_metric_families(file.read_text()))
    assert families
    for family in families:
        labels = ",".join(family.samples[0].labels)
        assert f"`{family.name}{{{labels}}}`" in described or f"`{family.name}`" in described
