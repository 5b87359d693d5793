"""The last line of a text may say where and when it was written, as a press statement does."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.texts.shape_page import DATE, DAY, H1, paragraphs, read


def _date_after_text(last: str, above: str = "") -> dt.date | None:
    return read(f"<article>{H1}{above}<div>{paragraphs()}{last}</div></article>").published_on


@pytest.mark.parametrize(
    "last",
    [
        "<p>Kuldīgā, 2018. gada 27. novembrī</p>",
        "<p><i>Talsi, 27.11.2018.</i></p>",
        "<p>27.11.2018., Bauska</p>",
        "<p>Northport, 27 November 2018</p>",
    ],
)
def test_a_place_and_a_day_end_a_text(last: str) -> None:
    assert _date_after_text(last) == DAY


@pytest.mark.parametrize(
    "last",
    [
        "<p>Sanāksme Kuldīgā, 27.11.2018.</p>",
        "<div>Ilze, 27.11.2018.</div>",
        "<p>Spēkā no 27.11.2018.</p>",
        "<ul><li>Kuldīgā, 27.11.2018.</li><li>Talsos, 28.11.2018.</li></ul>",
        "<p>Kuldīgā, 27.11.2018.</p><p>Talsos, 28.11.2018.</p>",
        "<p>Norises vietas:</p><p>Kuldīgā, 27.11.2018.</p>",
    ],
    ids=["event", "comment", "law", "list", "lines", "label"],
)
def test_the_days_of_other_things_are_none(last: str) -> None:
    assert _date_after_text(last) is None


def test_a_date_below_the_title_comes_first() -> None:
    assert _date_after_text("<p>Talsos, 20.11.2018.</p>", DATE) == DAY


@pytest.mark.parametrize(
    "last",
    [
        "<p>Ilze Paraudziņa, Kuldīgas novada pašvaldības preses sekretāre, 27.11.2018.</p>",
        "<p>Juris Paraudziņš, biedrības vadītājs, 2018. gada 27. novembrī</p>",
        "<p>Inta Paraudziņa, Project Coordinator, 27 November 2018</p>",
        "<p>Informāciju sagatavoja Kuldīgas novada pašvaldības Sabiedrisko attiecību nodaļa 27.11.2018.</p>",
        "<p>Laikraksts “Ziemeļu Balss”, 27.11.2018.</p>",
        '<p>Avots: reģionālais laikraksts "Ziemeļu Balss", 27.11.2018</p>',
    ],
)
def test_who_signed_a_text_and_the_day_end_it(last: str) -> None:
    assert _date_after_text(last) == DAY


@pytest.mark.parametrize(
    "last",
    [
        "<p>Ilze Paraudziņa, seminārs par drošu darbu, 27.11.2018.</p>",
        "<p>Ilze Paraudziņa, biedrības vadītāja, 27.11.2018. atklāja izstādi.</p>",
        "<p>Sagatavots pārskats par laiku no 01.01.2018. līdz 27.11.2018.</p>",
        "<p>Izstādi Kuldīgā apskatīja arī laikraksts “Ziemeļu Balss”, 27.11.2018.</p>",
        "<h3>Avoti</h3><p>Laikraksts “Ziemeļu Balss”, 27.11.2018.</p>",
        "<ul><li>Ilze Paraudziņa, skolotāja, 26.11.2018.</li><li>Juris Paraudziņš, direktors, 27.11.2018.</li></ul>",
    ],
    ids=["event", "sentence", "span", "sentence with a newspaper", "source", "list of those who signed a petition"],
)
def test_the_day_of_a_sentence_or_of_a_list_is_none(last: str) -> None:
    assert _date_after_text(last) is None


def test_a_signature_with_a_day_stays_whole() -> None:
    last = "Laikraksts “Ziemeļu Balss”, 27.11.2018."
    assert read(f"<article>{H1}<div>{paragraphs()}<p>{last}</p></div></article>").body.endswith(last)
