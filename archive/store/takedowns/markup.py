"""Replaces spans of the text of an HTML fragment, even if they run across inline tags."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from lxml import html as parser
from lxml.html import HtmlElement

from archive.store.takedowns.matching.repeats import Span

Stretches = Callable[[str], Sequence[tuple[Span, str]]]
"""The stretches of a text to be replaced, from its end to its start, each with its replacement."""

_APART = {"p": "\n\n", "h2": "\n\n", "h3": "\n\n", "h4": "\n\n", "blockquote": "\n\n", "table": "\n\n"} | {
    **{"ul": "\n\n", "ol": "\n\n", "li": "\n", "tr": "\n", "br": "\n", "td": "\t", "th": "\t"}
}


def fragment(html: str) -> HtmlElement:
    """A parsed fragment, in an element of its own."""
    return parser.fragment_fromstring(html, create_parent="div")


def inner(root: HtmlElement) -> str:
    """The markup inside an element."""
    return "".join([root.text or "", *(parser.tostring(one, encoding="unicode") for one in root)])


def replace_text(root: HtmlElement, stretches: Stretches) -> None:
    """Replace stretches of the text of an element, which is read as a whole, with breaks between blocks."""
    nodes = list(_nodes(root))
    texts = [(element.tail if is_tail else element.text) or "" for element, is_tail, _ in nodes]
    starts, whole = [], ""
    for (_, _, before), text in zip(nodes, texts, strict=True):
        whole += before
        starts.append(len(whole))
        whole += text
    by_node: defaultdict[int, list[tuple[Span, str]]] = defaultdict(list)
    for span, put in stretches(whole):
        for at in range(bisect_left(starts, span.end) - 1, -1, -1):  # the nodes that it spans, last first
            begin, end = max(span.start - starts[at], 0), min(span.end - starts[at], len(texts[at]))
            is_first = starts[at] <= span.start
            if begin < end:
                by_node[at].append((Span(begin, end), put if is_first else ""))
            if is_first:
                break
    for at, of_node in by_node.items():
        element, is_tail, _ = nodes[at]
        if is_tail:
            element.tail = replaced(texts[at], of_node)
        else:
            element.text = replaced(texts[at], of_node)


def replaced(text: str, stretches: Sequence[tuple[Span, str]]) -> str:
    """A text with some stretches replaced; they are given from its end to its start."""
    parts: list[str] = []
    ends = len(text)
    for span, put in stretches:
        parts += text[span.end : ends], put
        ends = span.start
    return text[:ends] + "".join(reversed(parts))


def _nodes(root: HtmlElement) -> Iterator[tuple[HtmlElement, bool, str]]:
    """Each piece of text: its element, whether it follows that, and the break between it and the piece before."""
    yield root, False, ""
    for element in root:
        apart = _APART.get(element.tag, "") if isinstance(element.tag, str) else ""
        first = True
        for one, is_tail, before in _nodes(element):
            yield one, is_tail, apart + before if first else before
            first = False
        yield element, True, apart if element.tag != "br" else ""
