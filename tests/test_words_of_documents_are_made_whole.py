"""Words that lines and pages part are whole in the text of a document; hyphens that belong to words stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents.text import mended, tidy, unwrapped


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("iz-\nmeklē-\nšana", "izmeklēšana"),
        ("iz\u00ad\nmek\u00adlē\u2010\nšana", "izmeklēšana"),
        ("CILVĒKTIRD-\nNIECĪBA", "CILVĒKTIRDNIECĪBA"),
        ("Rīgas-\nPleskavas ceļš", "Rīgas-Pleskavas ceļš"),
        ("2019-\n2020", "2019-2020"),
        ("12-\ngadīgs", "12-gadīgs"),
        ("ES-\nLatvijas", "ES-Latvijas"),
        ("darba-\nun dzīves", "darba-\nun dzīves"),
        ("viens -\notrs", "viens -\notrs"),
        ("saraksts:\n- pirmais", "saraksts:\n- pirmais"),
        ("ļoti-ļoti", "ļoti-ļoti"),
        ("uz e-\npastu", "uz e-pastu"),
        ("E-\nPASTS", "E-PASTS"),
        (
            "skat. http://paraugs.lv/gara-\nadrese/divas-\nreizes, iz-\nmeklē",
            "skat. http://paraugs.lv/gara-adrese/divas-reizes, izmeklē",
        ),
        ("paraugs.lv/gara-\nadrese", "paraugs.lv/gara-adrese"),
        ("janis@mans-\nparaugs.lv. Sāka iz-\nmeklēt", "janis@mans-paraugs.lv. Sāka izmeklēt"),
    ],
)
def test_a_word_over_two_lines(written: str, whole: str) -> None:
    assert tidy(written) == whole


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("L Ē M U M S", "LĒMUMS"),
        ("Par to\nR\u00a0Ī\u00a0K\u00a0O\u00a0J\u00a0U\u00a0M\u00a0S\nRīgā", "Par to\nRĪKOJUMS\nRīgā"),
        ("un tāpēc  n o l e m j:", "un tāpēc nolemj:"),
        ("S T U D I J A", "STUDIJA"),
        ("t o  n o l e m j  t ā d ē ļ", "to nolemj tādēļ"),
        ("V A L S T S   P O L I C I J A", "VALSTS POLICIJA"),
        ("V A L S T S P O L I C I J A", "V A L S T S P O L I C I J A"),  # nobody can tell the words apart
        *((one, one) for one in ("A B C D E F", "P O T C P S Sv", "J F M A M J J A S O N D", "x x x x x", "A C B B D")),
        ("A\tB\tC\tD\tE", "A\tB\tC\tD\tE"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("A. B. C. D. E. Paraugs", "A. B. C. D. E. Paraugs"),
        ("a b c, e un o", "a b c, e un o"),
    ],
)
def test_words_whose_letters_are_spaced_out_are_closed_up(written: str, plain: str) -> None:
    assert tidy(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("ﬁksē ﬂīzes oﬃss eﬀekts", "fiksē flīzes offiss effekts"),
        (unicodedata.normalize("NFD", "glāžšķūņa rūķīši"), "glāžšķūņa rūķīši"),
        ("a\x00b\x07c\ufffe\ufeff\u200bd", "abcd"),
        ("\ud83d\ude00 \ud83d", "😀 \ufffd"),
        ("10\u00a0000\u2009eiro", "10 000 eiro"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("a\n \n\n\n\nb", "a\n\nb"),
        ("a\t\tb\t", "a\t\tb"),
    ],
)
def test_what_is_no_text_is_left_out(written: str, plain: str) -> None:
    assert tidy(written) == plain


@pytest.mark.parametrize(
    ("pages", "whole"),
    [
        (["Sākās iz-", "meklēšana, kas"], ["Sākās izmeklēšana,", "kas"]),
        (["Sākās iz-\n7", "meklēšana\nun"], ["Sākās izmeklēšana\n7", "un"]),
        (["Sākās iz-", "8\nmeklēšana kas"], ["Sākās izmeklēšana", "8\nkas"]),
        (["Rīgas-", "Pleskavas"], ["Rīgas-", "Pleskavas"]),
        (["beigas.", "sākums"], ["beigas.", "sākums"]),
        (["iz-", ""], ["iz-", ""]),
        (["", "iz-", "meklē"], ["", "izmeklē", ""]),
        ([], []),
        (["Raksti uz e-", "pastu šodien"], ["Raksti uz e-pastu", "šodien"]),
        (["Ziņojums\nSākās iz-", "Ziņojums\nmeklēšana, kas"], ["Ziņojums\nSākās izmeklēšana,", "Ziņojums\nkas"]),
        (
            ["Ziņojums\nLapa 1 no 9\niz-", "Ziņojums\nLapa 2 no 9\nmeklē\nun"],
            ["Ziņojums\nLapa 1 no 9\nizmeklē", "Ziņojums\nLapa 2 no 9\nun"],
        ),
        (
            ["Sākās iz-\nIeM_01; 1. lapa", "meklēšana un\nIeM_01; 2. lapa"],
            ["Sākās izmeklēšana\nIeM_01; 1. lapa", "un\nIeM_01; 2. lapa"],
        ),
        (
            ["Kreisā\na.", "Labā\niz-", "Kreisā\nmeklē", "Labā\nb."],
            ["Kreisā\na.", "Labā\nizmeklē", "Kreisā\n", "Labā\nb."],
        ),
        (["Galvene", "Galvene"], ["Galvene", "Galvene"]),
    ],
)
def test_a_word_over_two_pages_stands_on_the_first(pages: list[str], whole: list[str]) -> None:
    assert mended(pages) == whole


def test_lines_that_were_broken_to_fit_are_joined_and_others_are_not() -> None:
    first = "Valsts policija ir sākusi kriminālprocesu par cilvēku"
    assert unwrapped(f"{first}\ntirdzniecību.\nPirmais\npunkts\n{first}.\nun") == (
        f"{first} tirdzniecību.\nPirmais\npunkts\n{first}.\nun"
    )


@given(st.lists(st.text(st.characters() | st.sampled_from("-\xad‐\n 1aA\ud800"), max_size=40), max_size=4))
def test_any_text_comes_out_clean_and_keeps_its_letters(written: list[str]) -> None:
    pages = mended([unwrapped(tidy(page)) for page in written])
    assert len(pages) == len(written)
    for page in pages:
        page.encode()
        assert all(one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs") for one in page)
    assert all(tidy(page) == page or "-" in page or "‐" in page for page in map(tidy, written))
