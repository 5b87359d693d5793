"""What follows the head of an answer does not wait until the head is confirmed: on kept connections, 40 ms for each."""

from __future__ import annotations

import socket
from contextlib import closing
from typing import Any

import pytest

from archive.store.folder import DataFolder
from archive.web.serving.limits import server
from tests.support.command import ROOT


def test_connections_hold_nothing_back(archive_with_a_past: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    holds_back = []

    def accept(self: Any, sockets: list[socket.socket]) -> None:
        with closing(sockets[0]) as listening:
            listening.listen()
            with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
                holds_back.append(not accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    monkeypatch.setattr(server._Server, "run", accept)
    server.serve_database(archive_with_a_past.database, ROOT / "metadata.yml", "127.0.0.1", 0, {})
    assert holds_back == [False]
