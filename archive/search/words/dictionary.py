"""The machine's Hunspell dictionary of Latvian, if it has one (Debian and others: `apt install hunspell-lv`)."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from archive.latvian.hunspell import Dictionary

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
)
NAME = "lv_LV"
_MOST_OF = 0.9  # of the words that the first line announces: people who add or remove words forget to update it


def find() -> Path | None:
    """The path of the dictionary without its extension; $DICPATH is tried first, as by Hunspell itself.

    An empty $CTARCHIVE_DICTIONARY disables it.
    """
    if os.environ.get("CTARCHIVE_DICTIONARY") == "":
        return None
    for folder in (*os.environ.get("DICPATH", "").split(os.pathsep), *_FOLDERS):
        path = Path(folder, NAME)
        if folder and path.with_suffix(".aff").is_file() and path.with_suffix(".dic").is_file():
            return path
    return None


def fingerprint(path: Path | None, known: str | None = None) -> str:
    """A fingerprint of the dictionary's files; empty if there is none, or one that cannot be used.

    `known` is the fingerprint of a dictionary that could be used: the same files are not read again, which would take
    a tenth of a second.
    """
    if path is None:
        return ""
    try:
        digest = sha256(b"\0".join(path.with_suffix(extension).read_bytes() for extension in (".aff", ".dic")))
    except OSError:
        return ""
    found = f"{NAME}-{digest.hexdigest()[:12]}"
    return found if found == known or load(path) is not None else ""


def load(path: Path | None) -> Dictionary | None:
    """The dictionary at `path`; takes a quarter of a second, once. None if it is broken."""
    return _read(path, *_state(path))[0] if path else None


def problem(path: Path | None) -> str:
    """What is wrong with the dictionary at `path`, for people; empty if nothing is, or if there is none."""
    return _read(path, *_state(path))[1] if path else ""


def _state(path: Path) -> tuple[tuple[int, int], ...]:
    """A value that changes when the files do. Files without a state are read again each time."""
    try:
        states = [path.with_suffix(extension).stat() for extension in (".aff", ".dic")]
    except OSError:
        return ()
    return tuple((state.st_size, state.st_mtime_ns) for state in states)


@lru_cache(maxsize=1)
def _read(path: Path, *state: tuple[int, int]) -> tuple[Dictionary | None, str]:
    """The dictionary, or None and what is wrong with it.

    The first line of a .dic file is the approximate number of its words: https://man.archlinux.org/man/hunspell.5. A
    truncated file has far fewer, and one that lost its rules knows no form.
    """
    try:
        affixes, words = (path.with_suffix(extension).read_text(encoding="utf-8") for extension in (".aff", ".dic"))
        first, _, entries = words.removeprefix("\ufeff").partition("\n")
        announced, found = int(first.split()[0]), sum(1 for line in entries.splitlines() if line.strip())
        dictionary = Dictionary(affixes, words)
    except OSError as error:
        return None, f"{path} cannot be read ({error.strerror})"
    except UnicodeDecodeError:
        return None, f"{path} is not in UTF-8"
    except (ValueError, IndexError, re.error) as error:
        return None, f"{path} cannot be understood ({error})"
    if not found or found < _MOST_OF * announced:
        return None, f"{path}.dic is cut short: {found} words of {announced}"
    if missing := _announced_rules(affixes):
        return None, f"{path}.aff is cut short: {missing} rules are missing"
    return dictionary, ""


def _announced_rules(affixes: str) -> int:
    """How many rules that headers of groups (`SFX A Y 3`) announce do not follow; 1 if there are none at all."""
    announced: Counter[tuple[str, str]] = Counter()
    for fields in map(str.split, affixes.splitlines()):
        if fields[:1] in (["SFX"], ["PFX"]) and len(fields) == 4 and fields[2] in "YN" and fields[3].isdigit():
            announced[fields[0], fields[1]] += int(fields[3])
        elif fields[:1] in (["SFX"], ["PFX"]) and len(fields) >= 5:
            announced[fields[0], fields[1]] -= 1
    if not announced:
        return 1
    return sum(count for count in announced.values() if count > 0)
