"""Finds out which dialect a service speaks, by trying."""

from __future__ import annotations

from scraper.archives.client import Client
from scraper.archives.dialects.answers import Answer, NotAnIndex
from scraper.archives.dialects.dialect import CaptureQuery, Dialect, Excluded
from scraper.archives.dialects.pywb import Pywb
from scraper.archives.dialects.wayback import Wayback

_DIALECTS = (Wayback, Pywb)


def dialect_named(name: str, base: str, query: CaptureQuery) -> Dialect:
    """The dialect of this name at an address. Raises LookupError if there is none of the name."""
    return {dialect.name: dialect for dialect in _DIALECTS}[name](base, query)


async def find_dialect(client: Client, base: str, query: CaptureQuery) -> tuple[Dialect, dict[str, Answer]]:
    """The dialect of a service, and its answers, so that these need not be requested again.

    Raises NotAnIndex if the service speaks none that we know; RequestFailed, CaptureUnavailable and Stopped as
    `Client.ask` does.
    """
    said = []
    for kind in _DIALECTS:
        dialect = kind(base, query)
        asked = dialect.first()[0]
        answer = await client.ask("index", asked)
        try:
            dialect.read(asked, answer)
        except Excluded:
            pass
        except NotAnIndex as error:
            said.append(f"{asked.partition('?')[0]}: {error}")
            continue
        return dialect, {asked: answer}
    raise NotAnIndex(f"there is neither a Wayback Machine nor pywb ({'; '.join(said)})")
