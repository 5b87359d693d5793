"""`--from` takes the address of a Wayback Machine or of a collection of pywb: which it is, is found by asking."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import WrongUse
from scraper.archives.fetching import Options, run
from tests.replica.misbehaviour import Step
from tests.replica.server import ReplicaServer, Request
from tests.support.imports.store import MemoryStore, imported
from tests.wayback.kept import SITE, Kept
from tests.wayback.machine import Sent, WaybackMachine

ONE = Kept(f"{SITE}/lv/a/1", "20150102030405", b"<p>")


class Collection(ReplicaServer):
    """As little of a pywb as one capture takes."""

    def step_for(self, request: Request) -> Step:
        super().step_for(request)
        if request.path.startswith("/c/cdx?url=cilvektirdznieciba.lv&"):
            line = {"timestamp": ONE.timestamp, "url": ONE.url, "mime": ONE.mime, "status": "200", "digest": ONE.sha1}
            return Sent(200, [("Content-Type", "text/x-ndjson")], json.dumps(line).encode())
        if request.path.startswith("/c/cdx?"):
            return Sent(200)
        if request.path == f"/c/{ONE.timestamp}id_/{ONE.url}":
            return Sent(200, [("Content-Type", ONE.mime), ("Memento-Datetime", ONE.memento_datetime)], ONE.payload)
        return Sent(404, [("Content-Type", "text/html")], b"<html>Pywb Error")


def test_pywb_is_found_and_remembered(tmp_path: Path) -> None:
    store = MemoryStore()
    with Collection() as server:
        options = Options("wayback", data=tmp_path, service=f"{server.url}/c/", delay=0)
        assert run(replace(options, limit=1), store).new == 1
        assert [one.path.partition("?")[0] for one in server.requests][:2] == ["/c/cdx/search/cdx", "/c/cdx"]
        assert len(server.requests) == 3  # and the capture
        assert run(options, store).ended_early is None
        assert len(server.requests) == 5  # the names of the other language: what was found out is not asked again
    assert store.added[0].source_uri == f"{server.url}/c/{ONE.timestamp}id_/{ONE.url}"


def test_a_wayback_machine_is_found_without_another_request(tmp_path: Path) -> None:
    with WaybackMachine([ONE]) as machine:
        ended = imported(machine, tmp_path, MemoryStore())
        assert ended.new == 1
        assert len(machine.requests) == ended.requests == len({one.path for one in machine.requests})


def test_what_is_neither_is_said_to_be_neither(tmp_path: Path) -> None:
    with ReplicaServer() as site:
        ended = imported(site, tmp_path, MemoryStore())
    assert "neither a Wayback Machine nor pywb" in str(ended.unreachable)
    assert len(site.requests) == 2


@pytest.mark.parametrize("service", ["web.archive.org", "ftp://web.archive.org/", ""])
def test_what_is_no_address_is_wrong_use(service: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="--from"):
        run(Options("wayback", data=tmp_path, service=service), MemoryStore())
