"""How often a page was read and how long ago it was written change with each visit, and are no part of its text."""

from __future__ import annotations

import pytest

from archive.extract import Article, extract

OPENING = "Seminārā piedalījās sociālie darbinieki no visas Kurzemes, un viņi sprieda par palīdzību cietušajiem."
CLOSING = "Dalībnieki vienojās tikties arī nākamajā gadā, lai salīdzinātu, kas pašvaldībās ir mainījies."
COUNTERS = (
    "Skatīts: {}",
    "Raksts lasīts: {}",
    "Raksts lasīts {} reizes",
    "Raksta skatījumi: {}",
    "Lapas skatījumu skaits: {}",
    "Apmeklētāji: {}",
    "Patīk {}",
    "{} cilvēkiem patīk",
    "Hits: {}",
    "Post Views: {}",
    "{} views",
    "This article has been viewed {} times",
    "{} people like this",
    "Lasīts {} reizes",
)
AGES = ("Publicēts pirms {} stundām", "Pirms {} dienām", "Posted {} days ago", "{} min read")
LINES = [line.format(number) for line in COUNTERS for number in ("7", "1 234", "1,2k")] + [
    line.format(number) for line in AGES for number in ("2", "14")
]
LINES += [
    "Estimated reading: four minutes",
    "Reading time: 4 minutes",
    "Šodien, 17:40",
    "Vakar plkst. 9.05",
    "Yesterday at 5:40 pm",
]


def body(*lines: str) -> str:
    page = extract(
        ("<h1>Seminārs Kurzemē</h1><p>29.09.2016</p>" + "".join(f"<p>{line}</p>" for line in lines)).encode(),
        "http://h/lv/seminars-kurzeme/7",
    )
    assert isinstance(page, Article)
    return page.body


@pytest.mark.parametrize("line", LINES)
def test_it_is_left_out_above_and_below_the_text(line: str) -> None:
    expected = f"{OPENING}\n\n{CLOSING}"
    assert body(line, OPENING, CLOSING) == expected
    assert body(OPENING, CLOSING, line) == expected


@pytest.mark.parametrize(
    "line", ["Pirms 10 gadiem", "Lasīti 5 referāti.", "Patīk palīdzēt", "Šodien 17 valstīs", "Viewed as a victim"]
)
def test_a_line_of_the_text_stays(line: str) -> None:
    assert body(OPENING, line, CLOSING) == f"{OPENING}\n\n{line}\n\n{CLOSING}"
