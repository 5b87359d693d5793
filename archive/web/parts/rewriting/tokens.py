"""The tokens of HTML, as browsers see them, without a tree: https://html.spec.whatwg.org/#tokenization

A page is rewritten token by token, so that a browser builds the same tree from it as from the original, whatever was
left open or nested wrongly; a parser might decide differently. What we take for a tag is written as a tag, and
everything else is escaped. So if we are mistaken, a browser sees text, and never a tag that we have not seen. Comments
are left out. The time depends only on the length of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# Their content is text up to their own end tag. `noscript` is not among them, because no scripts run here.
RAW = frozenset("script style xmp iframe noembed noframes textarea title".split())

_FOREIGN = ("svg", "math")
_WHITE = " \t\n\f\r"
_NAME = re.compile(rf"[a-zA-Z][^{_WHITE}/>]*")
_BETWEEN = re.compile(rf"[{_WHITE}/]*")
_ATTRIBUTE = re.compile(rf"=?[^{_WHITE}/>=]*")
_EQUALS = re.compile(rf"[{_WHITE}]*=[{_WHITE}]*")
_UNQUOTED = re.compile(rf"[^{_WHITE}>]+")
_COMMENT_ENDS = re.compile(r"--!?>")
_AT_ONCE = re.compile(r"-?>")
_DOCTYPE = re.compile(r"doctype", re.IGNORECASE)
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[{_WHITE}/>])", re.IGNORECASE) for name in RAW}


class Text(NamedTuple):
    """Text as it is written, with its character references; `is_raw`: it has none, as in a style."""

    written: str
    is_raw: bool = False


class Doctype(NamedTuple):
    """A document type, as it is written between `<!` and `>`."""

    written: str


class End(NamedTuple):
    """An end tag, its name in lower case."""

    name: str


@dataclass(slots=True)
class Start:
    """A start tag. Names are in lower case, values as they are written, with their character references."""

    name: str
    attributes: dict[str, str]
    is_closed: bool = False  # by a slash, which has a meaning only within SVG and MathML


Token = Text | Doctype | Start | End


def tokens(html: str) -> Iterator[Token]:
    """The tokens of a page, in order."""
    at, end, within_foreign = 0, len(html), 0
    while at < end:
        mark = html.find("<", at)
        if mark < 0:
            mark = end
        if mark > at:
            yield Text(html[at:mark])
        after = html[mark + 1 : mark + 2]
        if mark == end:
            return
        if after.isalpha() and after.isascii():
            found = _tag(html, mark + 1)
            if found is None:
                return  # a tag that never ends is not a tag
            tag, at = found
            yield tag
            if tag.name in _FOREIGN and not tag.is_closed:
                within_foreign += 1
            if tag.name == "plaintext":
                yield Text(html[at:], is_raw=True)
                return
            if tag.name in RAW and not (tag.is_closed and within_foreign):
                closing = _RAW_ENDS[tag.name].search(html, at)
                raw = html[at : closing.start() if closing else end]
                yield Text(raw, is_raw=tag.name not in ("textarea", "title"))
                at = closing.start() if closing else end
        elif after == "/" and (second := html[mark + 2 : mark + 3]):
            if second.isalpha() and second.isascii():
                found = _tag(html, mark + 2)
                if found is None:
                    return
                tag, at = found
                within_foreign = max(0, within_foreign - (tag.name in _FOREIGN))
                yield End(tag.name)
            else:  # "</>" is nothing, anything else is a comment
                at = _behind(html, mark)
        elif after in ("!", "?"):
            if html.startswith("<!--", mark):
                at = _behind_comment(html, mark + 4)
            else:
                at = _behind(html, mark)
                if _DOCTYPE.match(html, mark + 2) and after == "!":
                    yield Doctype(html[mark + 2 : at - 1])
        else:
            yield Text("<")
            at = mark + 1


def _tag(html: str, at: int) -> tuple[Start, int] | None:
    """The tag whose name begins at an index, and where it ends; None if it never does."""
    name = _matched(_NAME, html, at)
    at, attributes = at + len(name), dict[str, str]()
    while True:
        between = _matched(_BETWEEN, html, at)
        at += len(between)
        if at == len(html):
            return None
        if html[at] == ">":
            return Start(name.lower(), attributes, between.endswith("/")), at + 1
        attribute = _matched(_ATTRIBUTE, html, at)
        at, value = at + len(attribute), ""
        if equals := _EQUALS.match(html, at):
            at = equals.end()
            quote = html[at : at + 1]
            if quote and quote in "\"'":
                closing = html.find(quote, at + 1)
                if closing < 0:
                    return None
                value, at = html[at + 1 : closing], closing + 1
            elif unquoted := _UNQUOTED.match(html, at):
                value, at = unquoted.group(), unquoted.end()
        attributes.setdefault(attribute.lower(), value)


def _matched(pattern: re.Pattern[str], html: str, at: int) -> str:
    found = pattern.match(html, at)
    return found.group() if found else ""


def _behind(html: str, at: int) -> int:
    closing = html.find(">", at)
    return closing + 1 if closing >= 0 else len(html)


def _behind_comment(html: str, at: int) -> int:
    closing = _AT_ONCE.match(html, at) or _COMMENT_ENDS.search(html, at)
    return closing.end() if closing else len(html)
