"""The versions of the rules by which each part of the archive was made, kept in the database.

Names and vocabulary have a number. Raise it with every change in what the rules make of a text; a test compares their
output with it (tests/golden/rules.py).

The reading of pages has no number. If somebody forgot to raise it, a refresh would mistake what the rules read
differently for a change of the site, and write false revisions. Instead, its version is a digest of the modules that do
the work, of all our modules that they import, and of the data files that these name. Comments, layout and the
docstrings of modules, classes and functions do not count; a string below a constant does. The digest includes the
undoing of content codings: when it learns a new one, captures become readable that were not before.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of_package
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from sqlite_utils import Database

Part = Literal["articles", "names", "vocabulary"]
PARTS: tuple[Part, ...] = ("articles", "names", "vocabulary")

NAMES = 26
"""Raise it when people, offices, statements or places come out of any text otherwise (archive.store.annotation)."""
VOCABULARY = 4
"""Raise it when any word gets other keys (archive.search.words.vocabulary)."""

_READING = ("archive.extract", "archive.warc.answers")  # the reading of captures, and the decoding of their bytes
_CODE = "code"  # a part in `made_with`: the bytes of the code when articles were last found to be current
_OURS = "archive"
_ROOT = Path(__file__).parents[1]
# Libraries that parse or decode, since another version may read differently: imported name -> name of the package.
_LIBRARIES = {"lxml": "lxml", "bs4": "beautifulsoup4"}
_Import = ast.Import | ast.ImportFrom
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def version(part: Part) -> str:
    """The version of the rules in the present code: a number, or for articles 12 hex digits."""
    match part:
        case "names":
            return str(NAMES)
        case "vocabulary":
            return str(VOCABULARY)
        case "articles":
            return digest_of(*_READING)


@cache
def digest_of(*modules: str) -> str:
    """A digest of modules or packages of ours and of everything of ours that they depend on: 12 hex digits."""
    digest = sha256()
    for path, content in sorted(_sources(modules)):
        digest.update(f"{path}\0{content}\0".encode())
    return digest.hexdigest()[:12]


def stored(db: Database) -> dict[str, str]:
    """The versions of the rules that made the stored parts. Empty in an archive older than this record."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'made_with'").fetchone():
        return {}
    return dict(db.execute("SELECT part, version FROM made_with").fetchall())


def is_current(db: Database, part: Part) -> bool:
    """Whether a part was made by the present rules."""
    return _current_version(stored(db), part) is None


def _current_version(kept: Mapping[str, str], part: Part) -> str | None:
    """The version in the code, if it differs from the stored one; None if they are the same.

    Parsing the modules takes a sixth of a second, reading their bytes a hundredth. If the bytes are the same as when
    the part was last found to be current, so is the version.
    """
    if part == "articles" and part in kept and kept.get(_CODE) == _code_of(kept[part]):
        return None
    now = version(part)
    return None if kept.get(part) == now else now


def note_code(db: Database) -> None:
    """Note the bytes of the code, if articles are current. The caller holds the transaction."""
    kept = stored(db)
    if _current_version(kept, "articles") is None and kept.get(_CODE) != (code := _code_of(kept["articles"])):
        note_version(db, _CODE, code)


def code_of(db: Database) -> str | None:
    """An identifier of the code by which pages are read; None if stored pages were read by other code.

    The latter happens if `apply_new_rules` refused. A different identifier does not mean that the code reads pages
    differently.
    """
    kept = stored(db)
    code = kept.get(_CODE)
    return code if code and code == _code_of(kept.get("articles", "")) else None


def _code_of(made_with: str) -> str:
    return f"{_digest_of_bytes()} {made_with}"


