"""A rebuild and a refresh on a small disk, a real one. At each write: test_a_kill_at_any_write_loses_nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive import cli
from archive.store.folder import DataFolder
from tests.replica.server import ReplicaServer
from tests.support.rows.derived import derived_rows
from tests.support.sampled import later

LARGE = 64 * 1024  # KB
TIMES = ("first_seen_at", "last_seen_at", "captured_at", "capture_id")
Resize = Callable[[int], None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Resize]]:
    """A file system of its own, and how to give it another size in KB."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")

    def mount(options: str) -> None:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)

    try:
        mount(f"size={LARGE}k")
    except subprocess.CalledProcessError:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield place, lambda size: mount(f"remount,size={size}k")
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(list(arguments))
    return int(ended.value.code or 0)


def used(folder: Path) -> int:
    """The room in KB that files take."""
    return sum(-(-path.stat().st_size // 4096) * 4 for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("command", "room"),
    [later("rebuild", 8), ("rebuild", 300), later("rebuild", 1000), later("refresh", 8), ("refresh", 64)],
    ids=lambda value: value if isinstance(value, str) else f"{value} KB",
)
def test_a_full_disk_loses_nothing_and_leaves_nothing(
    command: str,
    room: int,
    disk: tuple[Path, Resize],
    twice_crawled: DataFolder,
    changed_site: ReplicaServer,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, resize = DataFolder(disk[0] / "data"), disk[1]
    shutil.copytree(twice_crawled.root, folder.root)
    resize(used(folder.root) + room)
    arguments = [command, "--data", str(folder.root)]
    if command == "refresh":
        arguments += ["--full", "--delay", "0", "--site", f"{changed_site.url}/"]
    capsys.readouterr()
    assert run(*arguments) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "the disk is full" in said
    assert not list(folder.root.glob("*.rebuilding*"))
    resize(LARGE)
    rows = derived_rows(twice_crawled, without=TIMES)
    assert derived_rows(folder, without=TIMES) == rows
    assert run(*arguments) == 0
    assert derived_rows(folder, without=TIMES) == rows
