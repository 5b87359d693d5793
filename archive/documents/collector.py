"""Collects the pages of a document as they are read, within the limits."""

from __future__ import annotations

import re
import time

from archive.documents.problems import MORE_PAGES, MORE_TEXT, TOO_LARGE, Unreadable
from archive.documents.text import tidy
from archive.documents.types import Limits

# Titles that programs give by default, in the languages of the site's authors.
_BY_ITSELF = re.compile(
    r"""(untitled|bez\ nosaukuma|no\ title|about:blank|title|titre|presentation|prezentācija|slide|slaid\w+
        |(microsoft\ )?(word|excel|powerpoint)(\ (document|presentation|prezentācija))?|powerpoint\ prezentācija
        |document|dokuments?|book|lapa|sheet|print|layout|scan\w*|img|image|doc)[\s_-]*\d*
        |.*\.(docx?|pdf|xlsx?|pptx?|rtf|odt|ods|odp|indd|qxd|cdr|tmp|html?|pmd|ai)|[\W\d_]*""",
    re.IGNORECASE | re.VERBOSE,
)
_PROGRAM = re.compile(r"^Microsoft (Word|Excel|PowerPoint) - ")
_LONGEST_TITLE = 300


class PageCollector:
    """Takes the pages of one document, cleaned up, until there are too many.

    `title`, `problem` and `lacks` are those of the resulting `Reading`.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.scan_until = time.monotonic() + limits.scan_seconds
        """When to stop reading pictures of pages. Documents in a container share this time."""
        self.pages: list[str] = []
        self.title: str | None = None
        self.problem: str | None = None
        self.lacks: str | None = None
        self._left = limits.text
        self._unpacked = 0

    def add(self, text: str) -> None:
        """Add a page. Raises Unreadable if it exceeds the number of pages or characters."""
        if len(self.pages) >= self.limits.pages:
            raise Unreadable(MORE_PAGES)
        is_more = len(text) > 2 * self._left + 1000  # no need to tidy 100 MB in order to keep ten
        page = tidy(text[: 2 * self._left + 1000])
        is_more = is_more or len(page) > self._left
        self.pages.append(page[: self._left])
        self._left -= min(len(page), self._left)
        if is_more:
            raise Unreadable(MORE_TEXT)

    def has_room(self, characters: int) -> bool:
        """Whether collecting that many more characters for the next page makes sense."""
        return characters <= 2 * self._left + 1000

    def count_unpacked(self, size: int) -> None:
        """Count unpacked bytes, also of documents in a container. Raises Unreadable if there are too many."""
        self._unpacked += size
        if self._unpacked > self.limits.unpacked:
            raise Unreadable(TOO_LARGE)

    def set_title(self, title: str | None) -> None:
        """Take a title from the document's properties, if it is meaningful and there is none yet."""
        said = _PROGRAM.sub("", tidy(title or "").replace("\n", " ").replace("\t", " ")).strip()
        if self.title is None and len(said) <= _LONGEST_TITLE and not _BY_ITSELF.fullmatch(said):
            self.title = said
