"""`ctarchive search`: find articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import EXIT_CODES_HELP, data_option, json_option
from archive.cli.shared import open_to_read
from archive.errors import WrongUse
from archive.search import PARAMETERS, Filters, InvalidValue, Parameter

if TYPE_CHECKING:
    from sqlite_utils import Database


def _reader(parameter: Parameter[Any]) -> Callable[[str], object]:
    """The type of the option for a parameter of the search."""
    expected = "a date like 2016, 2016-05 or 2016-05-31" if parameter.is_date else f"a {parameter.name}"

    def read(typed: str) -> object:
        if not typed.strip():
            raise click.BadParameter(f"it is empty; give {expected}, or leave the option out")
        try:
            return parameter.value(typed)
        except InvalidValue:
            raise click.BadParameter(f"{typed!r} is not {expected}") from None

    return read


def _only(_: click.Context, option: click.Parameter, given: tuple[object, ...]) -> object:
    """The value of an option that takes one; None if it was not given. Two different ones are an error."""
    if len(set(given)) > 1:
        raise click.BadParameter(f"it takes one value, and got {len(given)}", param=option)
    return given[0] if given else None


def _parameter_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give the command an option for each parameter of the search. Only names may have several values."""
    for one in reversed(list(PARAMETERS.values())):
        values = click.Choice(list(one.choices)) if one.choices else _reader(one)
        metavar = None if one.choices else "DATE" if one.is_date else "NAME" if one.is_name else one.name.upper()
        only = None if one.is_name else _only
        add = click.option(f"--{one.name}", type=values, metavar=metavar, multiple=True, callback=only, help=one.help)
        command = add(command)
    return command


# `-word` is part of the query, not an option.
@click.command(epilog=EXIT_CODES_HELP, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@_parameter_options
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Show at most this many.")
@data_option
@json_option
def search(query: tuple[str, ...], limit: int, data: Path, as_json: bool, **narrowing: object) -> int:
    """Find articles that have all the words of QUERY.

    Words are found in any inflection, and the best articles come first.

    \b
    words               all of them, in any order and any inflection; Latvian or English
    'policija OR tiesa' either
    -word               not this word
    '"valsts policija"' next to each other in this order, in any inflection
    tirdz*              words that begin this way
    title:word          in the title
    in:document         look in documents alone; or in:title, in:text, in:caption, in:article, in:version
    speaker:name        articles in which the person speaks
    municipality:name   articles that mention the municipality; municipality:* for any
    year:2016  before:2016-05  after:2016-05-31
    is:changed          articles of which there are several versions; or is:gone

    Diacritics need not be typed; capitals make no difference.
    """
    from archive.cli import tables
    from archive.search import search as run_search
    from archive.search.as_json import results_as_json

    if mistyped := [word for word in query if word.startswith("--")]:
        raise click.NoSuchOption(mistyped[0])
    with open_to_read(data) as db:
        _require_articles(db, data)
        results = run_search(db, " ".join(query), Filters(**narrowing), limit, facets=as_json)
    if as_json:
        click.echo(json.dumps(results_as_json(results), ensure_ascii=False))
    else:
        tables.results(results)
    return 0


def _require_articles(db: Database, data: Path) -> None:
    """Raise WrongUse if no crawl has been published yet: that nothing is found would then mean nothing."""
    if db.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is None:
        last = db.execute("SELECT outcome, detail FROM crawls ORDER BY id DESC LIMIT 1").fetchone()
        told = f"; the latest refresh ended with: {last[1] or last[0] or 'it was cut short'}" if last else ""
        raise WrongUse(f"there are no articles in {data} yet{told}; run `ctarchive refresh`")
