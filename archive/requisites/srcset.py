"""Parses the attribute `srcset`: several addresses of one picture (HTML, 4.8.4.2.1)."""

from __future__ import annotations

import re

MOST = 50  # candidates that are read; real ones have about ten
_WHITE = " \t\n\f\r"
_LEADING = re.compile(r"[ \t\n\f\r,]*")
_ADDRESS = re.compile(r"[^ \t\n\f\r]+")


def candidates(srcset: str) -> list[tuple[str, str]]:
    """The candidates of a `srcset`: the address as written, and its descriptor, such as "2x", "640w" or none."""
    found: list[tuple[str, str]] = []
    at = 0
    while len(found) < MOST:
        if leading := _LEADING.match(srcset, at):
            at = leading.end()
        written = _ADDRESS.match(srcset, at)
        if written is None:
            break
        at, address = written.end(), written.group()
        if address.endswith(","):
            found.append((address.rstrip(","), ""))
            continue
        end = _end_of_descriptor(srcset, at)
        found.append((address, srcset[at:end].strip(_WHITE)))
        at = end
    return [(address, descriptor) for address, descriptor in found if address]


def _end_of_descriptor(srcset: str, at: int) -> int:
    """The position of the comma that ends a descriptor; commas within brackets do not count."""
    is_within = False
    for end in range(at, len(srcset)):
        letter = srcset[end]
        if letter == "," and not is_within:
            return end
        is_within = letter == "(" or (is_within and letter != ")")
    return len(srcset)
