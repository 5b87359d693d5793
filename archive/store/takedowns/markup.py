"""Replaces spans of the text of an HTML fragment, even if they run across inline tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import html as parser
from lxml.html import HtmlElement

from archive.store.takedowns.repeats import Span

Stretches = Callable[[str], Sequence[tuple[Span, str]]]
"""The stretches of a text to be replaced, from its end to its start, each with what is to stand there."""

_APART = {"p": "\n\n", "h2": "\n\n", "h3": "\n\n", "h4": "\n\n", "blockquote": "\n\n", "table": "\n\n"} | {
    **{"ul": "\n\n", "ol": "\n\n", "li": "\n", "tr": "\n", "br": "\n", "td": "\t", "th": "\t"}
}


def fragment(html: str) -> HtmlElement:
    """A parsed fragment in an element of its own."""
    return parser.fragment_fromstring(html, create_parent="div")


def inner(root: HtmlElement) -> str:
    """The markup within an element."""
    return "".join([root.text or "", *(parser.tostring(one, encoding="unicode") for one in root)])


def replace_text(root: HtmlElement, stretches: Stretches) -> None:
    """Replace spans of the text of an element, as it reads from block to block."""
    nodes = list(_nodes(root))
    starts, whole = [], ""
    for element, is_tail, before in nodes:
        whole += before
        starts.append(len(whole))
        whole += (element.tail if is_tail else element.text) or ""
    for span, text in stretches(whole):
        for (element, is_tail, _), start in reversed(list(zip(nodes, starts, strict=True))):
            said = (element.tail if is_tail else element.text) or ""
            begin, end = max(span.start - start, 0), min(span.end - start, len(said))
            if begin >= end:
                continue
            put = text if span.start >= start else ""  # in the first of the nodes that it runs across
            said = said[:begin] + put + said[end:]
            if is_tail:
                element.tail = said
            else:
                element.text = said


def _nodes(root: HtmlElement) -> Iterator[tuple[HtmlElement, bool, str]]:
    """Each stretch of text: its element, whether it stands behind it, and what parts it from the one before."""
    yield root, False, ""
    for element in root:
        apart = _APART.get(element.tag, "") if isinstance(element.tag, str) else ""
        first = True
        for one, is_tail, before in _nodes(element):
            yield one, is_tail, apart + before if first else before
            first = False
        yield element, True, apart if element.tag != "br" else ""
