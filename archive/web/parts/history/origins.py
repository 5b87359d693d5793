"""Who captured something, in words: this archive or others; and why captures by others may be doubtful."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from sqlite_utils import Database

from archive.warc.origin import Origin
from archive.web.serving.i18n import N_, Interface

_INTERNET_ARCHIVE = "web.archive.org"
_COMMON_CRAWL = "Common Crawl"

_MOST = 100
_FLAWED = f"""
SELECT id, fetched_at, source, source_uri, truncated, claimed_digest, doubt
FROM captures LEFT JOIN imported_readings ON capture_id = id
WHERE article_id = ? AND import_id IS NOT NULL
AND (doubt IS NOT NULL OR truncated IS NOT NULL OR claimed_digest IS NOT NULL)
ORDER BY fetched_at DESC, id LIMIT {_MOST}
"""

# The reasons that archive.store.imported.judging gives; a test compares the two.
_REASONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"its text is like an error's", N_("its text looks like an error page")),
        (r"it says the same as (?P<other>\S+)", N_("it has the same content as %(other)s")),
        (
            r"(?P<number>\d+) addresses have an undated page of that title",
            N_("the same undated page is found at several addresses (%(number)s)"),
        ),
        (r"its title and its date have changed", N_("its title and date are different")),
        (
            r"its title and nearly all of its text have changed",
            N_("its title and nearly all of its text are different"),
        ),
        (r"it has no date any more", N_("it has no date, though the article had one")),
        (
            r"its text has shrunk from (?P<old>\d+) to (?P<new>\d+) characters",
            N_("its text is much shorter (%(new)s characters instead of %(old)s)"),
        ),
        (r"its text breaks off in the middle of a sentence", N_("its text breaks off in the middle of a sentence")),
    )
)
_BESIDE_LATER = "beside what followed "
_WENT_ON = ", and then the article was as before"


def by(interface: Interface, origin: Origin | None) -> str:
    """Whoever captured it, as the subject of a sentence or after "by": "the Internet Archive", "others"."""
    if origin is None:
        return interface.gettext(N_("this archive"))
    return _proper(origin) or interface.gettext(
        N_("the Internet Archive") if origin.host == _INTERNET_ARCHIVE else N_("others")
    )


def taken_from(interface: Interface, origin: Origin) -> str:
    """Where captures came from, after "from": "the Internet Archive", "files made by others"."""
    if origin.source == "file":
        return interface.gettext(N_("files made by others"))
    return by(interface, origin)


def label(interface: Interface, origin: Origin | None) -> str:
    """The same as a heading: "This archive", "Internet Archive", "Files made by others"."""
    if origin is None:
        return interface.gettext(N_("This archive"))
    if origin.source == "file":
        return interface.gettext(N_("Files made by others"))
    return _proper(origin) or interface.gettext(
        N_("Internet Archive") if origin.host == _INTERNET_ARCHIVE else N_("Others")
    )


def _proper(origin: Origin) -> str:
    """A name that is the same in every language and position in a sentence; empty if there is none."""
    if origin.source == "commoncrawl":
        return _COMMON_CRAWL
    return origin.host if origin.source == "wayback" and origin.host != _INTERNET_ARCHIVE else ""


def who(interface: Interface, origin: Origin | None) -> Markup:
    """The same as `by`, with a link to that archive's page of the capture, or with the name of the file."""
    name = by(interface, origin)
    if origin and origin.page:
        return Markup('<a href="{}" rel="noreferrer nofollow">{}</a>').format(origin.page, name)
    if origin and origin.file:
        told = interface.gettext(N_("%(who)s (file %(name)s)"))
        return Markup(told) % {"who": name, "name": Markup("<code>{}</code>").format(origin.file)}  # noqa: S704, for what is put in is escaped
    return Markup("{}").format(name)


def doubt_in_words(interface: Interface, doubt: str) -> str:
    """Why a capture is not believed, in the reader's language; an unknown reason as it is stored."""
    reason, went_on = doubt.removesuffix(_WENT_ON), doubt.endswith(_WENT_ON)
    beside_later, reason = reason.startswith(_BESIDE_LATER), reason.removeprefix(_BESIDE_LATER)
    for pattern, message in _REASONS:
        if found := pattern.fullmatch(reason):
            reason = interface.gettext(message) % found.groupdict()
            break
    if beside_later:
        reason = interface.gettext(N_("compared with what came later, %(reason)s")) % {"reason": reason}
    if went_on:
        reason = interface.gettext(N_("%(reason)s, and later the article was as before")) % {"reason": reason}
    return reason


def flawed(db: Database, article_id: str) -> list[dict[str, Any]]:
    """The imported captures at an article's address that are not believed, not complete or not as their source says.

    Rows of `captures` with their `doubt`, newest first, at most a hundred.
    """
    return list(db.query(_FLAWED, [article_id]))


def doubt_of(db: Database, capture_id: str) -> str | None:
    """Why an imported capture is not believed, in English; None if it is, or is our own."""
    row = db.execute("SELECT doubt FROM imported_readings WHERE capture_id = ?", [capture_id]).fetchone()
    return row[0] if row else None


def prepare_templates(env: Environment) -> None:
    """Give templates the filters `who`, of an Origin or None, and `doubt`, in the language of the page."""

    @pass_context
    def told_who(context: Context, origin: Origin | None) -> Markup:
        return who(context["page_request"].interface, origin)

    @pass_context
    def told_doubt(context: Context, doubt: str) -> str:
        return doubt_in_words(context["page_request"].interface, doubt)

    env.filters |= {"who": told_who, "doubt": told_doubt}
