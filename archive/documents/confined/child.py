"""The process that reads one file: `python -m archive.documents.confined.child TASK ARGUMENT...`.

It starts in the folder of the file, and its arguments are JSON. It limits its resources before it opens the file, and
prints the result as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path

from archive.documents import kinds
from archive.documents.collector import PageCollector
from archive.documents.confined.confinement import confine
from archive.documents.confined.process import CONTENT
from archive.documents.problems import DAMAGED, NO_TEXT, TOO_HUNGRY, Unreadable
from archive.documents.types import Limits
from archive.documents.versions import PROGRAMS

Read = Callable[..., None]  # a function of bytes and a collector

_MODULES = {
    kinds.PDF: "pdf",
    kinds.DOCX: "office.docx",
    kinds.PPTX: "office.pptx",
    **dict.fromkeys((kinds.ODT, kinds.ODP), "office.odf"),
    **dict.fromkeys((kinds.XLSX, kinds.XLS, kinds.ODS), "workbooks.sheets"),
    kinds.RTF: "rtf",
    **dict.fromkeys((kinds.TEXT, kinds.CSV), "plain"),
    kinds.HTML: "html",
    kinds.DOC: "doc",
    kinds.PPT: "ppt",
    **dict.fromkeys(kinds.CONTAINERS, "container"),
}


def main(task: str, *arguments: str) -> None:
    """Do the task, print the answer, and end."""
    answer = os.dup(1)
    os.dup2(2, 1)  # so that what a library prints is not taken for the answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    tasks: dict[str, Callable[..., bytes]] = {"read": _read, "thumbnail": _thumbnail, "parts": _parts}
    printed = tasks[task](*map(json.loads, arguments))
    with os.fdopen(answer, "wb") as pipe:
        pipe.write(printed)
    os._exit(0)  # skips what libraries do at exit, which does not matter here


def prepare(task: str, *arguments: str) -> None:
    """Load what the task needs, in the process that forks such processes (`archive.documents.confined.fork_server`)."""
    if task == "read":
        kind, _, programs = map(json.loads, arguments)
        reader_of(kind, programs)
        if kind == kinds.PDF:
            import_module("archive.documents.formats.pdf").find_fonts()
    else:
        import_module(f"archive.documents.formats.{task}")
    import_module("resource")  # for `confine`; every system that forks has it


def _thumbnail(limits: list[int]) -> bytes:
    from archive.documents.formats import thumbnail

    confine(Limits(*limits))
    about, content = thumbnail.thumbnail(Path(CONTENT).read_bytes())
    return json.dumps(about).encode() + b"\n" + content


def _parts(limits: list[int]) -> bytes:
    from archive.documents.formats import parts

    confine(Limits(*limits))
    return json.dumps(parts.digests(Path(CONTENT).read_bytes(), Limits(*limits))).encode()


def _read(kind: str, bounds: list[int], programs: dict[str, str | None]) -> bytes:
    limits = Limits(*bounds)
    read = reader_of(kind, programs)
    collector = PageCollector(limits)
    confine(limits, largest_file=limits.unpacked if kind in kinds.CONTAINERS else 0)
    try:
        read(Path(CONTENT).read_bytes(), collector)
    except Unreadable as error:
        collector.problem = error.problem
    except MemoryError:
        collector.problem = TOO_HUNGRY
    except Exception:  # whatever a library raises for input that it was not made for
        collector.problem = DAMAGED
    if not any(collector.pages):  # perhaps only pictures: say so, instead of letting readers guess
        collector.problem = collector.problem or NO_TEXT
    said = {"title": collector.title, "pages": collector.pages, "problem": collector.problem, "lacks": collector.lacks}
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


def reader_of(kind: str, programs: dict[str, str | None]) -> Read:
    """The reader of a type. Imports only what this type needs, so that the process starts quickly."""
    module = import_module(f"archive.documents.formats.{_MODULES[kind]}")
    read: Read = module.read
    if kind == kinds.PDF and (tesseract := programs.get("tesseract")):
        return partial(read, ocr=partial(module.ocr, tesseract))
    if kind in PROGRAMS:
        return partial(read, commands={name: programs.get(name) for name in PROGRAMS[kind]})
    return partial(read, reader_of=partial(reader_of, programs=programs)) if kind in kinds.CONTAINERS else read


def _end_with_parent() -> None:
    """Wait until the parent ends, which closes our standard input; then end, with everything we started.

    A killed parent leaves our folder behind, and nobody else knows about it, so we remove it.
    """
    while os.read(0, 1):
        pass
    with suppress(OSError):
        Path(CONTENT).unlink()
        Path.cwd().rmdir()
    if hasattr(os, "killpg"):
        os.killpg(0, 9)
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
