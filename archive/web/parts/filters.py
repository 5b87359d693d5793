"""The filters that are in force in a search, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.search import PARAMETERS, Notice, Parameter, PreparedSearch
from archive.web.serving.asked.search_request import SearchRequest
from archive.web.serving.i18n import Interface

TOO_SLOW = Notice("This search takes too long. Try fewer or longer words.")


@dataclass(frozen=True, slots=True)
class InForce:
    """A filter that was asked for. `label` names its value; `total` is what is found without it, where counted."""

    name: str
    value: str
    label: str
    total: int | None = None


def in_force(search: SearchRequest, prepared: PreparedSearch) -> list[InForce]:
    """The filters, each with the name of its value."""
    return [
        InForce(name, value, prepared.label(name, value) if PARAMETERS[name].is_name else value)
        for name, value in search.in_force()
    ]


def filter_in_words(interface: Interface, one: InForce, parameters: Mapping[str, Parameter[Any]] = PARAMETERS) -> str:
    """A filter, of these parameters, as people read it: "Pašvaldība: Rīga"."""
    parameter = parameters[one.name]
    value = interface.gettext(parameter.choices[one.value]) if one.value in parameter.choices else one.label
    return f"{interface.gettext(parameter.label)}: {value}"


def in_words(
    interface: Interface,
    query: str,
    filters: list[InForce],
    parameters: Mapping[str, Parameter[Any]] = PARAMETERS,
) -> str:
    """What is searched for: "„policija” · Pašvaldība: Rīga"; empty where that is everything."""
    words = [interface.gettext("“%(words)s”") % {"words": query}] if query else []
    return " · ".join(words + [filter_in_words(interface, one, parameters) for one in filters])
