"""Parameters that mean nothing in a request: invalid values and unknown names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from archive.search import IgnoredInput, InvalidValue
from archive.search.query.parsing import parse

_OF_ALL = frozenset({"ui", "lang"})  # known to every page, so any address may have them
_OF_OTHERS = frozenset({"fbclid", "gclid"})  # added to links for tracking, such as `utm_...`


class InvalidParameter(NamedTuple):
    """The name of a parameter as it was given, and a notice about what was ignored in it."""

    name: str
    notice: IgnoredInput

    def rule(self, translate: Callable[[str], str] = str) -> str:
        """What is allowed, with the name of the parameter."""
        return self._with_name(self.notice.rule(translate))

    def in_words(self, translate: Callable[[str], str] = str) -> str:
        """What is allowed, and that the value was ignored."""
        return self._with_name(translate(self.notice.message) % self.notice.values)

    def _with_name(self, words: str) -> str:
        return words if self.notice.values.get("name") == self.name else f"{self.name}: {words}"


def unknown(arguments: Any, known: Collection[str]) -> list[InvalidParameter]:
    """Notices about unknown names. One without a value would narrow nothing anyway."""
    return [
        InvalidParameter(
            name[:40],
            IgnoredInput(
                "There is no parameter “%(name)s” here, only %(known)s; it was ignored.",
                name=name[:40],
                known=", ".join(known),
            ),
        )
        for name in arguments
        if name not in known
        and not (name in _OF_ALL or name in _OF_OTHERS or name.startswith("utm_"))
        and any(value.strip() for value in arguments.getlist(name))
    ]


def one_too_many(arguments: Any, name: str) -> list[InvalidParameter]:
    """A notice if a parameter that takes one value has a second, different one."""
    values = list(dict.fromkeys(value.strip() for value in arguments.getlist(name)))
    return [
        InvalidParameter(
            name, IgnoredInput("“%(name)s” takes one value; “%(value)s” was ignored.", name=name, value=value[:40])
        )
        for value in values[1:2]
    ]


def of_query(query: str) -> list[InvalidParameter]:
    """Notices about what means nothing in a query."""
    return [InvalidParameter("q", notice) for notice in parse(query).notices if isinstance(notice, IgnoredInput)]


def invalid_parameters(arguments: Any, readers: Mapping[str, Callable[[str], object]]) -> tuple[InvalidParameter, ...]:
    """What is invalid in a request; `readers`, by name of the parameter, parse values and raise InvalidValue."""
    found = []
    for name, read in readers.items():
        try:
            if typed := (arguments.get(name) or "").strip():
                read(typed)
        except InvalidValue as ignored:
            found.append(InvalidParameter(name, ignored.notice))
        found += one_too_many(arguments, name)
    return (*found, *unknown(arguments, readers))


def sentences(found: Iterable[InvalidParameter]) -> list[str]:
    """The notices for JSON."""
    return [one.in_words() for one in found]
