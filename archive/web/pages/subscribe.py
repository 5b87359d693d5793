"""/subscribe: explains feeds, and has the address of one to copy, for readers who would otherwise see XML.

Its parameters are those of a search, of a search in statements (`feed=statements`) or of the changes (`feed=changes`).
"""

from __future__ import annotations

from datasette import Response

from archive.web.pages.changes import address_of, read_parameters
from archive.web.pages.changes import in_words as in_words_of_changes
from archive.web.parts.filters import in_force, in_words
from archive.web.serving.keeper import settings_beside
from archive.web.serving.request import PageRequest
from archive.web.serving.search_requests.search_request import read_request
from archive.web.serving.search_requests.statement_request import read_statement_request


async def subscribe_page(request: PageRequest) -> Response:
    """The page for people. Invalid values are ignored, as on the pages of results."""
    makers = {"changes": _of_changes, "statements": _of_statements}
    what, feed, page = await makers.get(request.argument("feed"), _of_search)(request)
    settings = settings_beside(request.database.path)
    return await request.render(
        "subscribe.html",
        what=what or request.interface.gettext("the whole archive"),
        feed=request.absolute(feed),
        feed_path=feed,
        page=page,
        page_address=request.absolute(page),
        mails=bool(settings.mail.host),
    )


async def _of_search(request: PageRequest) -> tuple[str, str, str]:
    """What is searched for, in words; the path of its feed; and that of its page."""
    search = read_request(request.raw.args)
    filters = await request.read(lambda db: in_force(search, search.prepare(db)))
    feed = search.address(request.path("/search.atom"), page=None, size=None, sort=None, ui=request.language)
    page = search.address(request.path("/search"), page=None, size=None, sort=None)
    return in_words(request.interface, search, filters), feed, page


async def _of_statements(request: PageRequest) -> tuple[str, str, str]:
    search = read_statement_request(request.raw.args)
    filters = await request.read(lambda db: in_force(search, search.prepare(db)))
    words = in_words(request.interface, search, filters)
    feed = search.address(request.path("/statements.atom"), page=None, size=None, sort=None, ui=request.language)
    page = search.address(request.path("/statements"), page=None, size=None, sort=None)
    what = words or request.interface.gettext("the whole archive")
    return request.interface.gettext("Statements: %(what)s") % {"what": what}, feed, page


async def _of_changes(request: PageRequest) -> tuple[str, str, str]:
    kind, lang, _ = read_parameters(request)
    # What others captured long ago is not news; the import is.
    feed = address_of(request, "/changes.atom", "import" if kind == "others" else kind, lang, ui=request.language)
    return in_words_of_changes(request.interface, kind, lang), feed, address_of(request, "/changes", kind, lang)


ROUTES = [(r"^/subscribe$", subscribe_page)]
