"""Reads the TOML files that the keeper of an archive writes, and reports what is wrong with one in one line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from archive.errors import WrongUse

_LONGEST = 100  # characters of the file in a message about it


def content_of(path: Path, most: int, way_out: str) -> bytes | None:
    """The bytes of a file; None if it does not exist.

    Raises WrongUse if it has more than `most` bytes or cannot be read; `way_out` says what the keeper can do then.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WrongUse(f"{path} cannot be read ({error.strerror}); {way_out}") from None
    if len(content) > most:
        raise WrongUse(f"{path} is longer than {most >> 10} KiB; shorten it")
    return content


def table_of(content: bytes, path: Path, sample: str) -> dict[str, Any]:
    """Parse the content of a file. Messages name `path`, and where a `sample` is. Raises WrongUse."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongUse(f"{path} is not in UTF-8 (byte {error.start + 1}); save it in that encoding") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits raises another ValueError
        why = on_one_line(str(error)) or "nested too deeply"
        raise WrongUse(f"{path} is not valid TOML: {why}; mend that place ({sample})") from None


def on_one_line(text: str, most: int = _LONGEST) -> str:
    """At most so many characters of a text on one line, without invisible ones."""
    shown = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return shown if len(shown) <= most else f"{shown[:most]}…"
