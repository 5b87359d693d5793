"""A reader of documents in trouble: `python -m tests.support.documents.failing_reader read TYPE LIMITS PROGRAMS`.

It stands in for `archive.documents.confined.child`, in the same process with the same limits. The file says
what is to happen.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from archive.documents.confined import child
from archive.documents.confined.confinement import confine
from archive.documents.confined.process import CONTENT
from archive.documents.types import Limits


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(1 << 24))


def _start_another() -> None:
    """Start what would live for ever, leave its number at the place that the file names, and stall."""
    another = subprocess.Popen(["sleep", "600"])
    fd = os.open(Path(CONTENT).read_text().split(None, 1)[1], os.O_WRONLY)  # a pipe, because no file may grow here
    os.write(fd, str(another.pid).encode())
    time.sleep(600)


TROUBLES: dict[str, Callable[[], object]] = {
    "abort": os.abort,
    "segfault": lambda: ctypes.string_at(0),
    "exit": lambda: os._exit(3),
    "exit without a word": lambda: os._exit(0),
    "sleep": lambda: time.sleep(600),
    "spin": lambda: any(iter(int, 1)),
    "eat": _eat,
    "babble": lambda: [os.write(1, b"[" * (1 << 20)) for _ in range(200)],
    "lie": lambda: (os.write(1, b'{"title": 1, "pages": "no", "problem": "none of ours", "lacks": null}'), os._exit(0)),
    "nest": lambda: (os.write(1, b"[" * 1_000_000), os._exit(0)),
    "half a letter": lambda: (
        os.write(1, b'{"title": null, "pages": ["\\ud800"], "problem": null, "lacks": null}'),
        os._exit(0),
    ),
}


def main(_task: str, _kind: str, limits: str, *_programs: str) -> None:
    """Fail in the way that the file names."""
    trouble = Path(CONTENT).read_text().strip()
    threading.Thread(target=child._end_with_parent, daemon=True).start()
    confine(Limits(*json.loads(limits)))
    if trouble.startswith("start "):
        _start_another()
    TROUBLES[trouble]()


if __name__ == "__main__":
    main(*sys.argv[1:])
