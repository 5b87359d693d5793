"""Serve the stand-in site until interrupted: python -m tests.replica --port 8123 --skin mixed"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from threading import Event

from .content import load_articles, multiply
from .pages import SKINS
from .server import ReplicaServer
from .site import Site


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the address on one line and serve there until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.replica", description="Serve the stand-in site on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument("--skin", choices=["mixed", *SKINS], default="mixed")
    parser.add_argument("--today", type=dt.date.fromisoformat, help="the day of the visit, as 2026-11-24")
    parser.add_argument("--copies", type=int, metavar="N", default=0, help="repeat the news until there are N articles")
    options = parser.parse_args(arguments)
    site = Site(options.skin, options.today or dt.date.today, multiply(load_articles(), options.copies))
    with ReplicaServer(site, port=options.port) as server:
        print(server.url, flush=True)
        with suppress(KeyboardInterrupt):
            Event().wait()


if __name__ == "__main__":
    main()
