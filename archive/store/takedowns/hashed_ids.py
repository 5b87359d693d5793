"""Hashes the addresses and ids of what was erased: the ledger has only digests of them, because a slug may reveal much.

Numbers reveal nothing, so `lv-129` stays. A hashed address keeps its host: `http://host/#DIGEST` or, for the beginning
of addresses, `http://host/#LENGTH:DIGEST*` with its length. No key of a page contains a `#`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from urllib.parse import urlsplit

from archive.store.takedowns.ledger import Entry, Hidden

_NUMBERED = re.compile(r"[a-z]{2}-[0-9]+")
_HASHED = re.compile(r"http://[^/]*/#(?:([0-9]+):)?([0-9a-f]{32})(\*?)")


def page(id: str) -> str:
    """An article's id, as the ledger has it after an erasure."""
    return id if _NUMBERED.fullmatch(id) or id.startswith("#") else f"#{_digest(id)}"


def address(key: str) -> str:
    """The same for the key of a page, or for the beginning of keys with a `*` at its end."""
    if _HASHED.fullmatch(key):
        return key
    host = urlsplit(key).netloc
    if key.endswith("*"):
        return f"http://{host}/#{len(key) - 1}:{_digest(key[:-1])}*"
    return f"http://{host}/#{_digest(key)}"


def begins_with(key: str, hashed: str) -> bool:
    """Whether the key of a page has a hashed beginning."""
    found = _HASHED.fullmatch(hashed)
    return found is not None and found[1] is not None and _digest(key[: int(found[1])]) == found[2]


def hidden(known: Hidden) -> Hidden:
    """What is hidden, with its ids and addresses hashed. Versions of articles that stay keep their names."""
    return replace(
        known,
        pages=frozenset(map(page, known.pages)),
        versions=frozenset(version(one) if _split(one)[0] in known.pages else one for one in known.versions),
        addresses=frozenset(map(address, known.addresses)),
    )


def version(name: str) -> str:
    """The same for a version, `<id of the article>/<which>` or `<id of the article>@<when>`."""
    id, which = _split(name)
    return f"{page(id)}{which}"


def target(name: str) -> str:
    """The target of an entry, hashed if it is an article or an address; others are unchanged."""
    if "://" in name:
        return address(name)
    return page(name) if re.fullmatch(r"(?:lv|en)-[a-z0-9-]+", name) else name


def entry(known: Entry) -> Entry:
    """An entry of the ledger with all of this hashed."""
    return replace(known, target=target(known.target), hidden=hidden(known.hidden))


def _split(name: str) -> tuple[str, str]:
    at = min((at for mark in "/@" if (at := name.find(mark)) >= 0), default=len(name))
    return name[:at], name[at:]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
