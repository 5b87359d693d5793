"""Finds attachments: links to documents, recognised by the ending of the address or the type that the page states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from urllib.parse import unquote

from archive.extract.dom.blocks import Block, Link, Run, Shown
from archive.extract.dom.encoding import clean
from archive.extract.dom.links import MEDIA_TYPES, Resolver, ending
from archive.extract.dom.markup.attributes import PICTURE_FILE
from archive.extract.types import Attachment
from archive.extract.words.headings import is_documents_heading
from archive.latvian.fold import slugify
from archive.site import leads_to_article

_TYPES = {mime: kind for kind, mime in MEDIA_TYPES.items() if kind != "txt"}
_DOWNLOAD = re.compile(r"/media/\d+/download(?:$|[/?#])|/-/media/[^?#]*\.ashx(?:$|[?#])", re.I)
"""The address of a file in Drupal's media module and in Sitecore, which lacks the file's ending."""
_VIEWED = re.compile(r"[?&](?:url|file|src)=([^&#]+)", re.I)
"""The address of a document within that of a viewer: `viewer?url=…`."""
_SIZE = re.compile(
    r"[(\[]?\s*(?:(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip)\b[\s,;:/.·|–-]*)?"
    r"(?:\d+(?:[.,]\d+)?\s*(?:[kmg](?:i?b)?|baiti|bytes|b))?\s*[)\]]?",
    re.I,
)
_TOLD = re.compile(
    r"[(\[]\s*(?:(?P<kind>pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|7z)\b[\s,;:/.-]*)?"
    r"(?:\d+(?:[.,]\d+)?\s*(?:[kmg]i?b|baiti|bytes))?\s*[)\]]",
    re.I,
)
"""`(PDF, 120 KB)`: type and size in brackets, after a link to a document or inside it."""
_CONTENT = re.compile(
    r"(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip)\b[^.!?:]*\b\d+(?:[.,]\d+)?\s?(?:pages?|lpp|lappus\w+|[kmg]i?b)[)\]]?",
    re.I,
)
"""`PDF in English and Latvian, 14 pages`: a description of a file, not a sentence."""
_TOLD_OF = 80  # characters of such a description; judged
_COLUMNS = frozenset(
    "izmers faila-izmers tips faila-tips fails nosaukums pielikums datums size file-size type file-type file name"
    " attachment date".split()
)
_FEW = 4  # elements in a link: type, label, size, and one more; free
_NOUNS = """
    saraksts programma kartiba prezentacija prezentacijas anketa veidlapa protokols parskats buklets rezolucija
    list programme program agenda presentation presentations form minutes report leaflet
