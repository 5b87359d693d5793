"""What pages say that are not there, whose server is not well, or that ask for a password; known by their words."""

from __future__ import annotations

import re

from archive.extract.address import slugify

_ERROR = re.compile(
    r"(?:(?:kluda|error)-)?404(?:-|$)|(?:lapa|saturs|raksts|adrese)-(?:nav|netika)-(?:atrast|pieejam)[as]"
    r"|(?:sad(?:a|as)|pieprasita|mekleta)-lapas?-(?:nav|neeksiste)|not-found$"
    r"|(?:the-)?(?:page|article|content|file)(?:-you-requested)?"
    r"-(?:(?:was|is|could|can)-?not|cannot|not)-(?:be-)?(?:found|available)"
    r"|(?:error|kluda|403|5\d\d)(?:-\d{3})?$|(?:internal-)?server-error|servera-kluda"
    r"|access-denied|forbidden|service-unavailable|(?:bad-gateway|gateway-timeout)$"
    r"|(?:notiek-)?(?:\w+-){0,2}(?:apkopes|uzturesanas|tehniskie)-darbi|(?:\w+-){0,3}tehnisk(?:as|u)-problem"
    r"|(?:\w+-){0,3}(?:site|website|page|server)?-?(?:is-)?(?:(?:currently|temporarily)-)?(?:down-for|under|in)-maintenance"
    r"|(?:scheduled-)?maintenance(?:-mode)?$|(?:vietne|lapa|majaslapa|serviss)-(?:\w+-){0,2}nav-pieejam[as]"
    r"|(?:saturs|raksts|lapa|zina|ieraksts)-(?:ir-)?(?:dzest[sa]|izdzest[sa]|nonemt[sa]|parvietot[sa])"
    r"|(?:this-)?(?:page|article|content|post)-(?:has-been|was|is)-(?:deleted|removed)"
    r"|(?:this-)?account-(?:has-been-)?suspended|(?:this-)?(?:site|domain)-(?:has-been-|is-)?(?:suspended|expired|for-sale)"
    r"|just-a-moment|checking-(?:if-the-site-connection|your-browser)|attention-required|(?:please-)?verif(?:y|ying)-(?:that-)?you-are"
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


def is_error(text: str) -> bool:
    """A heading such as `Lapa nav atrasta`."""
    return len(text) < 300 and _ERROR.match(slugify(text)) is not None


def is_missing(text: str) -> bool:
    """A line that is nothing but `404` or `Lapa nav atrasta`."""
    return len(text) < 60 and _MISSING.fullmatch(slugify(text)) is not None


def is_login(text: str) -> bool:
    """The title of a form that asks for a password."""
    return len(text) < 60 and _LOGIN.fullmatch(slugify(text)) is not None
