"""A server that hangs up is not asked again at once: each repetition is ours, counted, and keeps its distance."""

from __future__ import annotations

import pytest

from archive.store.folder import DataFolder
from scraper.refresh import Options, refresh
from tests.replica.misbehaviour import HangUp, Honest, HonestThenHangUp, Reset, Step
from tests.replica.server import ReplicaServer
from tests.support.articles import path_of
from tests.support.sampled import sampled

PAGE = path_of("lv-103")
DELAY = 0.1


def times(server: ReplicaServer) -> list[float]:
    return [request.at for request in server.requests if request.path == PAGE]


@pytest.mark.parametrize("step", sampled([HangUp(), Reset()], [Reset()]), ids=repr)
def test_a_request_without_an_answer_is_repeated_twice_and_each_is_counted(
    step: Step, small_site: ReplicaServer, folder: DataFolder
) -> None:
    small_site.script(PAGE, step)
    summary = refresh(Options(site=f"{small_site.url}/", data=folder.root, delay=DELAY))
    assert (summary.exit_code, summary.failed, summary.requests) == (6, 1, len(small_site.requests))
    first, second, third = times(small_site)
    assert min(second - first, third - second) > DELAY / 2  # a busy server may notice one late


def test_what_comes_at_the_second_time_is_no_failure(small_site: ReplicaServer, folder: DataFolder) -> None:
    small_site.script(PAGE, HangUp(), Honest())
    summary = refresh(Options(site=f"{small_site.url}/", data=folder.root, delay=DELAY))
    assert (summary.exit_code, summary.failed, len(times(small_site))) == (0, 0, 2)


def test_a_server_that_keeps_no_connection_loses_no_page(small_site: ReplicaServer, folder: DataFolder) -> None:
    options = Options(site=f"{small_site.url}/", data=folder.root, delay=0.05, full=True)
    refresh(options)
    asked = {request.path for request in small_site.requests}
    small_site.requests.clear()
    for path in asked:
        small_site.script(path, HonestThenHangUp())
    again = refresh(options)
    assert (again.exit_code, again.failed) == (0, 0)
    assert {request.path for request in small_site.requests} == asked
    assert len(small_site.requests) == len(asked)  # what went into a connection that was closed, nobody read
