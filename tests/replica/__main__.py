"""Serve the stand-in site until interrupted: python -m tests.replica --port 8123 --skin mixed"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from email.utils import format_datetime
from pathlib import Path
from threading import Event

from .content import multiply
from .pages import SKINS
from .recording import write_recording
from .server import ReplicaServer
from .site import Site
from .states import NOW, load_states

NOON = dt.time(12)  # of which neither that day nor the next is more than a day away: no clock is wrong


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the address on one line and serve there until interrupted."""
    states = load_states()
    parser = argparse.ArgumentParser(prog="python -m tests.replica", description="Serve the stand-in site on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument("--or-another", action="store_true", help="where the port is in use, take a free one")
    parser.add_argument("--skin", choices=["mixed", *SKINS], default="mixed")
    parser.add_argument("--state", choices=states, default=NOW, help="as it was in a state of its past")
    parser.add_argument(
        "--today",
        type=dt.date.fromisoformat,
        help="the day of the visit, as 2026-11-24; then it is noon in each answer",
    )
    parser.add_argument("--copies", type=int, metavar="N", default=0, help="repeat the news until there are N articles")
    parser.add_argument("--record", type=Path, metavar="FILE", help="write a WARC file of its past first")
    parser.add_argument(
        "--steered",
        action="store_true",
        help="take states from standard input, one a line (first-visit 2026-09-23T03:17:00+00:00), and end with it",
    )
    options = parser.parse_args(arguments)
    state = states[options.state]
    today = options.today or state.day or dt.date.today
    site = Site(options.skin, today, multiply(state.articles, options.copies), state.events)
    with _server(site, options.port, or_another=options.or_another) as server:
        if options.today:
            server.date = format_datetime(dt.datetime.combine(options.today, NOON, dt.UTC), usegmt=True)
        if options.record:
            write_recording(options.record, server.url)
        print(server.url, flush=True)
        with suppress(KeyboardInterrupt):
            if options.steered:
                _follow(sys.stdin, server)
            else:
                Event().wait()


def _server(site: Site, port: int, *, or_another: bool) -> ReplicaServer:
    try:
        return ReplicaServer(site, port=port)
    except OSError:
        if not or_another:
            raise
    return ReplicaServer(site)


def _follow(lines: Iterable[str], server: ReplicaServer) -> None:
    """Be what each line says, as of the moment that it says, and repeat the line when that is so."""
    for line in lines:
        name, moment = line.split()
        at = dt.datetime.fromisoformat(moment).astimezone(dt.UTC)
        server.handler = load_states()[name].site(at.date())
        server.date = format_datetime(at, usegmt=True)
        print(line, end="", flush=True)


if __name__ == "__main__":
    main()
