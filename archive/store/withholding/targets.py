"""Parses the target of a takedown: an article, a version, a document, a capture, an address, a digest or a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from archive.errors import WrongUse
from archive.site import page_key, split_web_address
from archive.store.takedowns.ledger import digest_of

Kind = Literal["article", "version", "document", "capture", "address", "digest", "person"]

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("digest", re.compile(r"sha256:([0-9a-f]{64})")),
    ("person", re.compile(r"person:([a-z0-9]+(?:-[a-z0-9]+)*)")),
    ("version", re.compile(r"((?:lv|en)-[a-z0-9-]+/[0-9]{14})")),
    ("article", re.compile(r"((?:lv|en)-[a-z0-9-]+)")),
    ("document", re.compile(r"([0-9a-f]{64})")),
    ("capture", re.compile(r"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")),
)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be withheld. `key` is an id, the key of a page (perhaps with a `*`), a digest or a slug."""

    kind: Kind
    key: str

    @property
    def name(self) -> str:
        """The name in the ledger, which reveals no person."""
        match self.kind:
            case "digest":
                return f"sha256:{self.key}"
            case "person":
                return f"person:{digest_of(self.key)}"
            case _:
                return self.key

    def __str__(self) -> str:
        prefix = {"digest": "sha256:", "person": "person:"}.get(self.kind, "")
        return f"{prefix}{self.key}"


def parse(typed: str) -> Target:
    """Parse a target as typed. Raises WrongUse if it can be none."""
    typed = typed.strip()
    for kind, pattern in _PATTERNS:
        if match := pattern.fullmatch(typed.lower()):
            return Target(kind, match.group(1))
    if split_web_address(typed) is not None:
        return Target("address", _address(typed))
    raise WrongUse(
        f"{typed[:200]!r} cannot be withheld: give an article (lv-129), a version "
        "(lv-129/20190305101112), a document or a capture by its id, an address (* at its end for all that begin so), "
        "sha256:HEX or person:SLUG"
    )


def _address(typed: str) -> str:
    if not typed.endswith("*"):
        return page_key(typed)
    begins = typed[:-1]
    parts = urlsplit(begins)
    if not parts.path.strip("/") and not parts.query:
        raise WrongUse(f"{typed} is the whole site; name the beginning of a path")
    key = page_key(begins)
    return f"{key}{'/' if begins.endswith('/') and not key.endswith('/') else ''}*"
