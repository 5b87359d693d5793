"""The scope of a crawl: which addresses it may touch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import safe_url_string

from archive.site import ALIASES, host_and_port, page_key, split_web_address


@dataclass(frozen=True, slots=True)
class Site:
    """The site that is crawled: where the crawl starts and which hosts it may touch."""

    start: str
    hosts: frozenset[str]

    @classmethod
    def from_url(cls, url: str) -> Site:
        """The site that starts at `url`, with the known aliases if `url` is one of them.

        Raises ValueError if `url` is not an http(s) address.
        """
        parts = split_web_address(url)
        if parts is None:
            raise ValueError(f"not an http(s) address: {url!r}")
        host = host_and_port(parts)
        start = urlunsplit((parts.scheme.lower(), host, parts.path or "/", parts.query, ""))
        return cls(start, ALIASES if host in ALIASES else frozenset({host}))

    def contains(self, url: str) -> bool:
        """Whether the crawl may request `url`: http or https, exactly one of the hosts, exactly its port.

        False if the address, in the form in which it is sent (`ā` is `%C4%81`), is too long: the archive keeps that
        form.
        """
        return _host_of(url) in self.hosts

    def names(self, url: str) -> bool:
        """Whether the host of `url` is one of the site's, even if `url` cannot be requested (see `contains`)."""
        try:
            parts = urlsplit(url)
            return parts.scheme in ("http", "https") and host_and_port(parts) in self.hosts
        except ValueError:
            return False

    def address(self, path: str) -> str:
        """The address of `path` (with its leading slash) on the host where the crawl starts."""
        parts = urlsplit(self.start)
        return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


@lru_cache(maxsize=8192)  # the same navigation stands on every page
def _host_of(url: str) -> str | None:
    """Host and port of an http(s) address that can be requested and has a key; None for anything else."""
    try:
        asked = safe_url_string(url)
        page_key(asked)
        page_key(url)
    except ValueError:
        return None
    parts = split_web_address(asked)
    return host_and_port(parts) if parts else None
