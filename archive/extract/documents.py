"""Attachments: links to documents, known by the ending of their address (facts.md: pdf, doc, docx, xls, odt, rtf, zip)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from archive.extract.address import Resolver, slugify
from archive.extract.blocks import Block, Link
from archive.extract.types import Attachment

_MIME = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "csv": "text/csv",
    "edoc": "application/vnd.etsi.asic-e+zip",
}
_ENDING = re.compile(r"\.(" + "|".join(_MIME) + r")(?:$|[?#&/])", re.I)
_SIZE = re.compile(
    r"[(\[]?\s*(?:(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip)\b[\s,;:/.-]*)?(?:\d+(?:[.,]\d+)?\s*(?:[kmg]i?b|baiti|bytes|b))?\s*[)\]]?", re.I
)
_GENERIC = frozenset("lejupieladet lejuplade atvert skatit download open view here seit pdf doc docx xls odt rtf zip fails file".split())


def ending(href: str) -> str | None:
    """`pdf` of a link to a document; None for other links. The query counts too: `?file=a.pdf`."""
    if "." not in href:
        return None
    match = _ENDING.search(href)
    return match.group(1).lower() if match else None


def document_links(block: Block) -> list[Link]:
    return [link for link in block.links if link.download or ending(link.href)]


def only_documents(block: Block) -> bool:
    """Whether a line is nothing but links to documents, sizes and types of files aside."""
    if len(document_links(block)) != len(block.links):
        return False
    rest = "".join(run.text for run in block.runs if run.link is None)
    rest = re.sub(r"[^\w().,]+", " ", rest).strip(" .,;:-–•|")
    if not rest or _SIZE.fullmatch(rest):
        return True
    return all(slugify(link.text) in _GENERIC for link in block.links) and len(block.text) < 250


def attachments(blocks: Iterable[Block], resolve: Resolver) -> tuple[Attachment, ...]:
    """The documents that blocks link to, in order, each address once, labelled with the words of the link."""
    found: dict[str, Attachment] = {}
    for block in blocks:
        for link in document_links(block):
            url = resolve(link.href)
            if url is None:
                continue
            label = link.text
            if slugify(label) in _GENERIC:
                rest = " ".join("".join(run.text for run in block.runs if run.link is None).split()).strip(" -–:|")
                label = rest or label
            known = found.get(url)
            if known is None or (not known.label and label):
                kind = ending(link.href)
                found[url] = Attachment(url, label or _file_name(url), _MIME.get(kind) if kind else None)
    return tuple(found.values())


def _file_name(url: str) -> str:
    return unquote(url.rsplit("/", 1)[-1])
