"""`serve` listens where it is told, below the path and with the settings that it is given; odd values get one line."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from archive.cli import cli
from archive.error_reports import run
from archive.store.folder import DataFolder
from tests.support.served import running


def get(url: str, headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.get(url, headers=headers, timeout=60)


@pytest.fixture(scope="module")
def data(twice_crawled: DataFolder) -> Path:
    return twice_crawled.root


@pytest.fixture(scope="module")
def below_a_path(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server with all options, and its log."""
    log = tmp_path_factory.mktemp("log") / "log"
    options = ["--base-url", "arhivs", "--setting", "default_page_size", 2, "--setting", "default_allow_sql", "off"]
    with running("archive", "serve", "--data", data, "--host", "127.0.0.1", *options, log=log) as served:
        yield served.url, log


def test_everything_is_below_the_path(below_a_path: tuple[str, Path]) -> None:
    url, log = below_a_path
    page = get(f"{url}/arhivs/")
    assert 'href="/arhivs/search' in page.text
    assert f"{url}/arhivs/ (Ctrl-C" in log.read_text()


def test_settings_reach_datasette(below_a_path: tuple[str, Path]) -> None:
    url, _ = below_a_path
    assert get(f"{url}/arhivs/-/settings.json").json()["default_page_size"] == 2
    assert get(f"{url}/arhivs/archive.json?sql=select+1").status_code == 403


def test_a_proxy_on_this_machine_says_how_readers_came(below_a_path: tuple[str, Path]) -> None:
    url, _ = below_a_path
    forwarded = {"host": "archive.example.org", "x-forwarded-proto": "https", "x-forwarded-host": "elsewhere.example"}
    feed = get(f"{url}/arhivs/changes.atom", headers=forwarded).text
    assert "https://archive.example.org/arhivs/" in feed
    assert "http://archive.example.org" not in feed
    assert "elsewhere.example" not in feed


@pytest.mark.peers  # a server of its own takes seconds
def test_the_word_of_a_proxy_that_is_not_trusted_counts_for_nothing(data: Path) -> None:
    elsewhere = {"FORWARDED_ALLOW_IPS": "192.0.2.0/24"}
    with running("archive", "serve", "--data", data, environment=elsewhere) as served:
        feed = get(f"{served.url}/changes.atom", headers={"x-forwarded-proto": "https"}).text
    assert f"{served.url}/changes" in feed
    assert "https://127.0.0.1" not in feed


@pytest.mark.peers
@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
def test_it_listens_at_the_host_alone(data: Path) -> None:
    with running("archive", "serve", "--data", data, "--host", "::1", host="[::1]") as served:
        feed = get(f"{served.url}/changes.atom", headers={"x-forwarded-proto": "https"}).text
        assert f"https{served.url.removeprefix('http')}/changes" in feed
        with pytest.raises(httpx.ConnectError):
            get(f"{served.url.replace('[::1]', '127.0.0.1')}/")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--setting", "no_such_setting", "1"], "no_such_setting"),
        (["--setting", "sql_time_limit_ms", "soon"], "should be an integer"),
        (["--setting", "sql_time_limit_ms", "²"], "should be an integer"),
        (["--setting", "sql_time_limit_ms", "0"], "from 1 to"),
        (["--setting", "num_sql_threads", "99999999999999999999"], "from 0 to"),
        (["--setting", "default_allow_sql", "perhaps"], "on/off"),
        (["--setting", "max_returned_rows", "10"], "default_page_size"),
        (["--setting", "base_url", "https://example.org/"], "the path alone"),
        (["--setting", "default_allow_sql"], "requires 2 arguments"),
        (["--base-url", "https://example.org/arhivs/"], "the path alone"),
        (["--base-url", "/a/../b/"], "the path alone"),
        (["--base-url", "/a b/"], "the path alone"),
        (["--base-url", "/a/", "--setting", "base_url", "/b/"], "leave one out"),
        (["--host", "no such host"], "--host"),
        (["--host", "192.0.2.1"], "--host"),
        (["--host", "a..b"], "it is not the name of a host"),
        (["--host", ""], "nothing is not an address"),
        (["--port", "0"], "--port"),
        (["--port", "70000"], "--port"),
    ],
    ids=" ".join,
)
def test_an_odd_value_gets_one_line(
    options: list[str], said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(lambda: cli.main(["serve", "--data", str(data), *options], standalone_mode=False), False) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("ctarchive: ")
    assert said in line


@pytest.mark.parametrize(
    ("tables", "said"),
    [((), "no such table: articles"), (("articles", "captures"), "it has the tables of another program")],
    ids=["empty", "of another program"],
)
def test_a_file_without_our_tables_is_no_database_to_serve(
    tables: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        for name in tables:
            db.execute(f"CREATE TABLE {name} (x)")
    (tmp_path / "archive.db").touch()
    assert run(lambda: cli.main(["serve", "--data", str(tmp_path)], standalone_mode=False), False) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"archive.db cannot be read as the archive's database ({said})" in line
    assert "move the file away and run `ctarchive rebuild`" in line


@pytest.mark.parametrize("proxies", ["proxy.example.org", "10.0.0.1/24", "127.0.0.1;10.0.0.1"])
def test_odd_addresses_of_proxies_get_one_line(
    proxies: str, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", proxies)
    assert run(lambda: cli.main(["serve", "--data", str(data)], standalone_mode=False), False) == 2
    assert "not an IP address or a network" in capsys.readouterr().err
