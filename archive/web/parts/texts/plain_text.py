"""The keeper's plain text as HTML: paragraphs, lists and links, and nothing else."""

from __future__ import annotations

import re

from jinja2 import Environment
from jinja2.utils import urlize
from markupsafe import Markup

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"^- +", re.MULTILINE)


def plain_text(text: str) -> Markup:
    """Paragraphs split by blank lines, lists of lines that begin with "- ", addresses as links; the rest escaped."""
    parts = []
    for block in _BLANK.split(text.strip()):
        if _ITEM.match(block):
            items = (f"<li>{_linked(item)}</li>" for item in _ITEM.split(block)[1:])
            parts.append(f"<ul>{''.join(items)}</ul>")
        elif block:
            parts.append(f"<p>{_linked(block)}</p>")
    return Markup("\n".join(parts))  # noqa: S704  # _linked has escaped the text


def _linked(text: str) -> str:
    return str(urlize(" ".join(text.split())))  # this escapes the text


def prepare_templates(env: Environment) -> None:
    """Give templates the filter plain_text."""
    env.filters["plain_text"] = plain_text
