"""HTML files that links to documents lead to: blocks become lines, tabs separate cells, hidden text is left out."""

from __future__ import annotations

import email
import re

from lxml import etree, html

from archive.documents import kinds
from archive.documents.collector import PageCollector
from archive.documents.formats.plain import decoded
from archive.documents.problems import DAMAGED, Unreadable

_LEFT_OUT = frozenset(
    "script style noscript template head iframe object embed svg math select textarea canvas audio video".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE = "\n"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)


def read(content: bytes, collector: PageCollector) -> None:
    """Put the text into the collector as one page, or each HTML file of an archived web page (MHTML) as one page."""
    if not kinds.is_web_archive(content):
        _read(content, collector)
        return
    for part in email.message_from_bytes(content).walk():
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
            _read(page, collector)


def _read(content: bytes, collector: PageCollector) -> None:
    # Remove characters that XML does not allow, because lxml refuses some of them.
    text = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", _decoded(content))
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text)
    parser = html.HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text or " ", parser=parser)
    except (etree.LxmlError, ValueError):
        raise Unreadable(DAMAGED) from None
    collector.set_title(root.findtext(".//title"))
    collector.add("".join(_pieces(root)))


def _decoded(content: bytes) -> str:
    declared = _CHARSET.search(content[:4096])
    if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(declared[1].decode())
        except (UnicodeError, LookupError):
            pass  # the declared encoding is wrong
    return decoded(content)


def _pieces(root: html.HtmlElement) -> list[str]:
    """The text in order. Not recursive, because a page may be deeply nested."""
    pieces = [_LINE]

    def add(piece: str) -> None:
        if piece.strip(" ") and (piece != _LINE or pieces[-1] != _LINE):
            pieces.append(piece)
        elif piece and piece != _LINE and pieces[-1][-1] not in " \n":
            pieces.append(" ")

    left_out: etree._Element | None = None
    preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = str(element.tag)
        if event == "start":
            if left_out is None and (name in _LEFT_OUT or _is_hidden(element)):
                left_out = element
            if left_out is None:
                preformatted += name == "pre"
                add(_before(name))
                add(_spaced(element.text, preformatted))
            continue
        if left_out is None:
            add(_after(name))
            preformatted -= name == "pre"
        elif left_out is element:
            left_out = None
        if left_out is None and element is not root:
            add(_spaced(element.tail, preformatted))
    return pieces


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _before(name: str) -> str:
    return "" if name in _INLINE or name in ("td", "th", "br") else _LINE


def _after(name: str) -> str:
    if name in ("td", "th"):
        return "\t"
    return "" if name in _INLINE else _LINE


def _spaced(text: str | None, preformatted: int) -> str:
    return (text or "") if preformatted else re.sub(r"[ \t\r\n\f]+", " ", text or "")
