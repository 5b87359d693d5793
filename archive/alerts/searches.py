"""Reads the searches that are mailed from `searches.toml`, which the keeper writes. docs/alerts.md has a sample.

The parameters of a search are those in the tables that pages use; further keys are in `_OWN`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from archive.errors import WrongUse
from archive.keeper_files import content_of, on_one_line, table_of
from archive.search import PARAMETERS, Filters, InvalidValue, Parameter
from archive.search.statements import STATEMENT_PARAMETERS
from archive.store.settings import ADDRESS

MOST_BYTES = 1 << 20
KINDS = ("new", "changed", "gone")
_SAMPLE = "docs/alerts.md has a sample"
_ADDRESS = re.compile(ADDRESS)
_FIND: Mapping[str, Mapping[str, Parameter[Any]]] = {"articles": PARAMETERS, "statements": STATEMENT_PARAMETERS}
_PATHS = {"articles": "/search", "statements": "/statements"}
_RHYTHMS = {"each": 0, "daily": 1, "weekly": 7}
_OWN = ("name", "find", "query", "news", "recipients", "mail_language", "rhythm")
_MOST_CHARACTERS, _MOST_NAMES = 1000, 5  # as in addresses of the pages


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """A search that is mailed. `values` are the parameters as written, by name.

    `find` is "articles" or "statements", `news` some of KINDS, `language` that of the mails ("lv" or "en"), `days` the
    smallest number of days between two mails.
    """

    name: str
    find: str
    query: str
    values: Mapping[str, tuple[str, ...]]
    news: frozenset[str]
    recipients: tuple[str, ...]
    language: str
    days: int

    @property
    def parameters(self) -> Mapping[str, Parameter[Any]]:
        """The parameters that a search of this kind has."""
        return _FIND[self.find]

    def in_force(self) -> list[tuple[str, str]]:
        """The filters, each with its value as it was written."""
        return [(name, value) for name, values in self.values.items() for value in values]

    def filters(self) -> Filters:
        """What narrows a search in articles."""
        return Filters(**{name: value if len(value) > 1 else value[0] for name, value in self._read().items()})

    def conditions(self) -> dict[str, Any]:
        """What narrows a search in statements."""
        return {name: value for name, (value,) in self._read().items()}

    def path(self) -> str:
        """The address of the page with its results, newest first."""
        given = {"q": (self.query,) if self.query else (), **self.values, "sort": ("newest",)}
        return f"{_PATHS[self.find]}?{urlencode(given, doseq=True)}"

    def _read(self) -> dict[str, tuple[Any, ...]]:
        return {name: tuple(map(self.parameters[name].value, given)) for name, given in self.values.items()}


class SearchFile(NamedTuple):
    """A file of searches, in its order, and when it was last changed."""

    path: Path
    searches: list[Search]
    written_at: datetime


def read_file(path: Path) -> SearchFile:
    """The file as it is now. Raises WrongUse as `read_searches` does, and OSError."""
    return SearchFile(path, read_searches(path), datetime.fromtimestamp(path.stat().st_mtime, UTC))


def read_searches(path: Path) -> list[Search]:
    """The searches in a file, in its order. Raises WrongUse with one line that names the search and what is wrong."""
    content = content_of(path, MOST_BYTES, "let this user read it")
    if content is None:
        raise WrongUse(f"{path} does not exist; write down there whom to tell of what ({_SAMPLE})")
    return parse_searches(content, path)


def parse_searches(content: bytes, path: Path) -> list[Search]:
    """The searches in the content of a file; `path` is used in error messages. Raises WrongUse."""
    table = table_of(content, path, _SAMPLE)
    written = table.pop("search", [])
    if table:
        key = on_one_line(next(iter(table)))
        raise WrongUse(f"{path}: {key} means nothing here; begin each search with [[search]]")
    if not isinstance(written, list) or not all(isinstance(one, dict) for one in written):
        raise WrongUse(f"{path}: begin each search with [[search]], in double brackets ({_SAMPLE})")
    searches = [_Reader(path, number, one).search() for number, one in enumerate(written, 1)]
    _agree(searches, path)
    return searches


def _agree(searches: list[Search], path: Path) -> None:
    """Raise WrongUse if two searches share a name, or a recipient would get one mail in two languages."""
    names: set[str] = set()
    languages: dict[str, Search] = {}
    for one in searches:
        if one.name in names:
            raise WrongUse(f"{path}: two searches are named “{one.name}”; give one of them another name")
        names.add(one.name)
        for recipient in one.recipients:
            other = languages.setdefault(recipient.casefold(), one)
            if other.language != one.language:
                mend = "all of a recipient’s searches come in one mail, so let them have the same language"
                raise WrongUse(
                    f"{path}: search “{one.name}”: mail_language: {recipient} is written to in {other.language} "
                    f"by “{other.name}”; {mend}"
                )


class _Reader:
    """One table of the file."""

    def __init__(self, path: Path, number: int, table: dict[str, Any]) -> None:
        name = table.get("name")
        self._called = f"search “{on_one_line(name)}”" if isinstance(name, str) and name.strip() else f"search {number}"
        self._path, self._table = path, table

    def search(self) -> Search:
        find = self._choice("find", tuple(_FIND), "articles")
        parameters = _FIND[find]
        self._know((*_OWN, *parameters))
        name = self._text("name")
        if not name:
            raise self._wrong("name", "is missing; mails call the search by it")
        rhythm = self._choice("rhythm", tuple(_RHYTHMS), "each")
        language = self._choice("mail_language", ("lv", "en"), "lv")
        return Search(
            name,
            find,
            self._text("query"),
            {one.name: values for one in parameters.values() if (values := tuple(self._values(one, find)))},
            self._kinds(),
            self._recipients(),
            language,
            _RHYTHMS[rhythm],
        )

    def _know(self, known: tuple[str, ...]) -> None:
        for key in self._table:
            if key not in known:
                meant = {"q": "query", "language": "mail_language", "to": "recipients", "email": "recipients"}
                near = [meant[key]] if key in meant else get_close_matches(key, known, 1)
                mend = f"did you mean {near[0]}?" if near else "remove it"
                raise self._wrong(on_one_line(key), f"is not part of a search; {mend} (there are: {', '.join(known)})")

    def _values(self, parameter: Parameter[Any], find: str) -> Iterator[str]:
        given = self._table.get(parameter.name, "")
        if given == "":
            return
        several = parameter.is_name and find == "articles"
        texts = [_as_text(one) for one in (given if several and isinstance(given, list) and given else [given])]
        if len(texts) > _MOST_NAMES:
            raise self._wrong(parameter.name, f"has more than {_MOST_NAMES} names; make two searches of it")
        for text in texts:
            if text is None:
                wanted = _expected(parameter) if parameter.is_date else "text"
                raise self._wrong(parameter.name, f"must be {wanted}{', or a list of texts' if several else ''}")
            try:
                parameter.value(self._checked(parameter.name, text))
            except InvalidValue:
                raise self._wrong(parameter.name, f"must be {_expected(parameter)}") from None
            yield text

    def _kinds(self) -> frozenset[str]:
        given = self._table.get("news", list(KINDS))
        if not isinstance(given, list) or not given or not all(one in KINDS for one in given):
            raise self._wrong("news", 'must be a list of some of "new", "changed", "gone"')
        return frozenset(given)

    def _recipients(self) -> tuple[str, ...]:
        given = self._table.get("recipients")
        if not isinstance(given, list) or not given:
            raise self._wrong("recipients", 'must be a list of addresses, such as ["reader@example.org"]')
        for one in given:
            if not isinstance(one, str) or not _ADDRESS.fullmatch(one) or len(one) > 254:
                raise self._wrong("recipients", f"{on_one_line(repr(one))} is not an address that mail can be sent to")
        return tuple({one.casefold(): one for one in given}.values())

    def _choice(self, key: str, choices: tuple[str, ...], otherwise: str) -> str:
        given = self._table.get(key, otherwise)
        if given not in choices:
            raise self._wrong(key, f"must be one of {', '.join(choices)}")
        return cast(str, given)

    def _text(self, key: str) -> str:
        given = self._table.get(key, "")
        if not isinstance(given, str):
            raise self._wrong(key, "must be text; put it in quotes")
        return self._checked(key, given).strip()

    def _checked(self, key: str, text: str) -> str:
        if len(text) > _MOST_CHARACTERS or not text.isprintable():
            raise self._wrong(key, f"must be one line of at most {_MOST_CHARACTERS} characters")
        return text

    def _wrong(self, key: str, why: str) -> WrongUse:
        return WrongUse(f"{self._path}: {self._called}: {key}: {why}")


def _as_text(value: object) -> str | None:
    """A text, a number or a day of TOML in the form used in addresses of pages; None for anything else."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.isoformat() if type(value) is date else None


def _expected(parameter: Parameter[Any]) -> str:
    if parameter.choices:
        return f"one of {', '.join(parameter.choices)}"
    return "a date such as 2016, 2016-05 or 2016-05-31" if parameter.is_date else "a number"
