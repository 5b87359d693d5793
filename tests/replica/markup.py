"""The small Markdown of the article files: text -> blocks -> the plain text that the archive should make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markdown_it import MarkdownIt
from markdown_it.token import Token

HARD_BREAK = "\n"

_INLINE_RULES = ["emphasis", "link", "newline", "escape", "balance_pairs", "fragments_join"]
_MARKDOWN = MarkdownIt("zero").enable(["list", "blockquote", "heading", "table", *_INLINE_RULES])
_ORDINAL = re.compile(r"(\d+)\.(?= )")


@dataclass(frozen=True)
class Part:
    """A run of text in one style; a hard line break is a part whose text is HARD_BREAK."""

    text: str
    bold: bool = False
    emphasis: bool = False
    href: str | None = None


Parts = tuple[Part, ...]


@dataclass(frozen=True)
class Paragraph:
    parts: Parts
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True)
class Heading:
    parts: Parts
    kind: ClassVar[str] = "heading"


@dataclass(frozen=True)
class ItemList:
    """A list; `items` are the texts of its items, without markers."""

    items: tuple[Parts, ...]
    ordered: bool = False

    @property
    def kind(self) -> str:
        return "ordered list" if self.ordered else "list"


@dataclass(frozen=True)
class Quote:
    paragraphs: tuple[Parts, ...]
    kind: ClassVar[str] = "quote"


@dataclass(frozen=True)
class Table:
    """A table; the first row is its header."""

    rows: tuple[tuple[Parts, ...], ...]
    kind: ClassVar[str] = "table"


Block = Paragraph | Heading | ItemList | Quote | Table


def parse_markdown(source: str) -> tuple[Block, ...]:
    """Read the small Markdown. Raises ValueError for a list inside a list, which the dialect does not have."""
    tokens = iter(_MARKDOWN.parse(_escape_ordinals(source)))
    blocks: list[Block] = []
    for token in tokens:
        match token.type:
            case "paragraph_open":
                blocks.append(Paragraph(_inlines(tokens, token)[0]))
            case "heading_open":
                blocks.append(Heading(_inlines(tokens, token)[0]))
            case "blockquote_open":
                blocks.append(Quote(tuple(_inlines(tokens, token))))
            case "bullet_list_open" | "ordered_list_open":
                blocks.append(ItemList(tuple(_inlines(tokens, token)), ordered=token.type.startswith("ordered")))
            case "table_open":
                blocks.append(Table(tuple(_rows(tokens))))
    return tuple(blocks)


def plain_text(parts: Parts) -> str:
    """The text of a run of parts; a hard break is a newline."""
    return "".join(part.text for part in parts).strip()


def block_text(block: Block) -> str:
    """A block as plain text: one line per list item, table row (cells split by a tab) and hard-broken line."""
    match block:
        case Paragraph() | Heading():
            return plain_text(block.parts)
        case ItemList():
            return "\n".join(plain_text(item) for item in block.items)
        case Quote():
            return "\n\n".join(plain_text(paragraph) for paragraph in block.paragraphs)
        case Table():
            return "\n".join("\t".join(plain_text(cell) for cell in row) for row in block.rows)


def _escape_ordinals(source: str) -> str:
    """Keep `2016. gada 23. septembrī` at the start of a line a sentence: only `1. ` starts a list here."""
    lines, expected = [], 1
    for line in source.splitlines():
        ordinal = _ORDINAL.match(line)
        if ordinal and int(ordinal[1]) == expected:
            lines.append(line)
            expected += 1
            continue
        lines.append(_ORDINAL.sub(r"\1\\.", line, count=1) if ordinal else line)
        # A blank line may stand between the items of one list; any other line ends it.
        expected = 1 if line.strip() else expected
    return "\n".join(lines)


def _inlines(tokens: Iterator[Token], opening: Token) -> list[Parts]:
    """The texts between an opening token and its closing one."""
    closing = opening.type.replace("_open", "_close")
    found: list[Parts] = []
    for token in tokens:
        if token.type == closing:
            break
        if token.type.endswith("list_open"):
            raise ValueError(f"a list inside a {opening.type.removesuffix('_open')}, source lines {token.map}")
        if token.type == "inline":
            found.append(_parts(token.children or []))
    return found


def _rows(tokens: Iterator[Token]) -> Iterator[tuple[Parts, ...]]:
    for token in tokens:
        if token.type == "table_close":
            return
        if token.type == "tr_open":
            yield tuple(_inlines(tokens, token))


def _parts(children: list[Token]) -> Parts:
    parts: list[Part] = []
    bold = emphasis = False
    href: str | None = None
    for token in children:
        match token.type:
            case "strong_open" | "strong_close":
                bold = token.nesting == 1
            case "em_open" | "em_close":
                emphasis = token.nesting == 1
            case "link_open" | "link_close":
                href = str(token.attrs["href"]) if token.nesting == 1 else None
            case "hardbreak":
                parts.append(Part(HARD_BREAK))
            case "text" | "softbreak" | "text_special":
                text = token.content or " "
                if token.type == "text" and not token.content:
                    continue
                parts.append(Part(text, bold, emphasis, href))
            case other:
                raise ValueError(f"the small Markdown of the articles has no {other}")
    return _joined(parts)


def _joined(parts: list[Part]) -> Parts:
    """Merge neighbours of one style, so that a soft line break leaves no trace."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and HARD_BREAK not in (last.text, part.text) and _style(last) == _style(part):
            joined[-1] = Part(last.text + part.text, *_style(part))
        else:
            joined.append(part)
    return tuple(joined)


def _style(part: Part) -> tuple[bool, bool, str | None]:
    return part.bold, part.emphasis, part.href
