"""Reads the text of an article that only a script would show, from the page's JSON-LD."""

from __future__ import annotations

import re

from archive.extract.dom.blocks import Block, Outline
from archive.extract.dom.encoding import without_controls
from archive.extract.dom.json_ld import json_objects
from archive.extract.dom.reader import read

_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.I)


def scripted_body(outline: Outline) -> list[Block]:
    """The blocks of `articleBody` in the JSON-LD of a page, which may be HTML or plain text; empty if there is none."""
    told = (data.get("articleBody") for data in json_objects(outline.json_ld, "articleBody"))
    text = without_controls(next((one for one in told if isinstance(one, str)), ""))
    if not _TAG.search(text):
        text = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return read(text.encode()).blocks if text.strip() else []
