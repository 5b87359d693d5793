"""Removes what is hidden from a page that was read: links to it, its files, its bare title, and covered names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote_plus

from archive.extract import Article, Attachment, CalendarMonth, Event, Image, Listing, Page
from archive.store.takedowns import markup
from archive.store.takedowns.ledger import Entry
from archive.store.takedowns.matching.names import Names
from archive.store.takedowns.matching.repeats import Marks, Span, mark_of
from archive.store.takedowns.takedowns import Takedowns

COVERED = {"lv": "[aizklāts]", "en": "[withheld]"}
"""What replaces a bare title, an address or the beginning of a text, by language."""
NAME_COVERED = {"lv": "[vārds aizklāts]", "en": "[name withheld]"}
"""What replaces a name, by language."""
_ID = re.compile(r"\b(?:lv|en)-[a-z0-9]+(?:-[a-z0-9]+)*\b")
_ADDRESS = re.compile(r"https?://[^\s<>\"'«»]+", re.IGNORECASE)
_PIECE = re.compile(r"[^\s<>\"'«»]+")
_SHORT = 200  # characters: longer texts are hardly ever on two pages
_MOST_REMEMBERED = 1 << 14  # such texts; some 5 MB at the most


class PageRedaction:
    """Removes what some takedowns hide from pages."""

    def __init__(self, takedowns: Takedowns) -> None:
        self._takedowns = takedowns
        self._paragraphs = Marks(takedowns.hidden.paragraphs)
        self._titles = Marks.of_titles(takedowns.hidden.titles)
        self._beginnings = Marks(takedowns.hidden.beginnings)
        self._names = Names(takedowns.hidden.names)
        self.learned: dict[str, Entry] = {}
        """Marks of titles and files with a surname alone, from articles with the name, which is missing elsewhere.

        No entry of the ledger has them yet; each is to be added to the one that covers the name."""
        # Menus, labels and classes are the same on many pages.
        self._short_text = lru_cache(_MOST_REMEMBERED)(self._text)
        self._short_is_title = lru_cache(_MOST_REMEMBERED)(self._is_title)

    def repeats(self, content: bytes) -> bool:
        """Whether an answer of the site repeats a hidden paragraph."""
        return bool(self._paragraphs.found_in_answer(content))

    def hides_text(self, text: str) -> bool:
        """Whether a document is hidden because of its text: a hidden paragraph, or a covered name."""
        return bool(self._paragraphs.found_in(text)) or self._names.stands_in(text)

    def page(self, page: Page) -> Page | None:
        """A page without what is hidden; None if it is hidden as a whole."""
        if isinstance(page, Article):
            return None if self._hides(page) else self._article(page)
        if isinstance(page, CalendarMonth):
            return replace(page, events=tuple(self._events(page.events, page.lang)))
        if isinstance(page, Listing):
            calendar = tuple(self._events(page.calendar, page.lang))
            return replace(page, calendar=calendar, link_texts=tuple(self._link_texts(page.link_texts, page.lang)))
        return page

    def text(self, text: str, lang: str, *, surnames: bool = False) -> str:
        """A text with names, and the titles, addresses and first words of what is hidden, covered.

        `surnames` says that a surname alone means somebody whose name is covered.
        """
        return (self._short_text if len(text) <= _SHORT else self._text)(text, lang, surnames)

    def is_title(self, text: str) -> bool:
        """Whether a text is a hidden title and nothing else."""
        return (self._short_is_title if len(text) <= _SHORT else self._is_title)(text)

    def has_beginning(self, text: str) -> bool:
        """Whether a text contains the first words of a hidden paragraph."""
        return bool(self._beginnings.found_in(text))

    def _text(self, text: str, lang: str, surnames: bool) -> str:
        if self.is_title(text):
            return COVERED[lang]
        return markup.replaced(text, self._stretches(text, lang, surnames=surnames))

    def _is_title(self, text: str) -> bool:
        titles = self._takedowns.hidden.titles
        return bool(titles) and mark_of(text) in titles

    def _hides(self, page: Article) -> bool:
        return (
            self._takedowns.hides_page(page.id)
            or self._takedowns.hides_version(page.id, page.content_hash)
            or self.is_title(page.title)
            or bool(self._paragraphs.found_in(page.body))
        )

    def _stretches(self, text: str, lang: str, *, surnames: bool) -> Sequence[tuple[Span, str]]:
        """The stretches of a text to be covered, from its end to its start, each with its replacement."""
        found = [(span, COVERED[lang]) for span in self._titles.spans_in(text)]
        for span in self._beginnings.spans_in(text):  # with the rest of the line
            ends = text.find("\n", span.end)
            found.append((Span(span.start, len(text) if ends < 0 else ends), COVERED[lang]))
        if "://" in text:
            for match in _ADDRESS.finditer(text):
                url = match.group().rstrip(".,;:!?)")
                if self._takedowns.hides_address(url):
                    found.append((Span(match.start(), match.start() + len(url)), COVERED[lang]))
        if "%" in text and self._names:
            encoded = (match for match in _PIECE.finditer(text) if "%" in match.group())
            named = (match for match in encoded if self._names.stands_in(unquote_plus(match.group())))
            found += [(Span(*match.span()), COVERED[lang]) for match in named]
        if self._takedowns.hidden.pages and "-" in text:
            ids = (match for match in _ID.finditer(text) if self._takedowns.hides_page(match.group()))
            found += [(Span(match.start(), match.end()), COVERED[lang]) for match in ids]
        found += [(one.span, NAME_COVERED[lang]) for one in self._names.found_in(text, surnames=surnames)]
        apart: list[tuple[Span, str]] = []
        for span, put in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
            if not apart or span.start >= apart[-1][0].end:
                apart.append((span, put))
        return apart[::-1]

    def _article(self, page: Article) -> Article:
        lang = page.lang
        beside = [page.title, *(one.caption or "" for one in page.images), *(one.alt or "" for one in page.images)]
        beside += [page.signature or "", *(one.label for one in page.attachments)]
        said = "\n\n".join([*beside, page.body])
        mark = self._names.mark_in(said)
        named = mark is not None
        if mark:
            files = [*(one.url for one in page.images), *(one.url for one in page.attachments)]
            self._learn(mark, self._names.mark_of_title(page.title), *map(self._names.mark_of_file, files))
        return replace(
            page,
            title=self.text(page.title, lang, surnames=named),
            body=self._body(page.body, lang, surnames=named),
            html=self._html(page.html, lang, surnames=named),
            signature=self.text(page.signature, lang, surnames=named) if page.signature else page.signature,
            images=tuple(self._images(page.images, lang, surnames=named)),
            attachments=tuple(self._attachments(page.attachments, lang, surnames=named)),
            events=tuple(self._events(page.events, lang, surnames=named)),
            calendar=tuple(self._events(page.calendar, lang)),
            link_texts=tuple(self._link_texts(page.link_texts, lang)),
        )

    def title_by_links(self, title: str, body: str, lang: str) -> str:
        """What links call an article whose page has no title; `body` is its text, with names covered already."""
        named = any(one in body for one in NAME_COVERED.values())
        if named and (mark := self._names.mark_of_title(title)):
            self._learn(self._names.found_in(title)[0].mark, mark)
        return self.text(title, lang, surnames=named)

    def _learn(self, name: str, *marks: str | None) -> None:
        """Learn marks of titles and files of an article that has a covered name, given by its mark `name`."""
        if entry := self._takedowns.entry_of_name(name):
            self.learned |= {mark: entry for mark in marks if mark and mark not in self._takedowns.hidden.names}

    def _body(self, body: str, lang: str, *, surnames: bool) -> str:
        lines = (COVERED[lang] if self.is_title(line) else line for line in body.split("\n"))
        return self.text("\n".join(lines), lang, surnames=surnames)

    def _html(self, html: str, lang: str, *, surnames: bool) -> str:
        """HTML without what is hidden. Markup with nothing to hide is returned unchanged."""
        if not html:
            return html
        root = markup.fragment(html)
        before = markup.inner(root)
        for element in [one for one in root.iterdescendants() if self.is_title(one.text_content())]:
            tail = element.tail
            element.clear()
            element.text, element.tail = COVERED[lang], tail
        for element in list(root.iter("a")):
            href = element.get("href", "")
            is_hidden = self._takedowns.hides_address(href) or self._names.in_address(href)  # also of a mail
            if is_hidden or ("%" in href and self._titles.found_in(unquote_plus(href))):  # as of a button to share
                element.drop_tag()
        markup.replace_text(root, lambda text: self._stretches(text, lang, surnames=surnames))
        after = markup.inner(root)
        return html if after == before else after

    def _images(self, images: tuple[Image, ...], lang: str, *, surnames: bool) -> Iterator[Image]:
        for one in images:
            if not self._takedowns.hides_address(one.url):
                said = (self.text(text, lang, surnames=surnames) if text else text for text in (one.alt, one.caption))
                alt, caption = said
                yield replace(one, alt=alt, caption=caption)

    def _attachments(self, attachments: tuple[Attachment, ...], lang: str, *, surnames: bool) -> Iterator[Attachment]:
        for one in attachments:
            if not self._takedowns.hides_address(one.url):
                yield replace(one, label=self.text(one.label, lang, surnames=surnames))

    def _events(self, events: tuple[Event, ...], lang: str, *, surnames: bool = False) -> Iterator[Event]:
        for one in events:
            if not self.is_title(one.title) and one.id not in self._takedowns.hidden.events:
                is_hidden = one.url is not None and self._takedowns.hides_address(one.url)
                place = self.text(one.place, lang, surnames=surnames) if one.place else one.place
                title = self.text(one.title, lang, surnames=surnames)
                yield replace(one, title=title, place=place, url=None if is_hidden else one.url)

    def _link_texts(self, texts: tuple[tuple[str, str], ...], lang: str) -> Iterator[tuple[str, str]]:
        for article_id, text in texts:
            if article_id not in self._takedowns.hidden.pages:
                yield article_id, self.text(text, lang)
