"""Parses HTML to an `Outline`, in one pass and without a tree, so that a hostile page costs no memory or stack."""

from __future__ import annotations

import threading
from contextlib import suppress

from lxml import etree

from archive.extract.dom.blocks import Outline
from archive.extract.dom.gathering import PageFullError
from archive.extract.dom.target import Target
from archive.extract.dom.unclosed import close_divs, passes_over


def read(html: bytes) -> Outline:
    """Blocks, pictures, links and head of a page in UTF-8."""
    _parse(html)
    if passes_over(error.message for error in _kept.parser.error_log):
        _parse(close_divs(html))
    return _kept.target.finish()


def _parse(html: bytes) -> None:
    _kept.target.begin(html)
    with suppress(PageFullError, etree.XMLSyntaxError):  # a page without a single element is a syntax error
        etree.fromstring(html, _kept.parser)


class _Kept(threading.local):
    """A parser for each thread, kept because a new one inspects the signatures of its target.

    That takes half as long as reading a small page.
    """

    def __init__(self) -> None:
        self.target = Target()
        # Depth and size are bounded by us: by what libxml2 allows a long page would end in the middle of its text.
        # lxml's stubs want a target to inherit from a class that exists in the stubs alone.
        self.parser = etree.HTMLParser(target=self.target, encoding="utf-8", huge_tree=True)  # type: ignore[call-overload]


_kept = _Kept()
