"""Makes once what the tests in one process have in common: tables, keys of words, read pages, drawings, templates."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import CodeType
from unittest.mock import patch

import pytest
from jinja2 import Environment
from sqlite_utils import Database

from archive.drawing import layout
from archive.extract import extract
from archive.latvian import words
from archive.store.schema import migrations


@pytest.fixture(scope="session", autouse=True)
def _tables_made_once() -> Iterator[None]:
    """Copy the tables of new databases from one that the migrations have made: a twentieth of the time.

    Only in this process, and only if there is no table yet: commands and older archives go through the migrations.
    """
    apply = migrations.apply
    template: list[sqlite3.Connection] = []

    def copy_or_apply(db: Database, *, stop_before: str | None = None) -> None:
        if stop_before or db.conn.in_transaction or db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            apply(db, stop_before=stop_before)
            return
        if not template:
            template.append(sqlite3.connect(":memory:", check_same_thread=False))
            apply(Database(template[0]))
        template[0].backup(db.conn)

    with patch.object(migrations, "apply", copy_or_apply):
        yield


@pytest.fixture(scope="session", autouse=True)
def _keys_made_once() -> Iterator[None]:
    """Cache the keys of words, which are the same in most tests: a seventh of a small refresh."""
    with patch.object(words, "form_keys", cache(words.form_keys)):
        yield


@pytest.fixture(scope="session", autouse=True)
def _drawings_made_once() -> Iterator[None]:
    """Cache the positions of names in a network, which most archives share: a twentieth of a small refresh."""
    pull = layout._pulled
    known: dict[tuple[tuple[str, ...], ...], list[list[float]]] = {}

    def pull_once(part: list[str], beside: Mapping[str, set[str]]) -> list[list[float]]:
        network = tuple((key, *sorted(beside[key])) for key in part)
        if network not in known:
            known[network] = pull(part, beside)
        return known[network]

    with patch.object(layout, "_pulled", pull_once):
        yield


@pytest.fixture(scope="session", autouse=True)
def _pages_read_once() -> Iterator[None]:
    """Remember how the last pages were read where an archive is filled: two of three have been read before."""
    with patch("archive.store.staging.read_page.extract", lru_cache(maxsize=1000)(extract)):
        yield


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    """Remember the code of templates, which every server of pages compiles: a seventh of the time of those tests."""
    compile_template = Environment.compile
    known: dict[tuple[object, ...], CodeType] = {}

    def compile_once(self: Environment, source: str, name: str | None = None, filename: str | None = None) -> CodeType:
        key = (source, name, filename, self.is_async, *self.extensions)
        if key not in known:
            known[key] = compile_template(self, source, name, filename)
        return known[key]

    with patch.object(Environment, "compile", compile_once):
        yield