@cache
def _digest_of_bytes() -> str:
    """A digest of everything a version may depend on: the bytes of our files but for the pages, libraries, Python."""
    digest = sha256(f"{sys.version} {sorted(_versions_of(_LIBRARIES))}".encode())
    for folder, folders, names in os.walk(_ROOT / _OURS):
        folders[:] = sorted(set(folders) - {"__pycache__", "web"})
        for name in sorted(names):
            path = Path(folder, name)
            digest.update(f"{path.relative_to(_ROOT)} ".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class MadeWith:
    """The rules that made a part: `version` (None if that is not recorded); `code` is the version in the code."""

    part: Part
    version: str | None
    code: str
    current: bool


def made_with(db: Database) -> list[MadeWith]:
    """The rules that made each part of an archive, and whether they are current."""
    versions = stored(db)
    newer = {part: _current_version(versions, part) for part in PARTS}
    return [
        MadeWith(part, versions.get(part), newer[part] or versions[part], current=newer[part] is None) for part in PARTS
    ]


def note(db: Database, part: Part, before: Mapping[str, str] = MappingProxyType({})) -> None:
    """Note that a part is made by the current rules. The caller holds the transaction.

    `before` are the versions stored in the database that this one replaces (`stored`): if the code has not changed
    since, it need not be parsed again.
    """
    now = _current_version(before, part) or before[part]  # None: the version that is stored is current
    note_version(db, part, now)
    if part == "articles":
        note_version(db, _CODE, _code_of(now))


def note_version(db: Database, part: str, made_with: str) -> None:
    """Note the version of something else, such as a dictionary. Writes only if it has changed."""
    db.execute(
        "INSERT INTO made_with (part, version) VALUES (?, ?) "
        "ON CONFLICT (part) DO UPDATE SET version = excluded.version WHERE version <> excluded.version",
        [part, made_with],
    )


def _sources(roots: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Path and relevant content of all files that the modules or packages `roots` consist of and import."""
    wanted, met, libraries = [*roots], {*roots}, set()
    while wanted:
        path = _path(wanted.pop())
        if path is None:
            continue
        counts, imports = _taken_apart(ast.parse(path.read_bytes()))
        imported = set(_names_of(imports))
        libraries |= {name.partition(".")[0] for name in imported} & _LIBRARIES.keys()
        fresh = {name for name in imported if name.split(".")[0] == _OURS} - met
        met |= fresh
        wanted += sorted(fresh)
        yield str(path.relative_to(_ROOT)), repr(counts)
        for name in {part for part in counts if isinstance(part, str) and "." in part}:
            if _is_file_name(name) and (path.parent / name).is_file():
                yield f"{path.parent.relative_to(_ROOT)}/{name}", sha256((path.parent / name).read_bytes()).hexdigest()
    yield from _versions_of(libraries)


def _versions_of(libraries: Iterable[str]) -> Iterator[tuple[str, str]]:
    for library in libraries:
        try:
            yield library, version_of_package(_LIBRARIES[library])
        except PackageNotFoundError:
            continue


def _path(module: str) -> Path | None:
    """The file of one of our modules; None if the name is not that of a module."""
    base = _ROOT.joinpath(*module.split("."))
    return next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.is_file()), None)


def _names_of(imports: Iterable[_Import]) -> Iterator[str]:
    """The modules that are imported; a name imported `from` a package may be a module too."""
    for node in imports:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif node.module and not node.level:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner.startswith(_OURS) and _path(inner) else node.module


def _taken_apart(module: ast.Module) -> tuple[list[object], list[_Import]]:
    """What affects the behaviour of a module, without layout, comments and docstrings; and its imports.

    The former is the kind and the values of each node, and the length of each list. One walk finds it all, because a
    hundred modules have a hundred thousand nodes.
    """
    counts: list[object] = []
    imports: list[_Import] = []
    waiting: list[Any] = [module]
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.AST):
            if isinstance(part, _DOCUMENTED) and part.body and _is_text(part.body[0]):
                part.body = part.body[1:]
            elif isinstance(part, _Import):
                imports.append(part)
            counts.append(type(part).__name__)
            # `ctx` (whether a name is read or set) follows from the context.
            waiting += [getattr(part, name) for name in part._fields if name != "ctx"]
        elif isinstance(part, list):
            counts.append(len(part))
            waiting += part
        else:
            counts.append(part)
    return counts, imports


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_file_name(text: str) -> bool:
    return 0 < len(text) < 100 and "/" not in text and "." in text.strip(".") and "\0" not in text
