"""Where the words of a search were found, in words, and as a link to the page of a document or to a change."""

from __future__ import annotations

from archive.search import FoundIn, Notice
from archive.web.parts.documents.addresses import document_address
from archive.web.serving.i18n import Interface


def in_words(interface: Interface, found: FoundIn | None) -> str:
    """`dokumentā “Pārskats”, 7. lpp.`; empty for the title and the text, and if no words were asked for."""
    notice = found.in_words() if found else None
    if found and found.part == "version":
        day = interface.day(found.captured_at, "genitive")
        notice = Notice("only in the version of %(day)s", day=day)
    return interface.gettext(notice.message) % notice.values if notice else ""


def path_of(article_id: str, found: FoundIn | None, query: str) -> str:
    """The path of the page of the document, without the prefix; empty if there is none.

    The words of the query are marked there. For a former version, it leads to what the next version changed.
    """
    if found and found.part == "version" and found.changed_in:
        return f"/article/{article_id}/history?until={found.changed_in}#version-{found.changed_in}"
    if not found or not found.document_id:
        return ""
    return document_address(found.document_id, query, found.page)
