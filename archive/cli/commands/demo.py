"""`ctarchive demo`: archive the stand-in site, with years that others recorded and visits over three months."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import click

from archive.bundled import StandIn, stand_in_site
from archive.cli.commands.import_ import import_
from archive.cli.commands.serve import require_free, serve
from archive.cli.options import EXIT_CODES_HELP, data_option, port_option
from archive.cli.shared import open_to_read, report
from archive.clock import now, pretended
from archive.store.folder import DataFolder
from archive.store.outcomes import Outcome

SITE_PORT = 8120  # always the same if it is free, because the archive keeps addresses with their port
RECORDING = "recorded-by-others-2016-2022.warc.gz"


@dataclass(frozen=True, slots=True)
class _Visit:
    """A visit some days ago to the stand-in site, in a state of its past; `told` says what the visit finds."""

    days_ago: int
    state: str
    told: str


# More than a month apart, so that each asks for every page that may have changed. For an article to be gone it takes
# three visits, over two weeks at least.
_VISITS = (
    _Visit(93, "first-visit", "all of it is new, or was seen by others before"),
    _Visit(62, "second-visit", "something is edited, something new, and an article is missing"),
    _Visit(31, "second-visit", "the article is still missing"),
    _Visit(0, "now", "it is believed to be gone, and there is another edit"),
)
_ONCE_MORE = _Visit(0, "now", "what has changed since the last visit")
_IMPORTED_DAYS_AGO = 94


@click.command(epilog=EXIT_CODES_HELP)
@data_option
@click.option("--no-serve", is_flag=True, help="Fill the archive only; do not publish it.")
@port_option
@click.pass_context
def demo(context: click.Context, data: Path, no_serve: bool, port: int) -> int:
    """Archive a bundled demo site, then publish the result.

    The importer and the crawler are the real ones. The demo imports what others recorded of the site from 2016 to 2022
    and visits it four times, as if over three months, so that the archive has changes to show. The demo site is served
    on 127.0.0.1 meanwhile. Its articles are invented. Run again on the same folder, the demo continues where it was
    stopped, or visits the site once more.
    """
    if not no_serve:
        require_free(port)
    if (code := _fill(context, data)) or no_serve:
        return code
    return int(context.invoke(serve, data=data, port=port))


def _fill(context: click.Context, data: Path) -> int:
    """Import and visit what the archive does not have yet. Returns the exit code of the step that failed, or 0."""
    began = now()
    port, made = _lived(DataFolder(data))
    with TemporaryDirectory(prefix="ctarchive-demo-") as scratch:
        recording = None if made else Path(scratch) / RECORDING
        with stand_in_site(port or SITE_PORT, recording) as site:
            click.echo(f"The demo site is at {site.url}. Everything on it is invented.", err=True)
            if port and port != site.port:
                click.echo(f"It was at port {port} before, which is in use now: it is only visited as it is.", err=True)
                made, recording = len(_VISITS), None
            steps = [_visiting(site, data, visit, began) for visit in _VISITS[made:] or (_ONCE_MORE,)]
            if recording:
                steps.insert(0, _importing(context, recording, site, data, began))
            for number, (told, step) in enumerate(steps, 1):
                click.echo(f"Step {number} of {len(steps)}: {told}", err=True)
                if code := step():
                    return code
    return 0


_Step = tuple[str, Callable[[], int]]  # each step in words, and a function that takes it and returns an exit code


def _importing(context: click.Context, recording: Path, site: StandIn, data: Path, began: datetime) -> _Step:
    def run() -> int:
        with pretended(began - timedelta(days=_IMPORTED_DAYS_AGO)):
            return int(context.invoke(import_, sources=(str(recording),), site=site.url, data=data))

    return "import what others recorded of it in 2016, 2019, 2020 and 2022", run


def _visiting(site: StandIn, data: Path, visit: _Visit, began: datetime) -> _Step:
    def run() -> int:
        from scraper.refresh import Options, refresh

        with pretended(began - timedelta(days=visit.days_ago)):
            site.show(visit.state, now())
            return report(refresh(Options(site=site.url, data=data, delay=0), progress=sys.stderr.isatty()))

    day = (began - timedelta(days=visit.days_ago)).date()
    return f"visit it as of {day}: {visit.told}", run


def _lived(folder: DataFolder) -> tuple[int | None, int]:
    """The port at which the archive has the stand-in site (None if it is empty), and how many visits it has had.

    An archive with visits but no import was made by a version whose demo had no past; it is not given one.
    """
    folder.create()  # so that errors are reported before the site is served
    if not folder.database.exists():
        return None, 0
    with open_to_read(folder.root) as db:
        first = db.execute("SELECT url FROM captures LIMIT 1").fetchone()
        sql = "SELECT (SELECT count(*) FROM crawls WHERE outcome = ?), (SELECT count(*) FROM imports)"
        visits, imports = db.execute(sql, [Outcome.DONE]).fetchone()
    return urlsplit(first[0]).port if first else None, visits if imports else visits and len(_VISITS)
