"""What the words of a line say. Cached: many rules need it, and all pages have the same lines around the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from archive.extract.words import furniture, headings
from archive.extract.words.signatures import SIGNATURE, is_signature
from archive.extract.words.site_name import SITE_NAME, is_site_name, without_site_name
from archive.latvian.fold import slugify

_LONGEST = 400  # characters: no rule recognises a longer line, and this limits the cache


class Says:
    """What a line can say: bits of an int, like `Region`, because a line may say several things."""

    FURNITURE = 1
    FURNITURE_ROW = 2
    FOOTER = 4
    RELATED_HEADING = 8
    COMMENTS_HEADING = 16
    DOCUMENTS_HEADING = 32
    GALLERY_HEADING = 64
    CALENDAR_HEADING = 128
    ASKED = 256
    SIGNATURE = 512
    SITE_NAME = 1024
    """The line is only the name of the site."""
    SIGNED = 2048
    """The line begins or ends with the name of the site, as captions do (F12)."""


_RULES: dict[int, Callable[[str], bool]] = {
    Says.FURNITURE: furniture.is_furniture,
    Says.FURNITURE_ROW: furniture.is_furniture_row,
    Says.FOOTER: furniture.is_footer,
    Says.RELATED_HEADING: headings.is_related_heading,
    Says.COMMENTS_HEADING: headings.is_comments_heading,
    Says.DOCUMENTS_HEADING: headings.is_documents_heading,
    Says.GALLERY_HEADING: headings.is_gallery_heading,
    Says.CALENDAR_HEADING: lambda text: headings.calendar_heading(text) is not None,
    Says.ASKED: furniture.is_asked,
    Says.SIGNATURE: is_signature,
    Says.SITE_NAME: is_site_name,
    Says.SIGNED: lambda text: without_site_name(text) != text,
}
_FORMS = (*headings.FORMS, *furniture.FORMS, SIGNATURE, SITE_NAME)
# Without `(?:-|$)`, the end of a word, because some rules examine only the first 80 characters, which may end anywhere.
_OPENINGS = re.compile("|".join(form.pattern.replace("(?:-|$)", "") for form in _FORMS))


def said_by(text: str) -> int:
    """What a text of one or more lines says: bits of `Says`; 0 if it is too long for these rules."""
    return _said_by(text) if len(text) <= _LONGEST else 0


@lru_cache(maxsize=4096)
def _said_by(text: str) -> int:
    line = text.replace("\n", " ")
    return sum(bit for bit, rule in _RULES.items() if rule(line)) if _may_say_something(line) else 0


def _may_say_something(line: str) -> bool:
    """A quick check that excludes most lines: those that neither begin like a pattern nor contain a typical word."""
    slug = slugify(line)
    if slug.partition("-")[0] in furniture.FIRST_WORDS or _OPENINGS.match(slug):
        return True
    return "sikdat" in slug or "cookie" in slug or "-lv" in slug or slug.startswith("lv") or line.startswith("©")
