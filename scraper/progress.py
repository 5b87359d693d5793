"""The progress bars of a refresh and of an import, on standard error."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from scraper.archives.harvest import Counts
from scraper.crawl.recording import Recording

INTERVAL = 0.2  # seconds between two updates


async def show_progress(recording: Recording) -> None:
    """Show how far a crawl has come, until cancelled."""
    columns = (
        BarColumn(),
        TextColumn("{task.completed} pages done, {task.fields[queued]} queued"),
        TextColumn("{task.fields[new]} new, {task.fields[changed]} changed, {task.fields[failed]} failed"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar, suppress(asyncio.CancelledError):
        task = bar.add_task("refresh", total=None, queued=0, new=0, changed=0, failed=0)
        while True:
            seen = recording.counts
            bar.update(
                task,
                completed=seen.done,
                total=(seen.done + seen.queued) or None,
                queued=seen.queued,
                new=seen.articles["new"],
                changed=seen.articles["changed"],
                failed=len(recording.frontier.failures),
            )
            await asyncio.sleep(INTERVAL)


async def show_import(counts: Counts) -> None:
    """Show how far an import from another archive has come, until cancelled."""
    columns = (
        BarColumn(),
        TextColumn("{task.completed} of {task.fields[wanted]} captures asked for, {task.fields[known]} known before"),
        TextColumn("{task.fields[failed]} failed"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar, suppress(asyncio.CancelledError):
        task = bar.add_task("import", total=None, wanted=0, known=0, failed=0)
        while True:
            failed = len(counts.failed)
            bar.update(
                task,
                completed=counts.new + failed,
                total=counts.wanted or None,
                wanted=counts.wanted,
                known=counts.known,
                failed=failed,
            )
            await asyncio.sleep(INTERVAL)
