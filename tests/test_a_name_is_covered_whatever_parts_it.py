"""A name that is to be covered is found where a line breaks it, or something stands between its letters or words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from archive.extract import Article
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.matching.name_marks import marks_of
from archive.store.takedowns.matching.names import Names
from archive.store.takedowns.page_redaction import PageRedaction
from archive.store.takedowns.takedowns import Takedowns
from tests.support.texts.small_page import article

NAME = "Tālis Vanadziņš"


def cleaning(name: str = NAME) -> PageRedaction:
    return PageRedaction(Takedowns(hidden=Hidden(names=marks_of(name))))


def covered(text: str, name: str = NAME, *, surnames: bool = False) -> str:
    return cleaning(name).text(text, "lv", surnames=surnames)


@pytest.mark.parametrize(
    "written",
    [
        "Tālis Vana-\ndziņš",
        "Tālim Vana-  \n  dziņam",
        "Tālis Vana- dziņš",  # as text copied from a PDF has it
        "TĀLIS VANA-\nDZIŅŠ",
        "Tālis Vana¬\ndziņš",
        "Tālis Va\u00adna\u00addziņš",
        "Tālis Vana\u00ad\ndziņš",
        "Tālis\u200b Vana\u200bdziņš",
        "Tālis Vanadzin\u0326š",  # the comma below as a mark of its own
        "T ā l i s  V a n a d z i ņ š",
        "T ā l i s V a n a d z i ņ š",
        "T Ā L I S   V A N A D Z I Ņ Š",
        "T Ā L I M V A N A D Z I Ņ A M",
        "V a n a d z i ņ a m  T ā l i m",
    ],
)
def test_what_breaks_a_word_hides_no_name(written: str) -> None:
    assert covered(f"Vakar runāja {written}, kā ziņots.") == "Vakar runāja [vārds aizklāts], kā ziņots."
    assert Names(marks_of(NAME)).in_answer(f"<p>Vakar runāja {written}, kā ziņots.</p>".encode())


@pytest.mark.parametrize(
    "written",
    [
        "Tālis „Cālis” Vanadziņš",
        'Tāli "Cāli" Vanadziņu',
        "Tālis (Toms) Vanadziņš",
        "Tālis Toms Vanadziņš",
        "Tāļa J. Vanadziņa",
        "TĀLIS TOMS VANADZIŅŠ",
        "Tālis, uzvārds: Vanadziņš",
        "Vanadziņš, vārds: Tālis",
        'Tālis","familyName":"Vanadziņš',
        'Vanadziņš";"Tālis',
        "Tālis | Vanadziņš",
    ],
)
def test_what_stands_between_given_name_and_surname_hides_neither(written: str) -> None:
    assert covered(f"Tiesāja {written}.") == "Tiesāja [vārds aizklāts]."
    assert Names(marks_of(NAME)).in_answer(f"<p>Tiesāja {written}.</p>".encode())


@pytest.mark.parametrize("before", ["Arī", "ARĪ", "Jūlijā", "Augustā", "Martā", "Vakar", "Kungs", "Dr.", "Mr.", "Sk."])
def test_a_word_that_begins_a_sentence_is_no_given_name_of_another(before: str) -> None:
    assert covered(f"{before} Vanadziņš piebilda", surnames=True) == f"{before} [vārds aizklāts] piebilda"


@pytest.mark.parametrize("before", ["Zelma", "Zelmai", "Laura", "Jūlija", "J.", "Dž.", "Kr."])
def test_a_given_name_makes_it_anothers(before: str) -> None:
    assert covered(f"{before} Vanadziņš piebilda", surnames=True) == f"{before} Vanadziņš piebilda"


@pytest.mark.parametrize(
    "text",
    [
        "Zelma Vanadziņa, Tālis Ozols",
        "J. Vanadziņa; Tālis Ozols",
        "Zelma Vanadziņa\nTālis Ozols",
        "Runāja Juris Vanadziņš. Tālis Ozols klausījās.",
    ],
)
def test_names_of_two_people_in_a_list_are_of_neither(text: str) -> None:
    assert covered(text) == text
    assert not Names(marks_of(NAME)).in_answer(f"<p>{text}</p>".encode())


def test_a_name_behind_its_surname_leaves_none_of_both() -> None:
    text = "Tā teica Vanadziņš. Tālis Vanadziņš piebilda. Vanadziņš, Tālis, Vanadziņš"
    shown = "Tā teica [vārds aizklāts]. [vārds aizklāts] piebilda. [vārds aizklāts], [vārds aizklāts]"
    assert covered(text, surnames=True) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Tālis, Toms un Zelma Vanadziņa",
        "Tālis un Juris Vanadziņš",
        "Tālis bija Vanadziņš",
        "Tālis Toms-Vanadziņš",
        "Vana- Dziņš Tālis",
        "Pants T, ā l i s",
    ],
)
def test_others_are_left_as_they_are(text: str) -> None:
    assert covered(text) == text


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Helmuts Toms Ozoliņš", "Helmutam Ozoliņam"),
        ("Helmuts Toms Ozoliņš", "T. Ozoliņš"),
        ("Jānis A. Zvirgzdulis", "Jāņa Zvirgzduļa"),
        ("Jānis A. Zvirgzdulis", "J. Zvirgzdulis"),
    ],
)
def test_one_of_several_given_names_counts_where_the_whole_name_stands(name: str, short: str) -> None:
    assert covered(f"{short} piebilda", name) == f"{short} piebilda"
    assert covered(f"{short} piebilda", name, surnames=True) == "[vārds aizklāts] piebilda"


@pytest.mark.parametrize(
    "address",
    [
        "http://x.lv/meklet?vards=T%C4%81lis&uzvards=Vanadzi%C5%86%C5%A1",
        "http://x.lv/meklet?uzvards=vanadzins&vards=talis",
        "http://x.lv/a?q1=Talis&lang=&q2=Vanadzins",
        "http://x.lv/a?back=%2Ffoto%2Ft%25C4%2581lis-vanadzi%25C5%2586%25C5%25A1.jpg",
        "http://x.lv/foto/t%25C4%2581lis_vanadzi%25C5%2586%25C5%25A1.jpg",
    ],
)
def test_an_address_says_a_name_in_its_parameters_and_coded_twice(address: str) -> None:
    hidden = Hidden(names=marks_of(NAME))
    assert Takedowns.of([Entry("withhold", "2026-11-26", hidden=hidden)], date(2026, 11, 26)).hides_address(address)
    assert not Names(marks_of(NAME)).in_address("http://x.lv/meklet?vards=talis&vieta=liepaja&uzvards=vanags")


def test_an_encoded_name_in_a_text_is_covered() -> None:
    assert covered("Skat. x.lv/?q=T%C4%81lis+Vanadzi%C5%86%C5%A1 un 100% citu") == "Skat. [aizklāts] un 100% citu"


def test_a_signature_tells_whose_surname_stands_in_the_text() -> None:
    page = article(
        "<h1>Par apmācībām Liepājā</h1><p>29.09.2016</p><p>Vanadziņš uzsvēra, ka darbs pret cilvēku tirdzniecību "
        "turpināsies arī nākamajā gadā.</p><p>Informāciju sagatavoja: Tālis Vanadziņš, tālrunis 67000000</p>"
    )
    assert NAME in (page.signature or "")
    clean = cleaning().page(page)
    assert isinstance(clean, Article)
    assert "Vanadziņš" not in clean.body + (clean.signature or "") + clean.html


def test_a_title_is_known_behind_a_given_name_too() -> None:
    known = Names(marks_of(NAME))
    mark = known.mark_of_title("Vanadziņš, tiesātais, atzinās vakar")
    assert mark is not None
    assert Names([*marks_of(NAME), mark]).in_answer("<p>Zelma Vanadziņš, tiesātais, atzinās vakar</p>".encode())


@pytest.mark.parametrize(
    "written",
    [
        "Zelma Kalna (Rīga)\nAnna Ozola (Liepāja)",
        "Zelma Kalna (Rīga) Anna Ozola (Liepāja)",
        "Ozola Anna, Kalna Zelma",
        "Ozola Anna\nKalna Zelma",
        "Zelma Kalna\tAnna Ozola",  # cells of a table
        "Ozola Anna\tKalna Zelma",
        "Ozola Anna (Rīga)\nKalna Zelma (Liepāja)",
    ],
)
def test_lists_of_people_name_nobody_by_the_names_of_two(written: str) -> None:
    assert covered(written, "Anna Kalna") == written


@pytest.mark.parametrize(
    "written", ["Anna, Kalna", "Kalna; Anna", "Kalna (Bērza) Anna", "Anna (Rīga)\nKalna", "Anna\tKalna"]
)
def test_other_names_in_two_parts_stay_covered(written: str) -> None:
    assert covered(f"vārdi: {written}.", "Anna Kalna") == "vārdi: [vārds aizklāts]."


def test_cells_of_a_table_may_have_surnames_first() -> None:
    assert covered("Ozols, Pēteris\tKalna, Anna\tBērziņa, Ilze", "Anna Kalna") == (
        "Ozols, Pēteris\t[vārds aizklāts]\tBērziņa, Ilze"
    )


def test_marks_behind_letters_break_no_reading() -> None:
    assert covered("Sanāksmē n\u0326a b c d\u0301\u0302 e runāja Tālis Vanadziņš.").endswith("runāja [vārds aizklāts].")


def test_repeated_titles_and_names_are_all_found() -> None:
    times = 200
    names = Names(marks_of("Anna Kalna"))
    title = names.mark_of_title("Kalna runā par darbu mājās")
    with_title = Names({*marks_of("Anna Kalna"), str(title)})
    assert len(with_title.found_in("Kalna runā par darbu mājās. " * times, surnames=False)) == times
    assert len(names.surnames_of_others("Zelma Kalna, Anna Kalna. " * times)) == times
    markup = "<p>Runā Anna <b>Kalna</b>.</p>" * (times // 10)
    page = cleaning("Anna Kalna").page(
        replace(article(f"<h1>Sanāksme</h1><p>{'Sanāksmē runāja daudzi. ' * 9}</p>"), html=markup)
    )
    assert isinstance(page, Article)
    assert page.html.count("[vārds aizklāts]") == times // 10
