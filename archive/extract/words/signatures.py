"""Recognises signatures: lines that say who prepared or published the text (F11)."""

from __future__ import annotations

import re

from archive.latvian.fold import slugify

_PREPARED_LV = r"(?:sagatavoj(?:a|usi|is)|publiceja|apkopoja|sagatavots|sagatavota)"
_PREPARED_EN = r"(?:prepared|published|provided|compiled)"
SIGNATURE = re.compile(
    r"(?:(?:preses-)?(?:informacij[au]|zinu|zinas|zinojumu|relizi|rakstu|materialu|publikaciju|tekstu)-)?"
    rf"{_PREPARED_LV}(?:-un-(?:publiceja|sagatavoja|ievietoja))?(?:-|$)"
    r"|(?:(?:the-)?(?:information|article|news|text|press-release)-(?:was-|is-)?)?"
    rf"{_PREPARED_EN}(?:-and-{_PREPARED_EN})?-by(?:-|$)"
    r"|(?:par|re)public(?:ets|eta|ejoties)-no-|(?:re-?published|reprinted)-from-"
)
# Characters before the colon of a signature; `Informāciju sagatavoja un publicēja` has 35. Doubled it changes nothing,
# halved 177 + 0 pages.
_LABEL = 60
_SENTENCE = re.compile(r"-(?:ari|par|also|on|about)-")
_GOES_ON = re.compile(
    r"(?:\w+-)?(?:sagatavot[sa]|publicets|publiceta)-(?!no-)(?:\w+-)+\w+|.*-(?:un-t[aoi]|kas|kur[asiu]?\w*|lai|bet)-.*"
)
_CONTACT = re.compile(r"\bt[aā]l(?:r|\.|runis)|\b(?:tele)?phone\b|\btel\b|e-pasts|e-mail|@|\b\d{8}\b|\+371", re.I)


def is_signature(text: str) -> bool:
    """Whether a line is `Informāciju sagatavoja un publicēja: Iekšlietu ministrija, tālrunis 67829674` or the like.

    `Sagatavots pārskats par …` begins in the same way, but is a sentence of the text.
    """
    if len(text) >= 400 or SIGNATURE.match(slugify(text[:80])) is None:
        return False
    label, colon, _ = text.partition(":")
    if colon and len(label) < _LABEL:
        return not _SENTENCE.search(slugify(label))
    return len(text) < _LABEL * 2 and _GOES_ON.match(slugify(text)) is None


def is_bare_label(text: str) -> bool:
    """Whether a line is `Informāciju sagatavoja:`, without a name."""
    return text.endswith(":") or SIGNATURE.fullmatch(slugify(text)) is not None


def is_contact(text: str) -> bool:
    """Whether a line is short and has a telephone number or an e-mail address, as lines after a signature may."""
    return len(text) < 160 and _CONTACT.search(text) is not None
