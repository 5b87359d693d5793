"""The time that reading or covering a text takes grows with its length and no faster, whatever it repeats.

A page of the site must not stop the archive. The texts below repeat what the rules look at. Another process takes
them, with a limit of processor time some ten times what each needs, so that only one that grows faster exceeds it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.takedowns import repetitive

ROOT = Path(__file__).parents[1]
SECONDS = 5  # of processor time for one text; each needs some tenths of one
LONG, LONGER = 40_000, 60_000  # characters
# Sentences behind one that names somebody, whom each of them may mean.
BEHIND = (
    ("Anna Kalna came. ", "In her talk she will go. "),
    ("Anna Kalna has been appointed adviser. Juris Egle left. ", "The new adviser said it. "),
    (
        "Minister Juris Egle met his Lithuanian counterpart, Anna Kalna. ",
        "The Lithuanian minister said that it works. ",
    ),
    ("Anna Kalna and Juris Egle came. ", "Both said it. "),
)
READ = """
import datetime
from archive.extract.events.announced import event_of_article
from archive.extract.events.notices import notice_in
from archive.latvian.words import form_keys
from archive.people import find_people
from archive.people.namesakes import proofs
from archive.places import find_places
from archive.search.words.vocabulary import tokens

find_people("Anna Kalna teica, ka Rīgā līst."), find_people("Anna Kalna said so.", "en")
def work(text):
    for lang in ("lv", "en"):
        proofs(text, find_people(text, lang), lang), find_places(text, lang)
        notice_in(text), event_of_article(text, text, datetime.date(2016, 9, 20), "", lang)
    for word in tokens(text):
        form_keys(word)
"""
COVER = """
from tests.support.takedowns.repetitive import cover_page, cover_text

cover_text("Anna Kalna teica, ka līst.")
def work(text):
    (cover_page if "<" in text else cover_text)(text)
"""
WITHIN_LIMIT = """
import json, signal, sys

def too_long(*_):
    raise TimeoutError

signal.signal(signal.SIGVTALRM, too_long)
for text in json.load(sys.stdin):
    signal.setitimer(signal.ITIMER_VIRTUAL, {seconds})
    try:
        work(text)
    except TimeoutError:
        print(repr(text[:60]))
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
"""
# What once took the square of the length, or worse.
ONCE_SLOW = (
    *("A", "Aa-", "Aa-aa-", ".", "?", "Ā", "\n– ", "\n", "teica ", "Anna Kalna teica, ", "“Aa” Rīgas ", "“Rīga "),
    "12. maijā ",
)
LETTERS = "a A ā Ā Aa aa- Aa- ’ “ ” „ « » ( ) [ . , ; : ! ? … - – — * • 1 1. 2016. _ / @ &".split()
PIECES = (
    "teica |said |ka |un |, |. |A. |Aa |Anna Kalna |Anna Kalna, |Kalna |Kalna teica |teica Kalna |direktors |"
    "director |Director of |ministrijas |Valsts policijas |“Aa.” |“Aa,” teica |Rīgas |Rīgas, |Cēsu novada |"
    "un Cēsu |no |pēc |kurš |viņa |: |\n|\n“|“\n|? |Aa?\nAa\n|Anna Kalna: Aa.\n|– |\n– Aa, – teica |(Aa) |jusi|"
    "ina|oja|āk|er|iņ|ei|Aa’|Aa.|Dr. |Mr |of the |and |Ministry of |National Coordinator |van |Anna van |"
    "Anna un Juris |Anna |p. i. |V. E. |darbam ar |SIA „Aa” |„Aa” |projekta |1.Aa |Tā |I |said Anna Kalna |"
    "according to |she said |viņa teica |gan Anna Kalna, |Anna Kalna un |jautājumos |, kurš |savu viedokli:\n|"
    "Liepājas Universitāte |of |Ms Kalna |plkst. 10.00 |2016. gada 5. maijā |5. |A. Kalna |Kalna Anna, |atbild |"
    ", pārliecināta |valsts  |Anna Kalna, “|Annai Kalnai |ar Annu Kalnu, |- Anna Kalna, "
).split("|")


def too_slow(work: str, texts: Sequence[str]) -> str:
    """What is printed during the work on the texts: those that take too long."""
    done = subprocess.run(
        [sys.executable, "-c", work + WITHIN_LIMIT.format(seconds=SECONDS)],
        cwd=ROOT,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=SECONDS * len(texts) + 60,
    )
    return done.stdout + done.stderr[-300:]


def repeated(piece: str, length: int) -> str:
    return piece * (length // len(piece))


def test_what_was_once_slow_is_not() -> None:
    parts = "Anna " + "Aa-" * 5000 + "Aa teica: „Jā.”"  # went too deep, too
    label = "Anna Kalna:" + "\n" * LONG
    byline = "Anna Kalna, " + "\n" * LONGER
    letter = f"Cienījamie deputāti!\n\n{repeated('vārds ', LONGER)}\n\nAr cieņu,\nAnna Kalna, biedrības direktore"
    assert too_slow(READ, [*(repeated(piece, LONG) for piece in ONCE_SLOW), parts, label, byline, letter]) == ""


def test_what_is_repeated_behind_a_name() -> None:
    assert too_slow(READ, [before + repeated(piece, 3 * LONG) for before, piece in BEHIND]) == ""


def test_what_is_covered_may_be_repeated() -> None:
    assert too_slow(COVER, [*repetitive.texts(LONG).values(), *repetitive.pages(LONG).values()]) == ""


@pytest.mark.peers
@pytest.mark.parametrize("before", ["", "Anna Kalna, "])
@pytest.mark.parametrize("after", ["", "! teica Anna Kalna."])
def test_whatever_is_repeated(before: str, after: str) -> None:
    assert too_slow(READ, [before + repeated(piece, LONGER) + after for piece in (*LETTERS, *PIECES)]) == ""


@pytest.mark.peers
@pytest.mark.parametrize("before", ["", "Anna Kalna, "])
def test_whatever_is_repeated_is_covered(before: str) -> None:
    assert too_slow(COVER, [before + repeated(piece, LONGER) for piece in (*LETTERS, *PIECES)]) == ""
