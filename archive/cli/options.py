"""Options that several subcommands have, and those that are made from the parameters of the search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from archive.search import PARAMETERS, Ignored, Parameter

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
     `rebuild --skip-damaged` each time)
"""

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data"),
    envvar="CTARCHIVE_DATA",
    show_default="./data, or $CTARCHIVE_DATA",
    help="The folder that holds archive.db and warc/.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
port_option = click.option(
    "--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="The port to listen on."
)


def _reader(parameter: Parameter[Any]) -> Callable[[str], object]:
    """What reads the values of an option for a parameter of the search."""
    expected = "a date like 2016, 2016-05 or 2016-05-31" if parameter.is_date else f"a {parameter.name}"

    def read(typed: str) -> object:
        try:
            return parameter.value(typed)
        except Ignored:
            raise click.BadParameter(f"{typed!r} is not {expected}") from None

    return read


def narrowing_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command an option for each parameter of the search. Names may be given several times."""
    for one in reversed(list(PARAMETERS.values())):
        values = click.Choice(list(one.choices)) if one.choices else _reader(one)
        metavar = None if one.choices else "DATE" if one.is_date else "NAME" if one.is_name else one.name.upper()
        add = click.option(f"--{one.name}", type=values, metavar=metavar, multiple=one.is_name, help=one.help)
        command = add(command)
    return command
