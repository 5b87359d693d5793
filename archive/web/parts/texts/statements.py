"""A statement that a search has found, as pages, feeds and files show it."""

from __future__ import annotations

from archive.people.tenure import office_name
from archive.search.statements import StatementHit
from archive.web.parts.history.former import version_path
from archive.web.parts.texts.said import text_link


def office_of(hit: StatementHit) -> str:
    """The office in which it was said; empty if none is told."""
    return office_name(hit.organisation, hit.role, hit.lang)


def article_path(hit: StatementHit) -> str:
    """The article that says so; of what only a former version says that version."""
    former = hit.revision is not None
    return version_path(hit.article_id, hit.captured_at) if former else f"/article/{hit.article_id}"


def sentence_path(hit: StatementHit) -> str:
    """Where it stands in the text."""
    return text_link(article_path(hit), hit.text)


def in_marks(hit: StatementHit) -> str:
    """The words, in quotation marks of their language where they are somebody's own."""
    words = hit.text.strip()
    if not hit.quoted:
        return words
    return f"„{words}”" if hit.lang == "lv" else f"“{words}”"
