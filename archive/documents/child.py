"""The process that reads one file: `python -m archive.documents.child read TYPE LIMITS PROGRAMS`, in the file's folder.

It limits itself before it looks at the file, and prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from . import kinds
from .problems import DAMAGED, TOO_HUNGRY, Unreadable
from .process import CONTENT
from .sheaf import Sheaf
from .types import Limits

Read = Callable[[bytes, Sheaf], None]


def main(task: str, *arguments: str) -> None:
    """Do the task, print the answer, and end."""
    answer = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    assert task == "read"  # noqa: S101
    kind, limits, programs = arguments
    printed = _read(kind, Limits(*json.loads(limits)), json.loads(programs))
    with os.fdopen(answer, "wb") as pipe:
        pipe.write(printed)
    os._exit(0)  # nothing that libraries do at the end matters any more


def _read(kind: str, limits: Limits, programs: dict[str, str | None]) -> bytes:
    read = reader_of(kind, programs)
    sheaf = Sheaf(limits)
    confine(limits)
    try:
        read(Path(CONTENT).read_bytes(), sheaf)
    except Unreadable as error:
        sheaf.problem = error.problem
    except MemoryError:
        sheaf.problem = TOO_HUNGRY
    except Exception:  # whatever a library says of what it was not made for
        sheaf.problem = DAMAGED
    said = {"title": sheaf.title, "pages": sheaf.pages, "problem": sheaf.problem, "lacks": sheaf.lacks}
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


def reader_of(kind: str, programs: dict[str, str | None]) -> Read:
    """What reads a type. Only its libraries are imported, so that the process starts quickly."""
    if kind == kinds.PDF:
        from .formats import ocr, pdf

        program = programs.get("tesseract")
        return partial(pdf.read, ocr=partial(ocr.ocr, program) if program else None)
    if kind == kinds.DOCX:
        from .formats import docx

        return docx.read
    if kind in (kinds.TEXT, kinds.CSV):
        from .formats import plain

        return plain.read
    raise ValueError(kind)


def confine(limits: Limits) -> None:
    """Bound what this process, and each that it starts, can take; where the system knows no such bounds, nothing."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in (
        ("RLIMIT_AS", limits.memory),
        ("RLIMIT_CPU", limits.seconds),
        ("RLIMIT_FSIZE", 0),  # pipes are no files
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", 64),
    ):
        try:
            # Beyond the first of them a process is told, beyond the second it is killed without a word.
            resource.setrlimit(getattr(resource, what), (most, most + 2 if what == "RLIMIT_CPU" else most))
        except (AttributeError, ValueError, OSError):  # macOS refuses some
            continue


def _end_with_parent() -> None:
    """Wait for the end of who started us, which closes our standard input, and end with all that we started."""
    while os.read(0, 1):
        pass
    if hasattr(os, "killpg"):
        os.killpg(0, 9)
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
