"""Options that several subcommands share, and the types of their values."""

from __future__ import annotations

import math
import re
from datetime import date
from pathlib import Path
from typing import Any

import click

EXIT_CODES_HELP = """\b
Exit codes:
  0  done
  1  unexpected error
  2  wrong usage
  3  another refresh, import or rebuild is at work on the same data
  4  the site cannot be reached
  5  drift: the site answered, but too little was recognised; nothing was published
  6  partial: published, but the refresh ended early and the next one goes on from there; or some pages failed, could
     not be read or looked wrong for the first time; or some captures are damaged (a refresh says so once,
     `rebuild --skip-damaged` and `export` each time)
"""


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Finite(click.FloatRange):
    """A finite number within bounds. FloatRange alone also accepts `nan`, which no clock ever reaches."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Convert the value of an option. Fails unless it is a finite number within the bounds."""
        number: float = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is not a number that can be waited for", param, ctx)
        return number


class NamedPath(click.Path):
    """A path with a name. An empty one, as from an unset variable in quotes, would mean the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Convert the value of an option. Fails for an empty name."""
        if value == "":
            self.fail("it has no name; write . for this folder", param, ctx)
        return super().convert(value, param, ctx)


def day(typed: str) -> date:
    """Convert the value of an option to a day. Raises BadParameter."""
    try:
        if not _DAY.fullmatch(typed):
            raise ValueError(typed)
        return date.fromisoformat(typed)
    except ValueError:
        raise click.BadParameter(f"{typed!r} is not a date like 2030-12-31") from None


def _without_pipes(_: click.Context, __: click.Parameter, data: Path) -> Path:
    """Refuse a data folder in which a file that every reader would wait for has the place of a ledger or settings."""
    from archive.store.folder import DataFolder

    DataFolder(data).refuse_pipes()
    return data


data_option = click.option(
    "--data",
    callback=_without_pipes,
    # The command itself finds out whether it can be read: that is not wrong usage, and metrics must report it.
    type=NamedPath(path_type=Path, file_okay=False, readable=False),
    default=Path("data"),
    envvar="CTARCHIVE_DATA",
    show_default="./data, or $CTARCHIVE_DATA",
    help="The folder that holds archive.db and warc/.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
port_option = click.option(
    "--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="The port to listen on."
)
processes_option = click.option(
    "--processes",
    type=click.IntRange(1, 64),
    show_default="the processors of this machine, at most 4",
    help="Processes that read pages and texts beside the one that writes; 1: it reads too. The result is the same.",
)
