"""Recognises error pages and login pages by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.fold import slugify

_ERROR = re.compile(
    r"(?:(?:kluda|error)-)?404(?:-|$)|(?:lapa|saturs|raksts|adrese)-(?:nav|netika)-(?:atrast|pieejam)[as]"
    r"|(?:sad(?:a|as)|pieprasita|mekleta)-lapas?-(?:nav|neeksiste)|not-found$"
    r"|(?:the-)?(?:page|article|content|file)(?:-you-requested)?"
    r"-(?:(?:was|is|could|can)-?not|cannot|not)-(?:be-)?(?:found|available)"
    r"|(?:error|kluda|403|5\d\d)(?:-\d{3})?$|(?:internal-)?server-error|servera-kluda"
    r"|access-denied|forbidden|service-unavailable|(?:bad-gateway|gateway-timeout)$"
    r"|(?:notiek-)?(?:\w+-){0,2}(?:apkopes|uzturesanas|tehniskie)-darbi|(?:\w+-){0,3}tehnisk(?:as|u)-problem"
    r"|(?:\w+-){0,3}(?:site|website|page|server)?-?(?:is-)?"
    r"(?:(?:currently|temporarily)-)?(?:down-for|under|in)-maintenance"
    r"|(?:scheduled-)?maintenance(?:-mode)?$|(?:vietne|lapa|majaslapa|serviss)-(?:\w+-){0,2}nav-pieejam[as]"
    r"|(?:saturs|raksts|lapa|zina|ieraksts)-(?:ir-)?(?:dzest[sa]|izdzest[sa]|nonemt[sa]|parvietot[sa])"
    r"|(?:this-)?(?:page|article|content|post)-(?:has-been|was|is)-(?:deleted|removed)"
    r"|(?:this-)?account-(?:has-been-)?suspended"
    r"|(?:this-)?(?:site|domain)-(?:has-been-|is-)?(?:suspended|expired|for-sale)"
    r"|just-a-moment|checking-(?:if-the-site-connection|your-browser)"
    r"|attention-required|(?:please-)?verif(?:y|ying)-(?:that-)?you-are"
    r"|(?:apstipriniet|pieradiet)-ka-(?:jus-)?(?:\w+-)?(?:neesat|esat)"
    r"|(?:php-)?(?:warning|notice|fatal-error|parse-error|deprecated|uncaught-\w+)-.*-on-line-\d"
    r"|(?:error-establishing|database|datubazes)-.{0,20}(?:connection|error|kluda)|unable-to-connect"
)
_MISSING = re.compile(
    r"(?:(?:kluda|error)-)?404(?:-.{0,30})?|(?:lapa|saturs|adrese)-(?:nav|netika)-atrast[as]"
    r"|(?:the-)?(?:page|content)(?:-you-requested)?-(?:(?:was|is|could|can)-?not|cannot|not)-(?:be-)?found"
)
_LOGIN = re.compile(
    r"(?:ludzu-)?(?:pieslegt(?:ies|ieties)|pieslegsanas|ielogoties|autorizacija|autorizeties|autorizejieties)(?:-\w+)?"
    r"|(?:please-)?(?:log-?in|sign-in|user-login|login-required)(?:-\w+){0,2}"
)

_AT_WORK = re.compile(
    r"(?:musu-)?(?:vietne|timekla-vietne|lapa|majaslapa|majas-lapa|portala"
    r"|sistema|serveri)-(?:paslaik-|sobrid-)?notiek-(?:\w+-){0,3}darbi"
    r"|we(?:-are|-ll-be|-will-be)-(?:currently-)?(?:performing-maintenance|back-soon)"
    r"|(?:be|coming)-(?:right-)?back-soon"
)
# What PHP writes into a page where its script fails, in the middle of a text as well.
_SCRIPT = re.compile(r"\b(?:(?:Fatal|Parse) error|Warning|Notice|Deprecated)\s*:\s.{1,500}?\bon line \d", re.DOTALL)
_DATE = re.compile(r"\(?\b[0-3]?\d[./][01]?\d[./](?:19|20)\d\d\b\.?\)?(?:\s*[0-2]?\d[:.][0-5]\d)?")
MOST_BESIDE = 600  # characters of other text on an error page: a paragraph or two of help; judged, free


def is_error(text: str) -> bool:
    """A heading such as `Lapa nav atrasta`."""
    return len(text) < 300 and _ERROR.match(_slug(text)) is not None


def is_missing(text: str) -> bool:
    """A line that is nothing but `404` or `Lapa nav atrasta`."""
    return len(text) < 60 and _MISSING.fullmatch(_slug(text)) is not None


def _slug(text: str) -> str:
    """The slug of a text; empty for another script than Latin, where only its numbers would be left."""
    slug = slugify(text)
    return slug if text.isascii() or 2 * len(slug) > len(text.strip()) else ""


def is_login(text: str) -> bool:
    """The title of a form that asks for a password."""
    return len(text) < 60 and _LOGIN.fullmatch(slugify(text)) is not None


def has_script_message(text: str) -> bool:
    """Whether a text has an error message of PHP, as `Warning: Undefined variable $x in /var/www/db.php on line 3`."""
    return "on line " in text and _SCRIPT.search(text) is not None


def reads_like_error(title: str, paragraphs: Sequence[str]) -> bool:
    """Whether what was read as an article, with or without a date, is an error message and little else.

    The message of a failed script counts whatever else is on the page: the page is not as it was meant to be.
    """
    if any(map(has_script_message, paragraphs)):
        return True
    texts: list[str] = []
    beside = 0
    for text in paragraphs:
        texts.append(_undated(text))
        beside += 0 if is_error(texts[-1]) else len(texts[-1])
        if beside > MOST_BESIDE:
            return False
    heading = _undated(title)
    return is_login(heading) or any(is_error(text) or _is_at_work(text) for text in (heading, *texts[:2]))


def _undated(text: str) -> str:
    return _DATE.sub("", text).strip()


def _is_at_work(text: str) -> bool:
    """Whether a heading is about maintenance: `Vietnē notiek uzlabošanas darbi`."""
    return len(text) < 100 and _AT_WORK.fullmatch(slugify(text)) is not None
