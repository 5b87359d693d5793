"""The versions of the rules by which each part of the archive was made, kept in the database.

Names and vocabulary have a number, which is raised with every change of what the rules make of a text; a test
compares their output with that number (tests/golden/rules.py).

The reading of pages has none: if somebody forgot to raise it, a refresh would take what the rules read differently for
a change of the site, and write false revisions. Its version is a digest of the modules that do the work, of all of
ours that they import, and of the data files that these name. Comments, layout and the docstrings of modules, classes
and functions do not count; a string beside a constant does. What undoes content codings is among them: if that learns
another one, captures can be read that could not be before.
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

NAMES = 20
"""Raise it when people, offices, statements or places come out of any text otherwise (archive.store.annotation)."""
VOCABULARY = 4
"""Raise it when any word gets other keys (archive.search.words.vocabulary)."""

_READING = ("archive.extract", "archive.warc.answers")  # what is made of the captures, and of their bytes before
_CODE = "code"  # of `made_with`: the bytes of the code by which articles were found to be current
_OURS = "archive"
_ROOT = Path(__file__).parents[1]
# What parses or decodes in another way reads in another way: the name that is imported, and that of the package.
_LIBRARIES = {"lxml": "lxml", "bs4": "beautifulsoup4"}
_Import = ast.Import | ast.ImportFrom
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def version(part: Part) -> str:
    """The version of the rules as the code has them now: a number, or for articles 12 hex digits."""
    match part:
        case "names":
            return str(NAMES)
        case "vocabulary":
            return str(VOCABULARY)
        case "articles":
            return digest_of(*_READING)


@cache
def digest_of(*modules: str) -> str:
    """The digest of everything that modules or packages of ours consist of and depend on: 12 hex digits."""
    digest = sha256()
    for path, content in sorted(_sources(modules)):
        digest.update(f"{path}\0{content}\0".encode())
    return digest.hexdigest()[:12]


def stored(db: Database) -> dict[str, str]:
    """The versions with which the stored parts were made. Empty in an archive from before versions were kept."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'made_with'").fetchone():
        return {}
    return dict(db.execute("SELECT part, version FROM made_with").fetchall())


def is_current(db: Database, part: Part) -> bool:
    """Whether a part was made by the rules that the code has now."""
    return _current_version(stored(db), part) is None


def _current_version(kept: Mapping[str, str], part: Part) -> str | None:
    """The version in the code, if it differs from the stored one; None if they are the same.

    Parsing the modules takes a sixth of a second, reading the bytes of the code a hundredth: if these are the same as
    when the code was last found to be current, so is the version.
    """
    if part == "articles" and part in kept and kept.get(_CODE) == _code_of(kept[part]):
        return None
    now = version(part)
    return None if kept.get(part) == now else now


def note_code(db: Database) -> None:
    """Note the bytes of the code, if it reads pages as the stored ones were read. The caller holds the transaction."""
    kept = stored(db)
    if _current_version(kept, "articles") is None and kept.get(_CODE) != (code := _code_of(kept["articles"])):
        note_version(db, _CODE, code)


def code_of(db: Database) -> str | None:
    """An identifier of the code by which pages are read; None if stored pages were read by other code.

    That is, if `apply_new_rules` refused. Another identifier does not mean that the code reads otherwise.
    """
    kept = stored(db)
    code = kept.get(_CODE)
    return code if code and code == _code_of(kept.get("articles", "")) else None


def _code_of(made_with: str) -> str:
    return f"{_digest_of_bytes()} {made_with}"


@cache
def _digest_of_bytes() -> str:
    """The digest of the bytes of everything a version may depend on: our files except the pages, libraries, Python."""
    digest = sha256(f"{sys.version} {sorted(_versions_of(_LIBRARIES))}".encode())
    for folder, folders, names in os.walk(_ROOT / _OURS):
        folders[:] = sorted(set(folders) - {"__pycache__", "web"})
        for name in sorted(names):
            path = Path(folder, name)
            digest.update(f"{path.relative_to(_ROOT)} ".encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class MadeWith:
    """The rules with which a part was made: `version`, None if not kept yet; `code` is the current version."""

    part: Part
    version: str | None
    code: str
    current: bool


def made_with(db: Database) -> list[MadeWith]:
    """The rules with which each part of an archive was made, and whether they are current."""
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
    """Note what else a part was made with, such as a dictionary. Writes only what changed."""
    db.execute(
        "INSERT INTO made_with (part, version) VALUES (?, ?) "
        "ON CONFLICT (part) DO UPDATE SET version = excluded.version WHERE version <> excluded.version",
        [part, made_with],
    )


def _sources(roots: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Path and relevant content of everything that the modules or packages called `roots` consist of and import."""
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
    """The file of one of our modules; None if the name is that of something within a module."""
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
    """What affects what a module does, without layout, comments and docstrings; and what it imports.

    That is the kind of each node and the values in it, and how many each list has. All is found in one walk, because a
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
            # Whether a name is read or set (`ctx`) is told by where it stands.
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
