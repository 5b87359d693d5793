"""A site that stays at one address in a process, whatever it shows: captures of it are of one host."""

from __future__ import annotations

from functools import cache

from tests.replica.server import ReplicaServer


@cache
def server() -> ReplicaServer:
    """The server, whose handler tests set; its thread ends with the process."""
    return ReplicaServer().__enter__()
