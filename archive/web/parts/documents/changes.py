"""Documents of an article that were replaced at their address, for the article's history."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from sqlite_utils import Database

from archive.site import key_of
from archive.store.documents.rows import pages_of
from archive.store.documents.versions import Version, versions
from archive.web.parts.documents.addresses import Kind, kind_of
from archive.web.parts.history.differences import Difference, around_changes, word_differences

_LINKS = """
SELECT value ->> 'url', value ->> 'label', value ->> 'mime' FROM revisions JOIN json_each(revisions.attachments)
WHERE article_id = :id
UNION ALL SELECT url, label, mime FROM attachments WHERE article_id = :id
"""
_LONGEST = 60_000  # characters of a text that is compared; readers can open longer ones themselves
_MOST_COMPARED = 5  # documents compared on a page


class DocumentChange(NamedTuple):
    """A document at an address, and the one that a capture showed there next. `label` is that of the link.

    `differences` are those of their texts; None if these were not compared.
    """

    label: str
    url: str
    old: Version
    new: Version
    differences: list[Difference] | None = None

    @property
    def moment(self) -> str:
        """When the new one was first captured."""
        return self.new.fetched_at

    @property
    def kinds(self) -> tuple[Kind, Kind]:
        """The types of both."""
        return kind_of(self.old.mime), kind_of(self.new.mime)


def document_changes(db: Database, article_id: str) -> list[DocumentChange]:
    """All such changes at the addresses that any version of an article links to, newest first."""
    labels: dict[str, tuple[str, str, bool]] = {}
    for url, label, mime in db.execute(_LINKS, {"id": article_id}):  # the last label is kept
        labels[key_of(url)] = (url, label, mime == "text/html")
    found = [
        DocumentChange(label, url, old, new)
        for url, label, is_page in labels.values()
        for old, new in pairwise(versions(db, url, is_page=is_page))
    ]
    return sorted(found, key=lambda one: (one.moment, one.url), reverse=True)


def compared(db: Database, changes: list[DocumentChange]) -> list[DocumentChange]:
    """The same, with differences for the first few whose texts are both there and not too long."""
    return [_compared(db, one) if place < _MOST_COMPARED else one for place, one in enumerate(changes)]


def _compared(db: Database, change: DocumentChange) -> DocumentChange:
    old, new = ("\n".join(pages_of(db, one.document_id)) for one in (change.old, change.new))
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        return change
    return change._replace(differences=list(around_changes(word_differences(old, new))))
