"""One-line reports of progress and results for people at a terminal; tables are in `cli.tables`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive.amounts import amount
from archive.progress import Tick, silent

if TYPE_CHECKING:  # few runs show progress, and rich takes a while to load
    from archive.store.crawls import Summary
    from archive.store.imported.summary import Summary as ImportSummary


def summary_line(summary: Summary) -> str:
    """One line on how a refresh went, including anything worth a look although nothing is wrong."""
    said = f"; {summary.detail}" if summary.detail and not summary.exit_code else ""
    return (
        f"{summary.outcome}: {summary.new} new, {summary.changed} changed, {summary.unchanged} unchanged, "
        f"{summary.gone} gone, {summary.failed} failed, {summary.unread} unread, {summary.suspect} suspect "
        f"({amount(summary.requests, 'request')}, {summary.bytes / 1e6:.1f} MB, {summary.seconds:.1f} s){said}"
    )


def import_line(summary: ImportSummary) -> str:
    """One line on how an import went."""
    return (
        f"{summary.outcome}: {amount(summary.captures, 'capture')} imported, {summary.known} known before, "
        f"{summary.failed} failed, {summary.unread} unread, {summary.suspect} suspect; articles: {summary.new} new, "
        f"{summary.changed} changed, {summary.unchanged} unchanged "
        f"({amount(summary.requests, 'request')}, {summary.bytes / 1e6:.1f} MB, {summary.seconds:.1f} s)"
    )


def sample_line() -> str:
    """A line that tells the keeper where to check whether pages are read correctly."""
    return "to compare captured pages with what was read from them: `ctarchive serve`, then /about/sample"


@contextmanager
def counter(label: str, *, show: bool) -> Iterator[Tick]:
    """A function that shows a growing number on the terminal; one that does nothing if `show` is false."""
    if not show:
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    with Progress(SpinnerColumn(), TextColumn("{task.completed} " + label), console=Console(stderr=True)) as bar:
        task = bar.add_task(label, total=None)
        yield lambda count: bar.update(task, completed=count)


@contextmanager
def file_counter(files: int, *, show: bool) -> Iterator[Callable[[str, int], None]]:
    """A function that shows the progress of writing files: call it with a file's name and its rows so far."""
    if not show:
        yield lambda name, count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    parts = (BarColumn(), TextColumn("{task.completed} of {task.total} files"), TextColumn("{task.description}"))
    with Progress(*parts, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=files)
        begun: list[str] = []

        def tell(name: str, count: int) -> None:
            if name not in begun[-1:]:
                begun.append(name)
            rows = f" ({count:,} rows)" if count else ""
            bar.update(task, completed=min(len(begun) - 1, files), description=f"{name}{rows}")

        yield tell
