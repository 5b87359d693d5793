"""Takes out of what a page was read as what is hidden: links to it, its pictures and documents, its bare title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from lxml import html as parser

from archive.extract import Article, Attachment, CalendarMonth, Event, Image, Listing, Page
from archive.store.takedowns.repeats import Marks, mark_of
from archive.store.takedowns.takedowns import Takedowns

COVERED = {"lv": "[aizklāts]", "en": "[withheld]"}
"""What stands in the place of a bare title or address, by language."""
_ADDRESS = re.compile(r"https?://[^\s<>\"'«»]+", re.IGNORECASE)


class Cleaning:
    """Cleans pages of what some takedowns hide."""

    def __init__(self, takedowns: Takedowns) -> None:
        self._takedowns = takedowns
        self._paragraphs = Marks(takedowns.hidden.paragraphs)
        self._titles = Marks.of_titles(takedowns.hidden.titles)

    def repeats(self, content: bytes) -> bool:
        """Whether what a site answered repeats a paragraph that is hidden."""
        return bool(self._paragraphs.found_in_answer(content))

    def repeats_text(self, text: str) -> bool:
        """Whether a text does."""
        return bool(self._paragraphs.found_in(text))

    def page(self, page: Page) -> Page | None:
        """A page without what is hidden, the same one where nothing is; None where it is hidden as a whole."""
        if isinstance(page, Article):
            return None if self._hides(page) else self._article(page)
        if isinstance(page, CalendarMonth):
            return replace(page, events=tuple(self._events(page.events, page.lang)))
        if isinstance(page, Listing):
            return replace(page, calendar=tuple(self._events(page.calendar, page.lang)))
        return page

    def text(self, text: str, lang: str) -> str:
        """A text in which the titles and addresses of what is hidden are covered."""
        covered = COVERED[lang]
        for span in self._titles.spans_in(text):
            text = f"{text[: span.start]}{covered}{text[span.end :]}"
        if "://" in text:
            text = _ADDRESS.sub(partial(self._address, covered), text)
        if self._takedowns.hidden.titles and self.is_title(text):
            return covered
        return text

    def is_title(self, text: str) -> bool:
        """Whether a text is the title of what is hidden, and nothing else."""
        titles = self._takedowns.hidden.titles
        return bool(titles) and mark_of(text) in titles

    def _hides(self, page: Article) -> bool:
        hidden = self._takedowns.hidden
        return (
            page.id in hidden.pages
            or f"{page.id}/{page.content_hash}" in hidden.versions
            or self.is_title(page.title)
            or self.repeats_text(page.body)
        )

    def _article(self, page: Article) -> Article:
        lang = page.lang
        return replace(
            page,
            title=self.text(page.title, lang),
            body="\n".join(self.text(line, lang) for line in page.body.split("\n")),
            html=self._html(page.html, lang),
            images=tuple(self._images(page.images, lang)),
            attachments=tuple(self._attachments(page.attachments, lang)),
            events=tuple(self._events(page.events, lang)),
            calendar=tuple(self._events(page.calendar, lang)),
        )

    def _html(self, html: str, lang: str) -> str:
        """Without links to what is hidden. Markup that has none of it is left as it is, to the letter."""
        if not html:
            return html
        root = parser.fragment_fromstring(html, create_parent="div")
        before = _inner(root)
        for element in [one for one in root.iterdescendants() if self.is_title(one.text_content())]:
            tail = element.tail
            element.clear()
            element.text, element.tail = COVERED[lang], tail
        for element in list(root.iter("a")):
            if self._takedowns.hides_address(element.get("href", "")):
                element.drop_tag()
        for element in root.iter():
            element.text = self.text(element.text, lang) if element.text else element.text
            element.tail = self.text(element.tail, lang) if element.tail else element.tail
        after = _inner(root)
        return html if after == before else after

    def _images(self, images: tuple[Image, ...], lang: str) -> Iterator[Image]:
        for one in images:
            if not self._takedowns.hides_address(one.url):
                alt, caption = (self.text(said, lang) if said else said for said in (one.alt, one.caption))
                yield replace(one, alt=alt, caption=caption)

    def _attachments(self, attachments: tuple[Attachment, ...], lang: str) -> Iterator[Attachment]:
        for one in attachments:
            if not self._takedowns.hides_address(one.url):
                yield replace(one, label=self.text(one.label, lang))

    def _events(self, events: tuple[Event, ...], lang: str) -> Iterator[Event]:
        for one in events:
            if not self.is_title(one.title) and one.id not in self._takedowns.hidden.events:
                is_hidden = one.url is not None and self._takedowns.hides_address(one.url)
                url = None if is_hidden else one.url
                yield replace(one, title=self.text(one.title, lang), url=url)

    def _address(self, covered: str, match: re.Match[str]) -> str:
        return covered if self._takedowns.hides_address(match.group().rstrip(".,;:!?)")) else match.group()


def _inner(root: parser.HtmlElement) -> str:
    """The markup within an element."""
    return "".join([root.text or "", *(parser.tostring(one, encoding="unicode") for one in root)])
