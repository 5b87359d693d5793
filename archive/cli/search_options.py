"""The options of `ctarchive search`, made from the parameters of the search (archive.search.filters)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from archive.search import PARAMETERS, InvalidValue, Parameter


def _reader(parameter: Parameter[Any]) -> Callable[[str], object]:
    """The type of the option for a parameter of the search."""
    expected = "a date like 2016, 2016-05 or 2016-05-31" if parameter.is_date else f"a {parameter.name}"

    def read(typed: str) -> object:
        try:
            return parameter.value(typed)
        except InvalidValue:
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
