"""Texts about the archive and its data, in English and in Latvian.

The English is in metadata.yml, which Datasette reads too, and in the modules here; the Latvian only in locale/lv.po.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel.messages.pofile import read_po

from archive.bundled import metadata_path

LANGUAGES = ("en", "lv")
_TAG = re.compile(r"</?p>")
_RIGHTS = "CC BY 4.0. "  # in metadata.yml the rights of authors stand behind the licence of the compilation

Words = Callable[[str], str]


@cache
def metadata() -> dict[str, Any]:
    """The content of metadata.yml. Do not change it."""
    read: dict[str, Any] = yaml.safe_load(metadata_path().read_text(encoding="utf-8"))
    return read


def title() -> str:
    """What the archive is called."""
    return str(metadata()["title"])


def about() -> tuple[str, str]:
    """What the archive keeps, and what it is not: two paragraphs."""
    first, second, _ = _paragraphs()
    return first, second


def rights_of_authors() -> str:
    """The rights of authors, which apply to texts and pictures in any copy of the archive."""
    return _paragraphs()[2].partition(_RIGHTS)[2]


def said(text: str, language: str) -> str:
    """A text in "en", as it is, or in "lv"; in English if there is no translation."""
    return _latvian().get(text, text) if language == "lv" else text


def words(language: str) -> Words:
    """The same for one language."""
    return lambda text: said(text, language)


def on_one_line(text: str) -> str:
    """A text of metadata.yml without the line ends that it has there."""
    return " ".join(text.split())


@cache
def _latvian() -> dict[str, str]:
    with (files("archive.export") / "locale" / "lv.po").open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file, locale="lv") if one.id and one.string}


def _paragraphs() -> list[str]:
    told = (on_one_line(part) for part in _TAG.split(str(metadata()["description_html"])))
    return [part for part in told if part]
