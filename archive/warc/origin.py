"""Who made an imported capture, according to its row: another web archive, or the maker of a file."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.site import web_address

# Where a Wayback Machine, or a compatible service, has the bytes of a capture. Without `id_`, it shows the page.
_BYTES = re.compile(r"(https?://\S*?/\d{14})[a-z]{2}_(/\S*)")


class Origin(NamedTuple):
    """Where an imported capture came from. Fields that do not apply are empty.

    `host` is that of the other archive, `page` the address at which that archive shows the capture, `file` the name of
    the file that it was in.
    """

    source: str
    host: str = ""
    page: str = ""
    file: str = ""


def origin(source: str, source_uri: str | None) -> Origin | None:
    """What the columns `source` and `source_uri` of a capture say; None for one of our own crawls."""
    if source == "crawl":
        return None
    uri = source_uri or ""
    if source == "file":
        return Origin(source, file=uri.removeprefix("file:").partition("#")[0])
    try:
        host = urlsplit(uri).netloc
    except ValueError:
        host = ""
    if source != "wayback":
        return Origin(source, host)
    found = _BYTES.fullmatch(uri)
    return Origin(source, host, web_address(found[1] + found[2]) if found else "")
