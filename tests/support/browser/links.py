"""Follows every link on the pages of an archive, within this process."""

from __future__ import annotations

import html
import json
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

import httpx
from lxml import etree
from lxml import html as parser

from tests.support.reading_room import ReadingRoom

_ALIKE = 2  # pages of one kind that are visited
_ALIKE_OF_OURS = 6
_IDS = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{12,}|[0-9]+|(?<=speaker/)[a-z0-9-]+|(?<=municipality/)[a-z0-9-]+"
)
_VALUES = re.compile(r"=[^&]*")
_FILES = re.compile(r"(?<=/data/)[^/?]*/.*")
_ROWS = re.compile(r"(?<=/archive/)(\w+)/[^?]*")
_ADDRESS = re.compile(r"https?://localhost(/[^\s\"'<>\\,;{}]*)")


def visited(room: ReadingRoom, language: str, *starts: str) -> Iterator[tuple[str, httpx.Response]]:
    """Each page that can be reached by links from some pages, these included; of similar pages, only the first few."""
    alike: Counter[str] = Counter()
    known = set(starts)
    waiting = deque(starts)
    while waiting:
        path = waiting.popleft()
        kind = _VALUES.sub("", _ROWS.sub(r"\1/N", _FILES.sub("N/N", _IDS.sub("N", path))))
        alike[kind] += 1
        if alike[kind] > (_ALIKE if path.startswith("/archive") or "?" in path else _ALIKE_OF_OURS):
            continue
        answer = room.get(path, language)
        yield path, answer
        for link in links_of(path, answer):
            if link not in known and not _orders_anew(link):
                known.add(link)
                waiting.append(link)


def links_of(path: str, answer: httpx.Response) -> Iterator[str]:
    """The paths on this server that an answer links to."""
    if location := answer.headers.get("location"):
        yield from _own([location], path)
    yield from _own(re.findall(r"<([^>]*)>", answer.headers.get("link", "")), path)
    kind = answer.headers.get("content-type", "")
    if path.endswith("/content"):  # its links are those of the site
        return
    if kind.startswith("text/html") and answer.text.strip():
        try:
            root = parser.fromstring(answer.content)
        except etree.ParserError:
            return
        yield from _own(map(str, root.xpath("//@href | //@src | //form[not(@method)]/@action")), path)
    elif kind.startswith(("text/", "application/")) and "pdf" not in kind:
        yield from _own(_ADDRESS.findall(answer.text), path)


def _orders_anew(link: str) -> bool:
    """Whether a link leads only to other rows or another order of a table, or to several filters at once."""
    path, _, query = link.partition("?")
    return "&" in query or (path.startswith("/archive/") and bool(query))


def _own(links: Iterable[str], path: str) -> Iterator[str]:
    for link in links:
        parts = urlsplit(urljoin(f"http://localhost{path}", link))
        if parts.scheme == "http" and parts.netloc == "localhost":
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def _objects(text: str) -> list[object]:
    """The objects in JSON, or in each line of JSON Lines."""
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines()]


def says(answer: httpx.Response, texts: Iterable[str]) -> list[str]:
    """The texts that an answer has, including its headers, even escaped or encoded."""
    written = [answer.text, *map(str, answer.headers.values())]
    if "json" in answer.headers.get("content-type", ""):
        written += [json.dumps(one, ensure_ascii=False) for one in _objects(answer.text)]
    said = " ".join(written)
    said = " ".join([said, html.unescape(said), unquote(said)])
    said = " ".join([said, " ".join(said.split())]).casefold()
    return [text for text in texts if " ".join(text.split()).casefold() in said]
