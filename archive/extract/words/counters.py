"""Recognises lines that change by themselves: how often a page was read or liked, how long ago it was written.

They are not part of an article. If one were taken for text, every visit would create a new version of the article.
"""

from __future__ import annotations

import re

_SEEN = (
    r"(?:skatit[sai]|skatijum[isu]+|apskatit[sai]|apskatijum[isu]+"
    r"|apskates|noskatit[sai]|lasit[sai]|izlasit[sai]|lasijum[isu]+"
    r"|lejupieladet[sai]|lejupieladejum[isu]+|downloads?|downloaded|apmeklet[sai]|apmeklejum[isu]+|apmekletaj[isu]+|patik|patika|dalij(?:as|usies)|dalijum[isu]+"
    r"|(?:page-?|post-?)?(?:views?|viewed|hits|reads?|visits?|visited|visitors?)"
    r"|seen|likes?(?:-this)?|liked|shares?|shared)"
)
_THING = r"(?:(?:rakst(?:s|a|am)|lapa[si]?|zina[si]?|publikacija[si]?|this|article|page|post|news)-)"
_BEEN = r"(?:(?:ir|tika|kopa|kopejais|has-been|was|is|total|skaits)-)"
_TIMES = r"(?:reiz(?:es|i|em)?|x|cilvek(?:i|iem|s)|lietotaj(?:i|iem)|times?|people|users?|readers?)"
_NUMBER = r"(?:\d{1,3}(?:-\d{3})+|\d+(?:-\d)?)-?(?:k|m|x|tukst)?"  # 318, 1 234, 1.2k; but not a date
_COUNTED = (
    rf"{_THING}{{0,2}}{_BEEN}*{_SEEN}-(?:{_THING}|{_BEEN}|by-)*{_NUMBER}(?:-{_TIMES})?"
    rf"|{_NUMBER}-(?:{_TIMES}-)?(?:{_BEEN})?(?:{_SEEN}|komentar[isu]+|comments?)"
)
_TO_READ = (
    r"(?:estimated-)?(?:reading|read)(?:-time)?-(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)-min(?:utes?)?"
    r"|lasams-\d+-minut\w+|\d+-minu(?:tes|su)-(?:lasamviela|lasisanai?|lasijums)"
    r"|(?:lasisanas-laiks-|reading-time-)?\d+-min(?:utes?)?(?:-(?:read|to-read|lasisanai?|lasit))?"
)
# Without months and years: they change too rarely to do harm, and `Pirms 10 gadiem` may be a heading of the text.
_AGE = (
    r"(?:(?:publicets|pievienots|ievietots|posted|published|added|written)-)?"
    r"(?:pirms-(?:\d+-)?(?:sekund|minut|stund|dien|nedel)\w+|(?:\d+|an?|one)-(?:second|minute|hour|day|week)s?-ago"
    r"|(?:sodien|vakar|aizvakar|today|yesterday)-(?:plkst-|at-)?\d{1,2}-\d\d(?:-[ap]m)?)"
)
_RATED = (
    r"(?:your-)?(?:rating|vertejums|reitings|(?:ieksejais-)?novert\w+(?:-(?:so|sis))?-rakst[us])"
    r"(?:-(?:\d+|no|of|out)){1,6}(?:-(?:votes?|ratings?|bals(?:is|im|s|u)|vertejum[isu]+))?"
    r"|(?:novert\w+|rate)-(?:so|this)-(?:rakstu|zinu|lapu|publikaciju|article|item|page|post)(?:-\d+-(?:votes?|bals(?:is|s|u)))?"
)
_MEMBER = (
    r"(?:zinas|ieraksti|posts|messages)-(?:\d{1,3}(?:-\d{3})*|\d{5,})"
    r"|(?:registrejies|registrejusies|pievienojies|joined|join-date|member-since)"
    r"-(?:\d{1,2}-)?(?:jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]{0,8}-(?:19|20)\d\d"
)
"""What a forum says about a member: `Ziņas: 1 877`, `Reģistrējies: Jan 2008`. Not a year, which may be in a heading."""
FORM = re.compile(rf"{_MEMBER}|{_COUNTED}|{_RATED}|{_TO_READ}|{_AGE}")
"""The pattern of slugs, also used for a quick check whether it can match (`says`)."""
_LONGEST = 60  # characters of a slug; judged, free


def is_counter(slug: str) -> bool:
    """Whether a slug is that of `Skatīts: 318`, `Raksts lasīts 1 234 reizes`, `Patīk 15`, `3 min read` or the like."""
    return len(slug) <= _LONGEST and FORM.fullmatch(slug) is not None
