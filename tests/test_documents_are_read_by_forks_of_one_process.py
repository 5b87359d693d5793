from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import documents
from archive.documents import reading
from archive.documents.confined import fork_client, process
from archive.documents.confined.fork_server import Task
from archive.documents.problems import CRASHED, TOO_SLOW
from tests.support.documents import failing_reader
from tests.support.documents.written import MAKERS
from tests.support.processes.process_state import is_running

TEXT = "Cilvēku tirdzniecība".encode()
LIMITS = documents.LIMITS._replace(seconds=1)

pytestmark = pytest.mark.skipif(not fork_client.IS_POSSIBLE, reason="the system cannot fork")


@pytest.fixture(autouse=True)
def _without_server() -> Iterator[None]:
    documents.end_server()
    yield
    documents.end_server()


def server() -> int:
    """The number of the process that forks."""
    (one,) = fork_client._servers
    return one._process.pid


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_they_say_the_same_as_processes_that_start_from_nothing(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = MAKERS[kind]().content
    forked = [documents.read(content) for _ in range(2)]
    monkeypatch.setattr(fork_client, "IS_POSSIBLE", False)
    assert forked == [documents.read(content)] * 2


def test_trouble_is_told_where_there_is_no_fork_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fork_client, "IS_POSSIBLE", False)
    monkeypatch.setattr(process, "CHILD", failing_reader.__name__)
    monkeypatch.setattr(reading, "_GRACE", 2)
    assert documents.read(b"abort", name="a.txt").problem == CRASHED
    assert documents.read(b"sleep", name="a.txt", limits=LIMITS).problem == TOO_SLOW
    assert not fork_client._servers


def test_one_process_forks_them_all_whatever_becomes_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert documents.read(TEXT, name="a.txt").pages
    first = server()
    with monkeypatch.context() as patch:
        patch.setattr(process, "CHILD", failing_reader.__name__)
        for trouble in (b"abort", b"babble"):
            assert documents.read(trouble, name="a.txt").problem == CRASHED
    assert documents.read(TEXT, name="a.txt").pages
    assert server() == first


def test_a_document_is_read_when_the_process_that_forks_has_ended() -> None:
    for number in (signal.SIGKILL, signal.SIGTERM):
        assert documents.read(TEXT, name="a.txt").pages
        os.kill(server(), number)
        assert documents.read(TEXT, name="a.txt").pages


def test_a_document_is_read_when_the_process_that_forks_ends_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    wait = fork_client.Server.wait

    def wait_for_none(self: fork_client.Server) -> None:
        self._process.kill()
        wait(self)

    monkeypatch.setattr(fork_client.Server, "wait", wait_for_none)
    assert documents.read(TEXT, name="a.txt").pages


def test_a_document_is_read_when_the_fork_that_lost_its_parent_has_removed_its_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folders: list[Path] = []

    def begin(self: fork_client.Server, task: Task) -> None:
        folders.append(Path(task.folder))
        shutil.rmtree(task.folder)
        raise fork_client.ServerLost

    monkeypatch.setattr(fork_client.Server, "begin", begin)
    assert documents.read(TEXT, name="a.txt").pages
    assert folders
    assert not any(folder.exists() for folder in folders)


def test_documents_are_read_while_another_is(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, done = threading.Event(), threading.Event()
    wait = fork_client.Server.wait

    def wait_long(self: fork_client.Server) -> None:
        begun.set()
        assert done.wait(60)
        wait(self)

    monkeypatch.setattr(fork_client.Server, "wait", wait_long)
    read: list[documents.Reading] = []
    other = threading.Thread(target=lambda: read.append(documents.read(TEXT, name="a.txt")))
    other.start()
    assert begun.wait(60)
    assert documents.read(TEXT, name="a.txt").pages
    done.set()
    other.join()
    assert read[0].pages


def test_ctrl_c_ends_what_has_begun(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(process, "CHILD", failing_reader.__name__)
    begin = fork_client.Server.begin
    numbers: list[int | None] = []

    def interrupted(self: fork_client.Server, task: Task) -> None:
        begin(self, task)
        numbers.extend([self._pid, self._process.pid])
        raise KeyboardInterrupt

    monkeypatch.setattr(fork_client.Server, "begin", interrupted)
    with pytest.raises(KeyboardInterrupt):
        documents.read(b"sleep", name="a.txt")
    assert not fork_client._servers
    assert not list(tmp_path.iterdir())
    while any(map(is_running, numbers)):
        time.sleep(0.01)


def test_passwords_of_ours_are_not_told_to_them() -> None:
    code = """
from pathlib import Path
from archive import documents
from archive.documents.confined import fork_client
documents.read(b"teksts", name="a.txt")
(one,) = fork_client._servers
print("secret" in Path(f"/proc/{one._process.pid}/environ").read_text(), end="")
"""
    environment = {**os.environ, "CTARCHIVE_PASSWORD": "secret"}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("False", "")
