"""Converts the blocks of a body to plain text and to HTML, with the same paragraphs, lists, quotes and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

import nh3

from archive.extract.dom.blocks import Block, Node
from archive.extract.dom.encoding import clean
from archive.extract.dom.links import Resolver
from archive.extract.dom.markup.roles import STYLED

_TAGS = {
    "p",
    "br",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "table",
    "tr",
    "td",
    "strong",
    "em",
    "sup",
    "sub",
    "a",
}
_LINK_REL = "noopener noreferrer nofollow"
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=_LINK_REL,
)
_STYLES = ((1, "strong"), (2, "em"), (4, "sup"), (8, "sub"))


@dataclass(slots=True)
class Paragraph:
    """One paragraph, list, table or heading of the body. `rows` consist of cells, and cells of blocks."""

    kind: str
    rows: list[list[list[Block]]] = field(default_factory=list)
    quote: Node | None = None


def paragraphs(blocks: Iterable[Block]) -> list[Paragraph]:
    """Groups blocks: the items of a list, the rows of a data table; every other block stands by itself."""
    result: list[Paragraph] = []
    for key, group in groupby(blocks, key=_group):
        members = list(group)
        quote = members[0].node.quote
        if isinstance(key, Node) and key.tag == "table":
            rows = _rows(members)
            if rows is not None:
                result.append(Paragraph("table", rows, quote))
                continue
        elif isinstance(key, Node) or key == "marker":
            ordered = isinstance(key, Node) and key.tag == "ol"
            result.append(Paragraph("ol" if ordered else "ul", [[[block]] for block in members], quote))
            continue
        result.extend(Paragraph(f"h{block.level}" if block.level else "p", [[[block]]], quote) for block in members)
    return result


def plain_text(parts: list[Paragraph]) -> str:
    """The text with a blank line between paragraphs, one line per list item or table row, and tabs between cells."""
    return "\n\n".join(
        "\n".join("\t".join(" ".join(block.text for block in cell) for cell in row) for row in part.rows)
        for part in parts
    )


def to_html(parts: list[Paragraph], resolve: Resolver) -> str:
    """The text as HTML, safe by construction: it has only the tags used here, escaped text and absolute addresses.

    Readers get it through `sanitise`, which at most removes addresses that no browser can follow. Calling that here too
    would add a twelfth to the time it takes to read a page.
    """
    pieces: list[str] = []
    for quote, group in groupby(parts, key=lambda part: part.quote):
        inner = "\n".join(_part_html(part, resolve) for part in group)
        pieces.append(f"<blockquote>\n{inner}\n</blockquote>" if quote is not None else inner)
    return "\n".join(pieces)


def sanitise(html: str) -> str:
    """Removes all that can run, load or track; keeps the tags of simple text, and links to http(s), mailto and tel."""
    return _CLEANER.clean(html)


def _group(block: Block) -> object:
    """The key that adjacent blocks of one list or table share; None for a block that stands by itself."""
    node = block.node
    if node.list is not None and node.item is not None and (node.table is None or node.list.index > node.table.index):
        return node.list
    if block.marker:
        return "marker"
    if node.table is not None and node.cell is not None and not node.table.nested_table and not block.level:
        return node.table
    return None


def _rows(blocks: list[Block]) -> list[list[list[Block]]] | None:
    """The rows of a data table; None if the table is only used for layout.

    A data table has at least two rows with several filled cells, and no cell with more than four blocks.
    """
    rows: list[list[list[Block]]] = []
    for row, in_row in groupby(blocks, key=lambda block: block.node.row):
        cells: list[list[Block]] = []
        for cell, in_cell in groupby(in_row, key=lambda block: block.node.cell):
            members = list(in_cell)
            if len(members) > 4:
                return None
            if row is not None and cell is not None and cell.row is row:
                cells.extend([] for _ in range(cell.cells - 1 - len(cells)))
            cells.append(members)
        if row is not None:
            cells.extend([] for _ in range(row.cells - len(cells)))
        rows.append(cells)
    wide = sum(1 for cells in rows if sum(map(bool, cells)) > 1)
    return rows if wide >= 2 and len(rows) >= 2 else None


def _part_html(part: Paragraph, resolve: Resolver) -> str:
    if part.kind == "table":
        rows = ("".join(f"<td>{' '.join(_inline(b, resolve) for b in cell)}</td>" for cell in row) for row in part.rows)
        return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
    lines = [_inline(row[0][0], resolve) for row in part.rows]
    if part.kind in ("ul", "ol"):
        return f"<{part.kind}>\n" + "\n".join(f"<li>{line}</li>" for line in lines) + f"\n</{part.kind}>"
    tag = "p" if part.kind == "p" else "h2" if part.kind in ("h1", "h2") else "h3" if part.kind == "h3" else "h4"
    return f"<{tag}>{lines[0]}</{tag}>"


def _inline(block: Block, resolve: Resolver) -> str:
    """The text of a block as HTML, with bold, emphasis, superscript, subscript, line breaks and links."""
    if len(block.runs) == 1 and not block.runs[0].style & STYLED and not block.links:  # as in most paragraphs
        return escape(block.text, quote=False)
    pieces: list[str] = []
    for (style, link), runs in groupby(
        (r for r in block.runs if r.text), key=lambda run: (run.style & STYLED, run.link)
    ):
        text = "".join(run.text for run in runs)
        lead = " " if text[:1].isspace() and text[0] != "\v" else ""
        tail = " " if text[-1:].isspace() and text[-1] != "\v" else ""
        lines = [escape(clean(line), quote=False) for line in text.split("\v")]
        words = "<br>".join(lines)
        if any(lines):
            for bit, tag in _STYLES:
                if style & bit and not block.level:
                    words = f"<{tag}>{words}</{tag}>"
            href = (resolve(link.href) or _other(link.href)) if link is not None else None
            if href:
                words = f'<a href="{_quoted(href)}" rel="{_LINK_REL}">{words}</a>'
        pieces.append(f"{lead}{words}{tail}" if words.strip() else lead)
    return "".join(pieces).strip()


def _quoted(href: str) -> str:
    """An address escaped for use as the value of an attribute."""
    return escape(href, quote=False).replace('"', "&quot;").replace("\xa0", "&nbsp;")


def _other(href: str) -> str | None:
    href = href.strip()
    return href if href.lower().startswith(("mailto:", "tel:")) else None
