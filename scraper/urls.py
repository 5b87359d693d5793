"""One key for each page, however its address is written, and the fence around the site.

The site answers under several names: `cilvektirdznieciba.lv`, `trafficking.lv` (its English name, with the same
numbering), each with and without `www`, over http and perhaps https (facts of the site, seen in stored addresses).
`page_key` maps all spellings of one page to one string; `Site.contains` says which addresses the crawl may touch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, url_query_cleaner

from archive.site import ALIASES, CANONICAL_HOST

# Parameters that name the visitor or the campaign that sent them, never the page. `id` and `page` are not among them.
SESSION_AND_TRACKING = frozenset(
    "phpsessid jsessionid aspsessionid sessionid session_id session sid cfid cftoken "
    "fbclid gclid dclid gbraid wbraid msclkid yclid twclid igshid mc_cid mc_eid _ga _gl _hsenc _hsmi "
    "utm_source utm_medium utm_campaign utm_term utm_content utm_id utm_name".split()
)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;?#]*", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
MAX_URL_LENGTH = 2000  # beyond this an address is a trap or a mistake; the longest seen on the site has 180 characters


def split_web_address(url: str) -> SplitResult | None:
    """The parts of an http(s) address with a host, or None for anything else (`mailto:`, `data:`, `http://[`, ...)."""
    if len(url) > MAX_URL_LENGTH:
        return None
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # urllib checks the port only when it is asked for
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname or parts.username or parts.password:
        return None
    return parts


def host_and_port(parts: SplitResult) -> str:
    """Lower-case host, with the port where it is not the scheme's own: "127.0.0.1:8123", "www.example.lv"."""
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port is None or port == _DEFAULT_PORTS.get(parts.scheme.lower()) else f"{host}:{port}"


def is_loopback(url: str) -> bool:
    """Whether the host of an address is this machine, by name or by number."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


@lru_cache(maxsize=1 << 16)  # the same navigation stands on every page, and every known address is met several times
def page_key(url: str) -> str:
    """The one key of a page: the same for every spelling of its address, different for different pages.

    Drops scheme, `www` and alias names, default port, fragment, trailing slash, session and tracking parameters;
    sorts the remaining parameters and normalises percent-encoding (`w3lib.canonicalize_url`). The letter case of the
    path is kept: servers may tell `/A` from `/a`. Idempotent. Raises ValueError where `url` is no http(s) address.
    """
    parts = split_web_address(url)
    if parts is None:
        raise ValueError(f"not an http(s) address: {url[:200]!r}")
    host = host_and_port(parts)
    host = CANONICAL_HOST if host in ALIASES else host
    path = _PATH_SESSION.sub("", parts.path).rstrip("/") or "/"
    key = canonicalize_url(urlunsplit(("http", host, path, _page_parameters(parts.query), "")))
    # What stands for a slash (`\`, `/.`) is one only now.
    return key if key == url else page_key(key)


def _page_parameters(query: str) -> str:
    if not query:
        return ""
    names = {pair.partition("=")[0] for pair in query.split("&")}
    dropped = [name for name in names if name.lower() in SESSION_AND_TRACKING]
    return urlsplit(url_query_cleaner(f"http://x/?{query}", dropped, unique=False, remove=True)).query


@dataclass(frozen=True, slots=True)
class Site:
    """The site that a crawl is for: where it starts and which hosts it may touch."""

    start: str
    hosts: frozenset[str]

    @classmethod
    def from_url(cls, url: str) -> Site:
        """The site that starts at `url`; its known aliases count in only where `url` is one of them.

        Raises ValueError where `url` is no http(s) address.
        """
        parts = split_web_address(url)
        if parts is None:
            raise ValueError(f"not an http(s) address: {url!r}")
        host = host_and_port(parts)
        start = urlunsplit((parts.scheme.lower(), host, parts.path or "/", parts.query, ""))
        return cls(start, ALIASES if host in ALIASES else frozenset({host}))

    def contains(self, url: str) -> bool:
        """Whether the crawl may request `url`: http or https, exactly one of the hosts, exactly its port."""
        parts = split_web_address(url)
        return parts is not None and host_and_port(parts) in self.hosts

    def address(self, path: str) -> str:
        """The address of `path` (with its leading slash) on the host where the crawl starts."""
        parts = urlsplit(self.start)
        return urlunsplit((parts.scheme, parts.netloc, path, "", ""))
