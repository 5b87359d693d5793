"""/changes and /changes.atom: what each refresh found new, changed or gone and what imports brought, newest first."""

from __future__ import annotations

import re
from itertools import groupby
from urllib.parse import urlencode

from datasette import NotFound, Response
from markupsafe import Markup, escape

from archive.search.filters import PARAMETERS, number_up_to, one_of
from archive.web.formats import feeds, ignored_parameters
from archive.web.parts.figures.coverage import beginnings
from archive.web.parts.history.changes import LABELS, TITLES, Change, Differences, FirstVisit, Imported, read_changes
from archive.web.parts.history.origins import taken_from
from archive.web.serving.i18n import N_, Interface
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.invalid import invalid_parameters

_PER_PAGE = 50
_IN_FEED = 100  # entries on a page of the feed
_MOST_PAGES = 10**6  # as in the feed of a search

_ABOUT_FIRST_VISIT = N_("What the archive started with: new here, but perhaps on the site for years.")
_ABOUT_IMPORTS = N_(
    "Captures of the site made by others before or between our visits, each listed at the time it was made."
)
_AFTER_OTHERS = N_("What our own visits started with. For what others captured earlier, see the imports.")

_MARKS = {
    "same": Markup("{}"),
    "added": Markup("<ins>{}</ins>"),
    "removed": Markup("<del>{}</del>"),
    "omitted": Markup(" […] "),
}
_LANGUAGES = PARAMETERS["lang"].choices  # of the articles, by their names in the interface
_OF_FEED = {
    "kind": lambda typed: one_of("kind", typed, LABELS),
    "lang": lambda typed: one_of("lang", typed, _LANGUAGES),
    "page": lambda typed: number_up_to("page", typed, _MOST_PAGES),
}
_IMPORT_ID = re.compile(r"[0-9TZ.]+")


async def changes_page(request: PageRequest) -> Response:
    """A page of changes, by the day of the refresh. Meaningless parameters are ignored."""
    kind, lang, page = read_parameters(request)
    asked = request.argument("import")
    import_id = asked if kind == "others" and _IMPORT_ID.fullmatch(asked) else ""
    found, began = await request.read(
        lambda db: (
            read_changes(db, kind, lang, limit=_PER_PAGE, offset=(page - 1) * _PER_PAGE, import_id=import_id),
            beginnings(db),
        )
    )
    if page > 1 and not found.changes:
        raise NotFound("There are not so many changes")
    first = found.first_visit
    later = sum(not first or change.at > first.at for change in found.changes)  # an import may have come before it
    return await request.render(
        "changes.html",
        found=found,
        later=_by_day(found.changes[:later]),
        earlier=_by_day(found.changes[later:]),
        kind=kind,
        lang=lang,
        languages_of_articles=_LANGUAGES,
        about_imports=_ABOUT_IMPORTS,
        labels=LABELS if began.others else {name: label for name, label in LABELS.items() if name in TITLES},
        began=began,
        import_title=lambda imported: import_title(request.interface, imported),
        about_first_visit=_AFTER_OTHERS if began.older else _ABOUT_FIRST_VISIT,
        newer=request.here(page=str(page - 1) if page > 2 else None) if page > 1 else None,
        older=request.here(page=str(page + 1)) if found.more else None,
        # What others captured long ago is not news; the import is.
        feed=address_of(request, "/changes.atom", "import" if kind == "others" else kind, lang),
        subscribe=address_of(request, "/subscribe", kind, lang, feed="changes"),
    )


def _by_day(changes: list[Change | Imported]) -> list[tuple[str, list[Change | Imported]]]:
    return [(day, list(those)) for day, those in groupby(changes, key=lambda change: change.day)]


async def changes_atom(request: PageRequest) -> Response:
    """The changes as a feed, in pages. An entry is in the language of its article, and its id is permanent."""
    invalid = invalid_parameters(request.raw.args, _OF_FEED)
    kind, lang, page = read_parameters(request)
    kind = "import" if kind == "others" else kind
    found = await request.read(lambda db: read_changes(db, kind, lang, limit=_IN_FEED, offset=(page - 1) * _IN_FEED))
    entries = [
        _import(request, change) if isinstance(change, Imported) else _entry(request, change)
        for change in found.changes
    ]
    if first := found.first_visit:
        entries.append(_beginning(request, first, lang))
        entries.sort(key=lambda entry: entry.updated, reverse=True)  # an import may have come before it
    body = feeds.atom(
        request.interface,
        id=feeds.stable_id("changes", kind, lang),
        what=in_words(request.interface, kind, lang),
        updated=entries[0].updated if entries else feeds.NEVER,
        here=request.absolute(request.here()),
        page=request.absolute(address_of(request, "/changes", kind, lang)),
        entries=entries,
        following=request.absolute(request.here(page=str(page + 1))) if found.more else "",
        subtitle=ignored_parameters.in_words(request.interface, invalid),
    )
    return ignored_parameters.with_header(request.feed(body), invalid)


