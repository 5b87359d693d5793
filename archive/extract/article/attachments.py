"""Attachments: links to documents, known by the ending of their address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from urllib.parse import unquote

from archive.extract.dom.blocks import Block, Link, Run
from archive.extract.dom.encoding import clean
from archive.extract.dom.links import Resolver
from archive.extract.types import Attachment
from archive.latvian.fold import slugify

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
    "asice": "application/vnd.etsi.asic-e+zip",
    "txt": "text/plain",
}
_ENDING = re.compile(rf"\.({'|'.join(_MIME)})(?:$|[?#&/])", re.I)
_SIZE = re.compile(
    r"[(\[]?\s*(?:(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip)\b[\s,;:/.-]*)?"
    r"(?:\d+(?:[.,]\d+)?\s*(?:[kmg]i?b|baiti|bytes|b))?\s*[)\]]?",
    re.I,
)
_COLUMNS = frozenset(
    "izmers faila-izmers tips faila-tips fails nosaukums pielikums datums size file-size type file-type file name"
    " attachment date".split()
)
_FEW = 4  # elements within a link: type, label, size, and one more; free
_NOUNS = """
    saraksts programma kartiba prezentacija prezentacijas anketa veidlapa protokols parskats buklets rezolucija
    list programme program agenda presentation presentations form minutes report leaflet
"""
_DOCUMENT_NOUNS = frozenset(_NOUNS.split())
_GENERIC_LABELS = (
    "lejupieladet lejuplade atvert skatit seit download open view here fails file pdf doc docx xls odt rtf zip"
)
_GENERIC = frozenset(_GENERIC_LABELS.split())


def ending(href: str) -> str | None:
    """`pdf` of a link to a document; None for other links. The query counts too: `?file=a.pdf`."""
    if "." not in href:
        return None
    match = _ENDING.search(href)
    return match.group(1).lower() if match else None


def document_links(block: Block) -> list[Link]:
    """The links of a block that lead to documents."""
    return [link for link in block.links if link.download or ending(link.href)] if block.links else []


def only_documents(block: Block) -> bool:
    """Whether a line is nothing but links to documents, sizes and types of files aside."""
    if len(document_links(block)) != len(block.links):
        return False
    rests = ("".join(run.text + " " for run in runs) for link, runs in groupby(block.runs, _link_of) if link is None)
    if all(_SIZE.fullmatch(re.sub(r"[^\w().,]+", " ", rest).strip(" .,;:-–•|")) for rest in rests):
        return True
    return all(slugify(link.text) in _GENERIC for link in block.links) and len(block.text) < 250


def _link_of(run: Run) -> Link | None:
    return run.link


def describes_file(text: str) -> bool:
    """`245 KB`, `PDF`, `Izmērs`: what the table of a page's documents tells of each."""
    return len(text) < 40 and (_SIZE.fullmatch(text) is not None or slugify(text) in _COLUMNS)


def names_document(block: Block) -> bool:
    """A short line such as `Sanāksmes dalībnieku saraksts.`: the label of a document whose link was lost."""
    if len(block.text) > 140 or "\n" in block.text or "," in block.text:
        return False
    return block.slug.rsplit("-", 1)[-1] in _DOCUMENT_NOUNS


def attachments(blocks: Iterable[Block], resolve: Resolver) -> tuple[Attachment, ...]:
    """The documents that blocks link to, in order, each address once, labelled with the words of the link."""
    found: dict[str, Attachment] = {}
    for block in blocks:
        for link in document_links(block):
            url = resolve(link.href)
            if url is None:
                continue
            label = _label(block, link)
            if _SIZE.fullmatch(label) and url in found:
                continue
            if slugify(label) in _GENERIC:
                rest = " ".join("".join(run.text for run in block.runs if run.link is None).split()).strip(" -–:|")
                label = rest or label
            known = found.get(url)
            if known is None or (not known.label and label):
                kind = ending(link.href)
                found[url] = Attachment(url, label or _file_name(url), _MIME.get(kind) if kind else None)
    return tuple(found.values())


def _label(block: Block, link: Link) -> str:
    """The words of a link, without the size or type of the file that its first or last element may add."""
    runs = [run.text for run in block.runs if run.link is link]
    # Where every word has an element of its own, the last word is as good as the others.
    if len(runs) <= _FEW and all(map(str.strip, runs)):
        while len(runs) > 1 and _is_size(runs[-1]):
            del runs[-1]
        while len(runs) > 1 and _is_size(runs[0]):
            del runs[0]
    return clean("".join(runs))


def _is_size(text: str) -> bool:
    return _SIZE.fullmatch(re.sub(r"[·|]", " ", text).strip()) is not None


def _file_name(url: str) -> str:
    return unquote(url.rsplit("/", 1)[-1])
