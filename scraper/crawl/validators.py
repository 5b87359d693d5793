"""Decides which validators may be sent back to the site: those that are legal header fields.

They are checked when used, not when stored, so that an illegal one in an archive does no harm.
"""

from __future__ import annotations

import re

from archive.clock import http_date

LONGEST = 1000  # characters of an ETag; servers send some 30, and refuse requests with very long fields
# RFC 9110, 8.8.3: visible ASCII except quotes, and anything that is not ASCII. Some servers omit the quotes around it.
_ENTITY_TAG = re.compile(r'(?:W/)?("?)[!#-~\x80-\U0010ffff]*\1')
_DATE = re.compile(r"[ -~]+")


def entity_tag(sent: str | None) -> str | None:
    """An ETag as it may stand in If-None-Match, else None. A bare asterisk there means any page at all."""
    tag = (sent or "").strip()
    is_legal = len(tag) <= LONGEST and _ENTITY_TAG.fullmatch(tag) and tag != "*"
    return tag if tag and is_legal else None


def moment(sent: str | None) -> str | None:
    """A Last-Modified as it may stand in If-Modified-Since, else None: one that cannot be read as a date."""
    value = (sent or "").strip()
    return value if _DATE.fullmatch(value) and http_date(value) else None
