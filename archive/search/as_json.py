"""The results of a search as JSON, for `ctarchive search --json` and `/search.json`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from archive.search.results import HIT_END, HIT_START, Hit, Name, Results

if TYPE_CHECKING:  # takes long to load
    from archive.search.statements import StatementResults


def results_as_json(found: Results) -> dict[str, Any]:
    """The answer of `ctarchive search --json`; `/search.json` adds fields to it."""
    return {
        "total": found.total,
        "results": [hit_as_json(hit) for hit in found.hits],
        **about_as_json(found),
    }


def about_as_json(found: Results | StatementResults) -> dict[str, Any]:
    """Everything but the hits."""
    return {
        "facets": {
            name: [{"value": one.value, "label": one.label, "count": one.count} for one in counts]
            for name, counts in found.facets.items()
        },
        "notices": list(found.notices),
        "suggestions": list(found.suggestions),
        "without": [one._asdict() for one in found.without],
    }


def hit_as_json(hit: Hit) -> dict[str, Any]:
    """An article found; its snippet is HTML, escaped, with each hit between <mark> and </mark>."""
    return {
        "id": hit.id,
        "url": hit.url,
        "title": hit.title,
        "published_on": hit.published_on,
        "snippet": snippet_html(hit.snippet),
        "speakers": distinct(hit.speakers),
        "municipalities": distinct(hit.municipalities),
        "found_in": hit.found_in._asdict() if hit.found_in else None,
        "kind": hit.kind,
        "lang": hit.lang,
        "gone_at": hit.gone_at,
        "speakers_with_roles": [one._asdict() for one in hit.speaking],
    }


def distinct(names: Iterable[Name]) -> list[str]:
    """The names without repetition: municipalities of different times may share one."""
    return list(dict.fromkeys(name.name for name in names))


def snippet_html(snippet: str) -> str:
    """A snippet as HTML: escaped, with each hit between <mark> and </mark>."""
    return escape(snippet, quote=False).replace(HIT_START, "<mark>").replace(HIT_END, "</mark>")