"""
_DOCUMENT_NOUNS = frozenset(_NOUNS.split())
_GENERIC_LABELS = (
    "lejupieladet lejuplade atvert skatit seit download open view here fails file pdf doc docx xls odt rtf zip"
)
_GENERIC = frozenset(_GENERIC_LABELS.split())
_MOST_RUNS = 200  # in lines with more, neither brackets nor sentences are read; a bound on time, free
_LONGEST_LABEL = 1000  # characters of the words beside a link; a bound on size, because each link of a line has them
_TYPE = 4  # characters of `(7z)`, the shortest description of a file in brackets
_MOST_WORDS = 6  # of a label beside a link with no words of its own; judged
_SENTENCE_END = re.compile(r"(?<=\w{3}[.!?])\s+(?=[\W\d_]*[A-ZĀČĒĢĪĶĻŅŠŪŽ])")


def kind_of(block: Block, link: Link) -> str | None:
    """`pdf` for a link to a document, `""` if its type is unknown; None for other links.

    Apart from the ending of the address, the following identify a document: the attribute `type`, a file name at the
    end of the link text, a download address, or type and size in brackets at the end of the link or right after it.
    """
    kind = ending(link.href) or _TYPES.get(link.type)
    if kind is None and "." in link.text[-6:]:
        named = link.text.rpartition(".")[2].lower()
        kind = named if named in MEDIA_TYPES else None
    if kind is None and (link.download or ("/media/" in link.href and _DOWNLOAD.search(link.href))):
        kind = ""
    if ("(" not in block.text and "[" not in block.text) or len(block.runs) > _MOST_RUNS:
        return kind
    return kind or _told(block, link, kind)


def _told(block: Block, link: Link, kind: str | None) -> str | None:
    """The type stated in brackets after a link or at its end; `kind` unchanged if they do not describe a file."""
    at = max(number for number, run in enumerate(block.runs) if run.link is link)
    after = "".join(run.text for run in block.runs[at + 1 : at + 4]).lstrip()
    within = link.text[max(link.text.rfind("("), link.text.rfind("["), 0) :]
    told = _TOLD.match(after) or _TOLD.fullmatch(within)
    if told is None or len(told[0]) < _TYPE or (kind is None and _is_no_file(link)):
        return kind
    return (told["kind"] or "").lower()


def _is_no_file(link: Link) -> bool:
    """Whether a link leads to an article, to a picture or nowhere."""
    if leads_to_article(link.href) or PICTURE_FILE.search(link.href) or PICTURE_FILE.search(link.text):
        return True
    return link.href.strip().lower().startswith(("#", "javascript:", "mailto:", "tel:"))


def document_links(block: Block) -> list[Link]:
    """The links of a block that lead to documents."""
    if not block.links:
        return []
    if block.documents is None:  # kept, because several rules need them
        block.documents = [link for link in block.links if kind_of(block, link) is not None]
    return block.documents


def only_documents(block: Block) -> bool:
    """Whether a line consists of links to documents, with nothing else but sizes and types of files.

    If the links only say something like `šeit`, other words beside them are allowed as labels, unless they form a
    sentence.
    """
    if len(document_links(block)) != len(block.links):
        return False
    groups = (list(runs) for link, runs in groupby(block.runs, _link_of) if link is None)
    rests = ["".join(run.text + " " for run in runs).strip() for runs in groups]
    if rests and is_documents_heading(rests[0]):
        del rests[0]  # `Pielikumi`, separated from the documents below it only by line breaks
    if all(_SIZE.fullmatch(re.sub(r"[^\w().,]+", " ", rest).strip(" .,;:-–•|")) for rest in rests):
        return True
    return all(slugify(link.text) in _GENERIC for link in block.links) and not _is_sentence(block)


def _is_sentence(block: Block) -> bool:
    """Whether the words beside the links of a line form a sentence, judging by their number or their final mark."""
    words = block.unlinked.split()
    if block.prose or len(words) > _MOST_WORDS:
        return True
    return block.text.endswith((".", "!", "?")) and len([word for word in words if slugify(word) not in _GENERIC]) > 1


def _link_of(run: Run) -> Link | None:
    return run.link


def describes_file(text: str) -> bool:
    """Whether a text describes a file in a table or box of documents: `245 KB`, `PDF`, `Izmērs`, `PDF, 14 pages`."""
    if len(text) < _TOLD_OF and _CONTENT.fullmatch(text) is not None:
        return True
    return len(text) < 40 and (_SIZE.fullmatch(text) is not None or slugify(text) in _COLUMNS)


def names_document(block: Block) -> bool:
    """Whether a line is the label of a document that has lost its link: `Sanāksmes dalībnieku saraksts.`"""
    if len(block.text) > 140 or "\n" in block.text or "," in block.text:
        return False
    return block.slug.rsplit("-", 1)[-1] in _DOCUMENT_NOUNS


def attachments(blocks: Iterable[Block], shown: Iterable[Shown], resolve: Resolver) -> tuple[Attachment, ...]:
    """The documents that blocks link to, in order, each address once, labelled with the text of the link.

    `shown` is the embedded content of the page; documents in it are added, labelled with the title of the element.
    """
    found: dict[str, Attachment] = {}
    for block in blocks:
        links = document_links(block)
        texts = _texts_of_links(block) if links else {}
        for link in links:
            url = resolve(link.href)
            if url is None:
                continue
            label = _label(texts.get(link, ()))
            if _SIZE.fullmatch(label) and url in found:
                continue
            if slugify(label) in _GENERIC:
                label = _words_beside(block, link) or label
            known = found.get(url)
            if known is None or (not known.label and label):
                kind = kind_of(block, link)
                found[url] = Attachment(url, label or _file_name(url), MEDIA_TYPES.get(kind) if kind else None)
    for document in shown:
        viewed = _VIEWED.search(document.href)
        href = unquote(viewed[1]) if viewed and ending(unquote(viewed[1])) else document.href
        kind, url = ending(href), resolve(href)
        if kind and url and url not in found:
            found[url] = Attachment(url, document.title or _file_name(url), MEDIA_TYPES[kind])
    return tuple(found.values())


def _texts_of_links(block: Block) -> dict[Link, list[str]]:
    """The pieces of text of each link of a block. One pass, because a hostile line has a hundred thousand links."""
    texts: dict[Link, list[str]] = {}
    for run in block.runs:
        if run.link is not None:
            texts.setdefault(run.link, []).append(run.text)
    return texts


def _words_beside(block: Block, link: Link) -> str:
    """What a line says of a link with no words of its own: its sentence, or the few words beside it; "" if too long."""
    if len(block.runs) > _MOST_RUNS:
        return ""
    if _is_sentence(block):
        words = _sentence(block, link)
    else:
        words = _TOLD.sub("", " ".join("".join(run.text for run in block.runs if run.link is None).split()))
        words = words.strip(" -–:|.")
    return words if len(words) <= _LONGEST_LABEL else ""


def _sentence(block: Block, link: Link) -> str:
    """The sentence of a text that contains a link, including the words of the link."""
    at = next(number for number, run in enumerate(block.runs) if run.link is link)
    before, after = ("".join(run.text for run in runs) for runs in (block.runs[:at], block.runs[at:]))
    return clean(_SENTENCE_END.split(before)[-1] + _SENTENCE_END.split(after)[0])


def _label(texts: Sequence[str]) -> str:
    """The text of a link from its pieces, without a first or last one that only states the size or type of the file."""
    runs = list(texts)
    # With more elements each word may have its own, and then the last is a part of the label like the others.
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
