"""Recognises error pages and login pages by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.fold import slugify

_CODE = r"(?:40[0-9]|410|429|50[0-4])"
_SORRY = (
    rf"(?:(?:o{{2,3}}ps|u{{1,2}}ps|hmm|diemzel|ludzu|atvaino(?:jiet|jamies)|piedodiet|sorry|we-(?:are|re)-sorry|unfortunately"
    rf"|kluda|error|http|status|{_CODE})-)*"
)
"""Words with which a message may begin: `Diemžēl …`, `Kļūda 404: …`."""
_PAGE_LV = r"(?:(?:majas)?lap[au]s?|(?:satur|rakst|ierakst|resurs|fail)[su]|(?:adres|vietn)[ei]s?)"


def _no_page_lv(found: str) -> str:
    """The pattern of `šī lapa vairs nav atrodama`, with one of the stems in `found`."""
    return (
        rf"(?:(?:sad|s)(?:a|as|i|is)-)?(?:(?:pieprasit|meklet|noradit)(?:a|as|ais)-)?{_PAGE_LV}"
        r"(?:-(?:kuru|kuras|ko)-(?:jus-)?(?:mekle|pieprasi|gribe)\w*)?"
        r"(?:-(?:jums|diemzel|vairs|paslaik|sobrid|pagaidam|islaicigi))*"
        rf"-(?:(?:nav|netika)(?:-vairs)?-(?:{found})(?:a|as|s)|neeksiste|nepastav)"
    )


def _no_page_en(found: str) -> str:
    """The pattern of `the page you requested could not be found`, with one of the words in `found`."""
    return (
        r"(?:(?:the|this|that|your|requested)-)*(?:page|article|content|file|url|document|resource)"
        r"(?:-(?:that-)?you(?:-(?:requested|want|wanted|are|re|were|looking|for|tried|trying|to|view|access|find|reach))+)?"
        r"-(?:(?:(?:was|is|does|could|can)-?not|not|can-t|couldn-t|doesn-t|isn-t|wasn-t|(?:is-)?no-longer)-(?:be-)?"
        rf"(?:{found}))"
    )


# `is_missing`, which may see any line of a page, does not use the second pair: an embedded film may be `not available`.
_MISSING_LV, _MISSING_EN = _no_page_lv("atrast|atrodam"), _no_page_en("found|exists?|located")
_WITHHELD_LV, _WITHHELD_EN = _no_page_lv("pieejam"), _no_page_en("available|accessible")
_ERROR_LV = (
    rf"{_MISSING_LV}|{_WITHHELD_LV}"
    r"|(?:mes-)?(?:nevar(?:am|ejam)|neizdevas)-atrast-(?:(?:so|sadu|jusu|pieprasito|mekleto|noradito)-){0,2}"
    r"(?:(?:majas)?lapu|saturu|rakstu|failu|resursu)(?:$|-(?:kuru|ko|ludzu|iespejams|varbut|parbaudiet|meginiet)-)"
    r"|nekas-(?:netika|nav)-atrasts$|servera-kluda"
    r"|(?:(?:ir-)?radusies|radas|notika|notikusi)-(?:\w+-){0,2}kluda(?:$|-(?:ludzu|meginiet|atvaino))"
    r"|piekluve-(?:ir-)?(?:liegta|aizliegta|atteikta)(?:$|-jums-nav|-sai-(?:lapai|vietnei|adresei))"
    r"|jums-nav-(?:\w+-){0,2}(?:tiesibu|atlaujas)-(?:(?:ap)?skatit|atvert|lasit|pieklut)-(?:so|sai|sim|sadu|pieprasit)"
    r"|(?:jusu-)?sesija-(?:ir-)?beigusies(?:$|-(?:ludzu|meginiet|piesled))|parak-daudz-pieprasijumu$"
    r"|(?:notiek-)?(?:\w+-){0,2}(?:apkopes|uzturesanas|tehniskie)-darbi"
    r"|(?:\w+-){0,3}tehnisk(?:as|u)-problem\w+(?:$|-del-)"
    r"|(?:vietne|lapa|majaslapa|serviss)-(?:\w+-){0,2}(?:nav-pieejam[as]|tiek-(?:atjauno|uzlabo|pilnveido|apkop)ta$)"
    r"|jusu-(?:ip-)?(?:adrese|piekluve)-ir-bloketa|(?:ieslegt|iesledziet|aktivizejiet)-javascript"
    r"|(?:jusu-)?parluk\w*-(?:\w+-){0,2}(?:izslegts|neatbalsta|nav-ieslegts)-javascript"
    r"|(?:saturs|raksts|lapa|zina|ieraksts)-(?:ir-)?(?:dzest[sa]|izdzest[sa]|nonemt[sa]|parvietot[sa])"
    r"|(?:apstipriniet|pieradiet)-ka-(?:jus-)?(?:\w+-)?(?:neesat|esat)"
)
_ERROR_EN = (
    rf"{_MISSING_EN}|{_WITHHELD_EN}|not-found$|(?:internal-)?server-error(?:$|-)"
    r"|(?:we-)?(?:can-t|cannot|could-not|couldn-t|are-unable-to)-(?:seem-to-)?find-(?:the|that|this|your)-(?:page|content)"
    r"(?:$|-(?:that-)?you-|-please-)"
    r"|nothing(?:-was)?-found(?:$|-(?:here$|at-this-))"
    r"|something-(?:went|has-gone)-wrong(?:$|-(?:please|try|we-(?:are|re))-)"
    r"|an?-(?:(?:unexpected|unknown|internal|server|application|system)-)?error-(?:has-)?occurred"
    r"(?:$|-(?:please|while-processing|on-the-server|processing))"
    r"|(?:access-denied|forbidden)(?:$|-(?:you|error|40\d)(?:-|$))|you-(?:have-been|are)-blocked$"
    r"|you-(?:don-t|do-not)-have-(?:permission|access)-to-(?:(?:access|view|see|open|read)-)?"
    r"(?:(?:the|this|requested)-)*(?:.{0,80}on-this-server|(?:page|resource|site|content|file|document|url|area)(?:$|-))"
    r"|request-(?:rejected|timeout)$|the-requested-url-.{0,80}(?:rejected|not-found)"
    r"|service-unavailable|(?:bad-gateway|gateway-timeout|bad-request|too-many-requests)$|bandwidth-limit-exceeded"
    r"|(?:please-)?(?:enable|turn-on)-javascript|javascript-(?:is|must-be)-(?:disabled|enabled|required)"
    r"|runtime-error$|object-moved$|moved-(?:permanently|temporarily)$"
    r"|(?:the|this)-document-(?:has-moved(?:$|-(?:here|to)(?:-|$))|may-be-found-here)"
    r"|(?:your-)?session-(?:has-)?(?:expired|timed-out)(?:$|-(?:please|log|sign|due)-)"
    r"|(?:\w+-){0,3}(?:site|website|page|server)?-?(?:is-)?"
    r"(?:(?:currently|temporarily)-)?(?:down-for|under|in)-maintenance"
    r"|(?:scheduled-)?maintenance(?:-mode)?$"
    r"|(?:this-)?(?:page|article|content|post)-(?:has-been|was|is)-(?:deleted|removed)"
    r"|(?:this-)?account-(?:has-been-)?suspended"
    r"|(?:this-)?(?:site|domain)-(?:has-been-|is-)?(?:suspended|expired|for-sale)"
    r"|just-a-moment|checking-(?:if-the-site-connection|your-browser)"
    r"|attention-required|(?:please-)?verif(?:y|ying)-(?:that-)?you-are"
)
_OF_SERVERS = (
    r"(?:error|kluda)(?:-\d{3})?$"
    rf"|{_CODE}(?:$|-(?:error|kluda|bad-(?:request|gateway)|unauthori[sz]ed|forbidden|not-(?:found|acceptable|implemented)"
    r"|method-not|request-time|gone$|(?:internal-)?server-error|internal-error|service-(?:temporarily-)?unavailable"
    r"|gateway-time|too-many-requests|page-not|file-not|lapa-n|nav-(?:atrast|pieejam)|o{2,3}ps|u{1,2}ps|\w+-lv$))"
    r"|(?:apache2?|nginx|iis|ubuntu|debian|centos)-(?:\w+-){0,4}(?:default|test)-page|welcome-to-nginx$|it-works$"
    r"|(?:php-)?(?:warning|notice|fatal-error|parse-error|deprecated|uncaught-\w+)-.*-on-line-\d"
    r"|(?:error-establishing|database|datubazes)-.{0,20}(?:connection|error|kluda)|unable-to-connect"
)
_ERROR = re.compile(rf"{_SORRY}(?:{_ERROR_LV}|{_ERROR_EN}|{_OF_SERVERS})")
_MISSING = re.compile(rf"{_SORRY}(?:404(?:-(?:error|kluda|not-found|\w+-lv))?|{_MISSING_LV}|{_MISSING_EN})")
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
# What PHP writes into a page when a script fails, even into the middle of a text.
_SCRIPT = re.compile(r"\b(?:(?:Fatal|Parse) error|Warning|Notice|Deprecated)\s*:\s.{1,500}?\bon line \d", re.DOTALL)
_DATE = re.compile(r"\(?\b[0-3]?\d[./][01]?\d[./](?:19|20)\d\d\b\.?\)?(?:\s*[0-2]?\d[:.][0-5]\d)?")
MOST_BESIDE = 600  # characters of other text on an error page: a paragraph or two of help; judged, free


def is_error(text: str) -> bool:
    """Whether a text reports an error: `Lapa nav atrasta`."""
    return len(text) < 300 and _ERROR.match(_slug(text)) is not None


def is_missing(text: str) -> bool:
    """Whether a line is nothing but `404` or `Lapa nav atrasta`."""
    return len(text) < 60 and _MISSING.fullmatch(_slug(text)) is not None


def _slug(text: str) -> str:
    """The slug of a text; empty for a script other than Latin, of which only numbers would be left."""
    slug = slugify(text)
    return slug if text.isascii() or 2 * len(slug) > len(text.strip()) else ""


def is_login(text: str) -> bool:
    """Whether a text is the title of a form that asks for a password."""
    return len(text) < 60 and _LOGIN.fullmatch(slugify(text)) is not None


def has_script_message(text: str) -> bool:
    """Whether a text has an error message of PHP: `Warning: Undefined variable $x in /var/www/db.php on line 3`."""
    return "on line " in text and _SCRIPT.search(text) is not None


def reads_like_error(title: str, paragraphs: Sequence[str]) -> bool:
    """Whether what was read as an article, with or without a date, is an error message and little else.

    The message of a failed script counts no matter what else is on the page: it is not as it was meant to be.
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
    """Whether a text is a message about maintenance: `Vietnē notiek uzlabošanas darbi`."""
    return len(text) < 100 and _AT_WORK.fullmatch(slugify(text)) is not None
