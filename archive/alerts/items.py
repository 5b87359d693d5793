"""A piece of news in the language of its reader, before it is formatted as plain text or HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from archive.alerts.finding import Finding
from archive.search import HIT_END, HIT_START, Hit
from archive.search.statements import StatementHit
from archive.web.parts.documents import found_in
from archive.web.parts.history.changes import TITLES, Change
from archive.web.parts.texts.statements import article_path, in_marks, office_of
from archive.web.serving.i18n import N_, Interface

PartKind = Literal["same", "hit", "added", "removed", "omitted"]
Parts = tuple[tuple[PartKind, str], ...]
_SAID = {
    "new": N_("New statement: %(title)s"),
    "changed": N_("Statement no longer in the article: %(title)s"),
    "gone": N_("Statement in an article that is gone: %(title)s"),
}
_HITS = re.compile(f"{HIT_START}(.*?){HIT_END}", re.DOTALL)
_MOST = 600  # characters of a statement in a mail


@dataclass(frozen=True, slots=True)
class Item:
    """The text for one piece of news. Links are absolute; `lang` is the language of the article and its `title`.

    `form` is the heading, with %(title)s in place of the title; for a statement, who said it. `facts` are lines such as
    its days, `where` is where the words were found and a link to that place, if there is one. `difference` is what was
    changed; empty if nothing was. `more` are further links, each with its text.
    """

    form: str
    title: str
    lang: str
    link: str
    facts: tuple[str, ...]
    where: tuple[str, str]
    snippet: Parts
    difference: Parts
    more: tuple[tuple[str, str], ...]


def item_of(found: Finding, interface: Interface, public: str, query: str, also: Sequence[str]) -> Item:
    """A piece of news in a language; `public` is the address of the pages, without a slash at its end.

    `also` are the names of other searches that find it.
    """
    if isinstance(found.hit, StatementHit):
        return _of_statement(found, found.hit, interface, public, also)
    return _of_article(found, found.hit, interface, public, query, also)


def _of_article(found: Finding, hit: Hit, interface: Interface, public: str, query: str, also: Sequence[str]) -> Item:
    change = found.change
    place = found_in.in_words(interface, hit.found_in)
    path = found_in.path_of(hit.id, hit.found_in, query)
    is_change = found.kind == "changed"
    return Item(
        interface.gettext(TITLES[found.kind]),
        _line(change.title),
        hit.lang,
        f"{public}/article/{hit.id}",
        (*_facts(found, interface), *(_changes(change, interface) if is_change else ()), *_also(also, interface)),
        (interface.gettext("Found: %(where)s") % {"where": place} if place else "", f"{public}{path}" if path else ""),
        () if is_change and not hit.found_in else parts_of(hit.snippet),  # then it is the beginning of the article
        _difference(change) if is_change else (),
        ((interface.gettext("What changed"), _history(found, public)),) if is_change else (),
    )


def _of_statement(found: Finding, hit: StatementHit, interface: Interface, public: str, also: Sequence[str]) -> Item:
    office = office_of(hit)
    who = f"{hit.name}, {office}" if office else hit.name
    text = hit.marked if len(hit.marked) <= _MOST else f"{_whole_hits(hit.marked[:_MOST])} …"
    more = [(interface.gettext("What changed"), _history(found, public))] if found.change.kind == "changed" else []
    return Item(
        interface.gettext(_SAID[found.kind]),
        _line(who),
        hit.lang,
        f"{public}{article_path(hit)}",
        (_line(hit.title), *_facts(found, interface), *_also(also, interface)),
        ("", ""),
        parts_of(in_marks(replace(hit, text=text))),
        (),
        tuple(more),
    )


def _facts(found: Finding, interface: Interface) -> tuple[str, ...]:
    """The days of an article, in a line."""
    days = []
    if found.hit.published_on:
        days.append(interface.gettext("published %(day)s") % {"day": interface.short_day(found.hit.published_on)})
    if found.change.kind == "gone":
        days.append(interface.gettext("missing since %(day)s") % {"day": interface.day(found.change.at, "genitive")})
    else:
        days.append(interface.gettext("captured %(day)s") % {"day": interface.short_day(found.change.at)})
    return (", ".join(days),)


def _also(names: Sequence[str], interface: Interface) -> tuple[str, ...]:
    quoted = ", ".join(interface.gettext("“%(words)s”") % {"words": name} for name in names)
    return (interface.gettext("also found by %(names)s") % {"names": quoted},) if names else ()


def _changes(change: Change, interface: Interface) -> tuple[str, ...]:
    """Which paragraphs differ, by their numbers, and what differs besides the text."""
    told = []
    old, new = ([_line(one) for one in (text or "").split("\n\n")] for text in (change.old_body, change.body))
    if differing := [str(number) for number, one in enumerate(new, 1) if one not in old]:
        words = (  # one or several, unlike Latvian plurals, which depend on the last digit
            interface.gettext("paragraph %(numbers)s is new or different")
            if len(differing) == 1
            else interface.gettext("paragraphs %(numbers)s are new or different")
        )
        told.append(words % {"numbers": ", ".join(differing)})
    elif change.body != change.old_body and any(one not in new for one in old):
        told.append(interface.gettext("part of the text was removed"))
    if change.only_files:
        told.append(interface.gettext("title, date and text are the same; documents or pictures have changed"))
    if change.published_on != change.old_published_on:
        unknown = interface.gettext("unknown")
        days = {
            "old": interface.short_day(change.old_published_on) or unknown,
            "new": interface.short_day(change.published_on) or unknown,
        }
        told.append(interface.gettext("date: %(old)s → %(new)s") % days)
    return tuple(told)


def _difference(change: Change) -> Parts:
    title: Parts = change.title_differences if change.old_title not in (None, change.title) else ()
    body: Parts = change.body_differences if change.old_body != change.body else ()
    between: Parts = (("same", " · "),) if title and body else ()
    return (*title, *between, *body)


def _history(found: Finding, public: str) -> str:
    history = f"{public}/article/{found.key.article_id}/history"
    return f"{history}?until={found.version}#version-{found.version}" if found.version else history


def parts_of(snippet: str) -> Parts:
    """A snippet in parts: the hits, and the text around them. Other control characters are left out."""
    parts: list[tuple[PartKind, str]] = []
    for number, text in enumerate(_HITS.split(snippet)):
        if clean := re.sub(r"[\x00-\x1f\x7f]+", " ", text):
            parts.append(("hit" if number % 2 else "same", clean))
    return tuple(parts)


def _whole_hits(cut: str) -> str:
    return cut + HIT_END if cut.count(HIT_START) > cut.count(HIT_END) else cut


def _line(text: str) -> str:
    return " ".join(text.split())
