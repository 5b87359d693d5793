"""Mistakes that people and programs make in the markup of a page, each of which leaves its text as it was."""

from __future__ import annotations

import copy
import random
import re
from collections import Counter
from collections.abc import Callable

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

Mistake = Callable[[HtmlElement, str], str | None]
"""Takes a page and the text of its article, and gives the page with the mistake; None if it cannot be made there."""

_ENDS = re.compile("</div>")
_SEMANTIC = ("article", "main", "header", "footer", "nav", "aside", "section", "figure", "figcaption")
_NAMING = ("class", "id", "role", "itemprop", "itemscope", "itemtype")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONG = 60  # letters and digits of a paragraph that cannot stand in the article by chance
_HOLDS = 0.9  # of the paragraphs: so many are in the part of the page that holds the article


def with_mistake(html: str, text: str, mistake: Mistake) -> str | None:
    """The page with a mistake; None if it cannot be made there. `text` is the text of its article."""
    parser = lxml_html.HTMLParser(encoding="utf-8")
    return mistake(lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser), text)


def _written(page: HtmlElement) -> str:
    return etree.tostring(page, method="html", encoding="unicode", doctype="<!DOCTYPE html>")


def _elements(page: HtmlElement, *tags: str) -> list[HtmlElement]:
    """The elements of the body, of these tags if any are given."""
    body = page.find("body")
    found = body.iter(*tags) if body is not None else ()
    return [one for one in found if isinstance(one.tag, str)]


def _called(tags: tuple[str, ...], name: str) -> Mistake:
    def mistake(page: HtmlElement, text: str) -> str:
        for element in _elements(page, *tags):
            element.tag = name
        return _written(page)

    return mistake


def _unnamed(page: HtmlElement, text: str) -> str:
    for element in _elements(page):
        for name in _NAMING:
            element.attrib.pop(name, None)
    return _written(page)


def _ends(share: float, instead: str) -> Mistake:
    """Some end tags of `div` are something else, by lot, but the same ones each time."""

    def mistake(page: HtmlElement, text: str) -> str:
        lot = random.Random(len(text))
        return _ENDS.sub(lambda end: instead if lot.random() < share else end[0], _written(page))

    return mistake


def _in_lines(page: HtmlElement, text: str) -> str:
    """Paragraphs are lines with two breaks between them."""
    for element in _elements(page, "p"):
        element.tag = "span"
        for _ in range(2):
            element.addnext(lxml_html.Element("br"))
    return _written(page)


def _hidden(page: HtmlElement, text: str) -> str | None:
    """A script shows the article."""
    part = _part_with(page, text)
    if part is None:
        return None
    part.set("style", "display:none")
    return _written(page)


def _copied(name: str, value: str) -> Mistake:
    """The article stands there twice, the second time in a part with this attribute."""

    def mistake(page: HtmlElement, text: str) -> str | None:
        part = _part_with(page, text)
        if part is None:
            return None
        box = lxml_html.Element("div", {name: value})
        box.append(copy.deepcopy(part))
        box[0].tail = None
        part.addnext(box)
        return _written(page)

    return mistake


def _within(tag: str, **attributes: str) -> Mistake:
    """The article stands in an element that says that it is something else."""

    def mistake(page: HtmlElement, text: str) -> str | None:
        part = _part_with(page, text)
        if part is None:
            return None
        box = lxml_html.Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
        part.addprevious(box)
        box.tail, part.tail = part.tail, None
        box.append(part)
        return _written(page)

    return mistake


def _title_below(page: HtmlElement, text: str) -> str | None:
    """A style sheet draws the title on top, which stands below the text."""
    part, title = _part_with(page, text), page.find(".//h1")
    if part is None or title is None or title in part.iterancestors() or part in title.iterdescendants():
        return None
    title.addnext(mark := lxml_html.Element("span"))  # takes the text behind the title
    mark.tail, title.tail = title.tail, None
    part.append(title)
    return _written(page)


def _part_with(page: HtmlElement, text: str) -> HtmlElement | None:
    """The smallest part of the page that holds the paragraphs of an article."""
    wanted = _letters(text)
    holding: Counter[HtmlElement] = Counter()
    paragraphs = 0
    for element in _elements(page, "p", "li", "h2", "h3", "blockquote", "div", "td", "span"):
        said = _letters(element.text_content())
        if len(said) >= _LONG and said in wanted:
            paragraphs += 1
            holding.update(element.iterancestors())
    parts = (one for one in reversed(_elements(page)) if holding[one] >= max(1, _HOLDS * paragraphs))
    return next((one for one in parts if one.tag != "body"), None)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


MISTAKES: dict[str, Mistake] = {
    "unclosed": _ends(0.05, ""),
    "closed_twice": _ends(0.03, "</div></div>"),
    "unnamed": _unnamed,
    "divs": _called(_SEMANTIC, "div"),
    "asides": _called(("article", "main"), "aside"),
    "no_headings": _called(_HEADINGS, "div"),
    "no_paragraphs": _called(("p",), "div"),
    "lines": _in_lines,
    "hidden": _hidden,
    "hidden_copy": _copied("style", "display:none"),
    "copy_for_phones": _copied("class", "visible-xs"),
    "title_below": _title_below,
    "in_nav": _within("nav"),
    "in_footer": _within("footer"),
    "in_dialog": _within("dialog"),
    "in_comments": _within("div", class_="comments"),
    "in_noscript": _within("noscript"),
    "open_links": lambda page, text: _written(page).replace("</a>", ""),
}
