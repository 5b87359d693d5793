"""A site that has the same address throughout a process, whatever it shows, so that all captures are of one host."""

from __future__ import annotations

from functools import cache

from tests.replica.server import ReplicaServer


@cache
def server() -> ReplicaServer:
    """The server, whose handler is set by tests; its thread ends with the process."""
    return ReplicaServer().__enter__()
