"""The key of an address in an index of captures: SURT, in which the Wayback Machine and its readers sort addresses.

`http://www.example.lv/Lv/Zinas/?b=2&a=1` is `lv,example)/lv/zinas?a=1&b=2`: hosts of one domain are adjacent, and
spellings of one page are one key. pywb finds a capture by exactly this key; ReplayWeb.page finds the part of the index.
"""

from __future__ import annotations

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_WWW = re.compile(r"^www\d*\.")
_KEPT = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"  # other than letters and digits; everything else is percent-encoded
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LINE_ENDS = re.compile(r"[\t\r\n]")
# Parameters that name a session. Readers of such keys expect exactly what these programs write.
_SESSIONS = tuple(
    re.compile(rf"^(.*){session}(?:&(.*))?$", re.IGNORECASE)
    for session in (
        "jsessionid=[0-9a-z]{32}",
        "phpsessid=[0-9a-z]{32}",
        "sid=[0-9a-z]{32}",
        "aspsessionid[a-z]{8}=[a-z]{24}",
        "cfid=[^&]+&cftoken=[^&]+",
    )
)


def surt(url: str) -> str:
    """The key of an http(s) address. Anything else is its own key."""
    try:
        parts = urlsplit(_LINE_ENDS.sub("", url.strip()))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host:
        return url
    query = _query(parts.query)
    where = "" if port in (None, _DEFAULT_PORTS[scheme]) else f":{port}"
    return f"{_host(host)}{where}){_path(parts.path)}{f'?{query}' if query else ''}"


def _host(host: str) -> str:
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except ValueError:  # not a valid label, so it stays as it is written
            host = _escaped(host)
    host = _WWW.sub("", host.replace("..", ".").strip(".").lower(), count=1)
    return ",".join(reversed(host.split(".")))


def _path(path: str) -> str:
    kept: list[bytes] = []
    parts = _unescaped(path).split(b"/")[1:]
    for part in parts:
        if part == b"..":
            kept = kept[:-1] if kept else [part]
        elif part != b".":
            kept.append(part)
    whole = b"/" + b"".join(part + b"/" for part in kept[:-1] if part) + (kept[-1] if kept else b"")
    lowered = _escape(whole).lower()
    return lowered[:-1] if lowered.endswith("/") and len(lowered) > 1 else lowered


def _query(query: str) -> str:
    told = _escaped(query)
    for session in _SESSIONS:
        if found := session.match(told):
            told = found[1] + (found[2] or "")
    if len(told) <= 1:
        return told.lower()
    return "&".join("=".join(pair) for pair in sorted(tuple(one.split("=", 1)) for one in told.lower().split("&")))


def _escaped(text: str) -> str:
    return _escape(_unescaped(text))


def _escape(raw: bytes) -> str:
    return quote_from_bytes(raw, safe=_KEPT)


def _unescaped(text: str) -> bytes:
    """Undo percent-encoding, however often it was applied."""
    raw = text.encode("utf-8", "surrogatepass")
    while (once := unquote_to_bytes(raw)) != raw:
        raw = once
    return raw
