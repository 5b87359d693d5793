"""Parses HTML into an `Outline`, in one pass and without a tree, so that a hostile page costs no memory or stack."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import suppress

from lxml import etree

from archive.extract.dom.blocks import Outline
from archive.extract.dom.gathering import PageFullError
from archive.extract.dom.markup.unclosed import close_divs, passes_over
from archive.extract.dom.target import Target

_LEAST = 300  # the fewest characters of prose that a page keeps for a script if they are its text; judged
_DWARFED = 2  # times as many as it shows otherwise; judged
_MOST = 1500  # a page that shows so many characters of prose has its text; judged
_KEPT = re.compile(rb"<(noscript|template)(?=[\s>])[^<>]{0,200}>")
_ENDS = {name: re.compile(rb"</%b\s*>" % name) for name in (b"noscript", b"template")}
_BODY = re.compile(rb"<body\b", re.IGNORECASE)
_PLACE = "{{"
"""Marks a place in a template where a script inserts a word."""


def read(html: bytes) -> Outline:
    """Blocks, pictures, links and head of a page in UTF-8.

    If the page shows no text, what it keeps in `template` or `noscript` elements is read too, provided that is a text.
    """
    outline = _read(html)
    if _prose(outline) >= _MOST or not (b"<noscript" in html or b"<template" in html):  # as for nearly all
        return outline
    kept = list(_kept_for_scripts(html))
    least = max(_LEAST, _DWARFED * _prose(outline)) if kept else 0
    if sum(end.start() - start.end() for start, end in kept) <= least:
        return outline
    edges = [edge.span() for pair in kept for edge in pair]
    between = zip([0, *(end for _, end in edges)], [*(start for start, _ in edges), len(html)], strict=True)
    parts = [html[start:end] for start, end in between]
    shown = _read(b"".join(part if at % 2 == 0 else b"<div>" + part + b"</div>" for at, part in enumerate(parts)))
    taken = _prose(shown) - _prose(outline) >= least and not any(_PLACE in block.text for block in shown.blocks)
    (outline if taken else shown).release()
    shown.is_kept = True
    return shown if taken else outline


def _kept_for_scripts(html: bytes) -> Iterator[tuple[re.Match[bytes], re.Match[bytes]]]:
    """The start and end tag of each `template` or `noscript` element in the body."""
    body = _BODY.search(html)
    at = body.end() if body else len(html)
    while start := _KEPT.search(html, at):
        end = _ENDS[start[1]].search(html, start.end())
        if end is None:
            return
        yield start, end
        at = end.end()


def _read(html: bytes) -> Outline:
    _parse(html)
    if passes_over(error.message for error in _kept.parser.error_log):
        _parse(close_divs(html))
    return _kept.target.finish()


def _prose(outline: Outline) -> int:
    return sum(block.prose for block in outline.blocks)


def _parse(html: bytes) -> None:
    _kept.target.begin(html)
    with suppress(PageFullError, etree.XMLSyntaxError):  # a page without a single element is a syntax error
        etree.fromstring(html, _kept.parser)


class _Kept(threading.local):
    """A parser for each thread, kept because a new one inspects the signatures of its target.

    That would take half as long as reading a small page.
    """

    def __init__(self) -> None:
        self.target = Target()
        # We limit depth and size ourselves; with libxml2's own limits a long page would end in the middle of its text.
        # lxml's stubs want a target to inherit from a class that exists only in the stubs.
        self.parser = etree.HTMLParser(target=self.target, encoding="utf-8", huge_tree=True)  # type: ignore[call-overload]


_kept = _Kept()
