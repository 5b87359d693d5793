"""The filters that are in force in a search of articles or of statements, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from archive.search import Notice, Parameter, PreparedSearch
from archive.search.statements import PreparedStatements
from archive.web.serving.i18n import Interface

TOO_SLOW = Notice("This search takes too long. Try fewer or longer words.")


class Search(Protocol):
    """A search of articles or of statements, as an address or a file of searches has it."""

    @property
    def query(self) -> str:
        """The words to search for."""

    @property
    def parameters(self) -> Mapping[str, Parameter[Any]]:
        """What can narrow it, by name."""

    def in_force(self) -> list[tuple[str, str]]:
        """What narrows it: names, each with its value as written."""


@dataclass(frozen=True, slots=True)
class InForce:
    """A filter that was requested. `label` names its value; `total` is what is found without it, if counted."""

    name: str
    value: str
    label: str
    total: int | None = None


def in_force(search: Search, prepared: PreparedSearch | PreparedStatements) -> list[InForce]:
    """The filters, each with the name of its value."""
    return [
        InForce(name, value, prepared.label(name, value) if search.parameters[name].is_name else value)
        for name, value in search.in_force()
    ]


def filter_in_words(interface: Interface, search: Search, one: InForce) -> str:
    """A filter of a search as people read it: "Pašvaldība: Rīga"."""
    parameter = search.parameters[one.name]
    value = interface.gettext(parameter.choices[one.value]) if one.value in parameter.choices else one.label
    return f"{interface.gettext(parameter.label)}: {value}"


def in_words(interface: Interface, search: Search, filters: list[InForce]) -> str:
    """What is searched for: "„policija” · Pašvaldība: Rīga"; empty if that is everything."""
    words = [interface.gettext("“%(words)s”") % {"words": search.query}] if search.query else []
    return " · ".join(words + [filter_in_words(interface, search, one) for one in filters])
