"""Recognises where a text was first printed: the newspaper, the issue and the page."""

from __future__ import annotations

import re

SOURCE = re.compile(
    r"(?:(?:avots|source):?\s+)?(?:\w+\s+)?(?:laikraksts|avīze|žurnāls|portāls|aģentūra|newspaper|magazine|journal)\s+"
    r"(?:[\"“”„«‘'][^\"“”„«»]{2,40}[\"“”»’']|(?-i:[A-ZĀČĒĢĪĶĻŅŠŪŽ])[\w.]{1,20})",
    re.I,
)
"""The publication in which a text was first printed, beside its date: `Laikraksts “Ziemeļu Balss”, 27.11.2018.`"""
ISSUE = re.compile(
    r"(?:nr\.?|no\.|#) ?\d{1,4}(?: ?\(\d{1,5}\))?(?:(?:, ?| )\d{1,3}(?:[–-]\d{1,3})?\. ?lpp)?|\d{1,3}\. ?lpp", re.I
)
"""The issue or the page of such a publication: `Nr. 39 (942)`, `5. lpp.`"""
