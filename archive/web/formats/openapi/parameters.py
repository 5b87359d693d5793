"""The parameters of the API as OpenAPI, made from the tables by which requests are parsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.search import MOST_RESULTS, PARAMETERS, SORTS, Parameter
from archive.search.statements import STATEMENT_PARAMETERS
from archive.web.serving.i18n import LANGUAGES, N_
from archive.web.serving.request import MOST_CHARACTERS
from archive.web.serving.search_requests.base import SIZE
from archive.web.serving.search_requests.search_request import MOST_NAMES


@dataclass(frozen=True, slots=True)
class Described:
    """A parameter: what it means (to be translated), and a JSON Schema of its values.

    `is_path`: it is a part of the path.
    """

    name: str
    meaning: str
    schema: Mapping[str, Any]
    is_path: bool = False

    def as_openapi(self) -> dict[str, Any]:
        """The parameter in OpenAPI."""
        told = {"name": self.name, "in": "path" if self.is_path else "query", "description": self.meaning}
        return {**told, "required": self.is_path, "schema": dict(self.schema)}

    def values(self) -> str:
        """The allowed values for people: `news, page`, `1–1000, all`; empty for any text."""
        if "oneOf" in self.schema:
            either = [Described(self.name, "", one).values() for one in self.schema["oneOf"]]
            return ", ".join(one for one in either if one)
        if "enum" in self.schema:
            return ", ".join(self.schema["enum"])
        if "minimum" in self.schema:
            return f"{self.schema['minimum']}–{self.schema['maximum']}"
        return ", ".join(map(str, self.schema.get("examples", ())))


_TEXT: Mapping[str, Any] = {"type": "string", "maxLength": MOST_CHARACTERS}
_DATE = {"type": "string", "examples": ["2016", "2016-05", "2016-05-31", "31.05.2016"]}
_YEAR = {"type": "integer", "minimum": 1, "maximum": 9999}
_PAGE = {"type": "integer", "minimum": 1, "maximum": 10**6}
_ALL = {"type": "string", "enum": ["all"]}
_NUMBER = {"type": "integer", "minimum": 1, "maximum": MOST_RESULTS, "default": SIZE}

QUERY = Described("q", N_("Search words, in the syntax of the search"), _TEXT)
SORT = Described("sort", N_("Order"), {"type": "string", "enum": [*SORTS], "default": SORTS[0]})
PAGE = Described("page", N_("Page of results, counted from 1"), _PAGE)
SIZE_OF_PAGE = Described("size", N_("Results per page, or all at once"), {"oneOf": [_NUMBER, _ALL]})
YEAR = Described("year", N_("Only articles from the given year"), _YEAR)
PERSON = Described(
    "person", N_("Only pairs with this person, given by the last part of the address of their page"), _TEXT
)
LANGUAGE_OF_WORDS = Described("ui", N_("Language of titles"), {"type": "string", "enum": [*LANGUAGES], "default": "lv"})


def body(is_there: bool) -> Described:
    """The parameter for whole texts, with its default."""
    schema = {"type": "string", "enum": ["0", "1"], "default": str(int(is_there))}
    return Described("body", N_("Whether results include full texts"), schema)


def of_search() -> tuple[Described, ...]:
    """The parameters of a search in articles."""
    return (QUERY, *map(_described, PARAMETERS.values()))


def of_statements() -> tuple[Described, ...]:
    """The parameters of a search in statements."""
    several = (_described(one, most=1) for one in STATEMENT_PARAMETERS.values())
    return (QUERY, *several)


def _described(one: Parameter[Any], most: int = MOST_NAMES) -> Described:
    if one.choices:
        return Described(one.name, one.label, {"type": "string", "enum": [*one.choices]})
    if one.is_date:
        return Described(one.name, one.label, _DATE)
    if one.name == "year":
        return Described(one.name, one.label, _YEAR)
    if one.is_name and most > 1:
        return Described(one.name, one.label, {"type": "array", "items": _TEXT, "maxItems": most})
    return Described(one.name, one.label, _TEXT)