def import_title(interface: Interface, imported: Imported) -> str:
    """An import in one line: "Import of 1,234 captures from the Internet Archive, 2014–2024: 40 new articles, …"."""
    captures = interface.ngettext("Import of %(num)s capture", "Import of %(num)s captures", imported.captures)
    new = interface.ngettext("%(num)s new article", "%(num)s new articles", imported.new)
    changed = interface.ngettext("%(num)s changed", "%(num)s changed", imported.changed)
    return interface.gettext("%(captures)s from %(source)s, %(years)s: %(new)s, %(changed)s") % {
        "captures": captures % {"num": interface.number(imported.captures)},
        "source": taken_from(interface, imported.source),
        "years": imported.years,
        "new": new % {"num": interface.number(imported.new)},
        "changed": changed % {"num": interface.number(imported.changed)},
    }


def _import(request: PageRequest, imported: Imported) -> feeds.Entry:
    return feeds.Entry(
        id=feeds.stable_id("import", imported.id),
        title=import_title(request.interface, imported),
        updated=imported.at,
        link=request.url(f"/changes?kind=others&import={imported.id}"),
        html=Markup("<p>{}</p>").format(request.interface.gettext(_ABOUT_IMPORTS)),
        language=request.language,
    )


def _entry(request: PageRequest, change: Change) -> feeds.Entry:
    title = Interface(change.lang).gettext(TITLES[change.kind]) % {"title": change.title}
    # An article that comes back and disappears again does so at another time. Versions are numbered by our visits.
    names = (
        ("gone", change.article_id, change.at)
        if change.kind == "gone"
        else ("change", change.article_id, change.revision)
    )
    return feeds.Entry(
        id=feeds.stable_id(*names),
        title=title,
        updated=change.at,
        link=request.url(f"/article/{change.article_id}"),
        html=Markup("<p>{}</p>").format(_as_html(change.body_differences)),
        language=change.lang,
    )


def _beginning(request: PageRequest, first: FirstVisit, lang: str) -> feeds.Entry:
    words = request.interface.ngettext("First visit: %(num)s article", "First visit: %(num)s articles", first.articles)
    return feeds.Entry(
        id=feeds.stable_id("first visit", lang),
        title=words % {"num": request.interface.number(first.articles)},
        updated=first.at,
        link=request.url("/search"),
        html=Markup("<p>{}</p>").format(request.interface.gettext(_ABOUT_FIRST_VISIT)),
        language=request.language,
    )


def read_parameters(request: PageRequest) -> tuple[str, str, int]:
    """The kind, the language and the number of the page; a meaningless value counts as none."""
    kind, lang, page = request.argument("kind"), request.argument("lang"), request.number("page") or 1
    return kind if kind in LABELS else "", lang if lang in _LANGUAGES else "", page if page <= _MOST_PAGES else 1


def in_words(interface: Interface, kind: str, lang: str) -> str:
    """A name for the changes of a kind and a language: "Changes · Gone · Latvian"."""
    words = ("Changes", LABELS.get(kind), _LANGUAGES.get(lang))
    return " · ".join(interface.gettext(word) for word in words if word)


def address_of(request: PageRequest, path: str, kind: str, lang: str, **more: str) -> str:
    """The address of the changes of a kind and a language at a path of ours, followed by `more` parameters."""
    given = {name: value for name, value in (("kind", kind), ("lang", lang), *more.items()) if value}
    return request.path(path) + (f"?{urlencode(given)}" if given else "")


def _as_html(differences: Differences) -> Markup:
    """Differences for a feed reader, which does not have our styles."""
    return Markup().join(
        _MARKS[kind].format(escape(text).replace("\n\n", Markup("<br>"))) for kind, text in differences
    )


ROUTES = [(r"^/changes$", changes_page), (r"^/changes\.atom$", changes_atom)]
