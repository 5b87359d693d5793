"""A name that is to be covered is found in every form that the rules make of it, and no other name is."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import Article, Attachment, Image
from archive.latvian.declension import Gender, name_forms
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.matching.name_marks import marks_of
from archive.store.takedowns.matching.names import Names
from archive.store.takedowns.page_redaction import PageRedaction
from archive.store.takedowns.takedowns import Takedowns

GIVEN: dict[str, Gender] = {"Tālis": "m", "Juris": "m", "Andrejs": "m", "Ivo": "m", "Zelma": "f", "Ilze": "f"}
SURNAMES = {
    "m": ["Vanadziņš", "Lācītis", "Zirgupe", "Mazais", "Ledus"],
    "f": ["Vanadziņa", "Lācīte", "Platā", "Rudzāte"],
}
NAME = "Tālis Vanadziņš"


def covered(text: str, name: str = NAME, *, surnames: bool = True) -> str:
    cleaning = PageRedaction(Takedowns(hidden=Hidden(names=marks_of(name))))
    return cleaning.text(text, "lv", surnames=surnames)


@given(st.sampled_from(sorted(GIVEN)), st.data())
def test_every_form_of_a_full_name_is_found(first: str, data: st.DataObject) -> None:
    gender = GIVEN[first]
    last = data.draw(st.sampled_from(SURNAMES[gender]))
    names = Names(marks_of(f"{first} {last}"))
    firsts, lasts = ({case: form for form, case in name_forms(one, gender)} for one in (first, last))
    for case, form in firsts.items():
        declined = lasts.get(case, last)
        for text in (
            f"{form} {declined}",
            f"{declined} {form}",
            f"{first[0]}. {declined}",
            f"{form} {declined}".upper(),
        ):
            assert names.stands_in(f"Vakar {text} bija klāt."), text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Runāja Tālis Vanadziņš.", "Runāja [vārds aizklāts]."),
        (
            "Ar Tāli Vanadziņu, T.Vanadziņam un T. Vanadziņu",
            "Ar [vārds aizklāts], [vārds aizklāts] un [vārds aizklāts]",
        ),
        ("Vanadziņš piebilda", "[vārds aizklāts] piebilda"),
        ("VANADZIŅŠ TĀLIS", "[vārds aizklāts]"),
        ("Vanadziņš, Tālis; Talis Vanadzins", "[vārds aizklāts]; [vārds aizklāts]"),
        ("Tālis\nVanadziņš", "[vārds aizklāts]"),
        ("Tā teica Zelma. Vanadziņš piebilda", "Tā teica Zelma. [vārds aizklāts] piebilda"),
        ("Tālis un Vanadziņš", "Tālis un [vārds aizklāts]"),
        ("raksti: talis.vanadzins@h.lv, t.vanadzins@h.lv", "raksti: [vārds aizklāts]@h.lv, [vārds aizklāts]@h.lv"),
        ("tālis vanadziņš, talis_vanadzins", "[vārds aizklāts], [vārds aizklāts]"),
        ("#TālisVanadziņš, @TalisVanadzins", "#[vārds aizklāts], @[vārds aizklāts]"),
        ("talisvanadzins@h.lv, #VANADZINSTALIS", "[vārds aizklāts]@h.lv, #[vārds aizklāts]"),
        ("attēlsTālis VanadziņšFoto: Zelma", "attēls[vārds aizklāts]Foto: Zelma"),
        ("Tālis Vanadziņš¹ un Tālis Vanadziņš2", "[vārds aizklāts]¹ un [vārds aizklāts]2"),
        ("Ｔālis Ｖａｎａｄｚｉņš", "[vārds aizklāts]"),
        ("Тālis Vanаdziņš, T. Vаnadziņam", "[vārds aizklāts], [vārds aizklāts]"),  # Cyrillic Т and а
        ("ΤĀLIS VANADZIŅŠ, Tālıs Vanadziņš", "[vārds aizklāts], [vārds aizklāts]"),  # Greek Τ, Turkish ı
        ("Тālis Vanаgs, Тālis Жanadziņš", "Тālis Vanаgs, Тālis Жanadziņš"),
        ("TālisZ Vanadziņš-Kalns", "TālisZ Vanadziņš-Kalns"),
        ("t. vanadziņš", "t. vanadziņš"),
        ("Zelma Vanadziņa un A. Vanadziņš", "Zelma Vanadziņa un A. Vanadziņš"),
        ("Tālis Vanadziņš-Kalns", "Tālis Vanadziņš-Kalns"),
        ("Tālis Vanags vanadziņš", "Tālis Vanags vanadziņš"),
    ],
)
def test_what_is_covered(text: str, shown: str) -> None:
    assert covered(text) == shown


@given(st.text(max_size=200))
def test_a_text_without_the_name_is_left_as_it_is(text: str) -> None:
    assert covered(text) == text or "vanadzin" in text.lower()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Mika Virtanens", "Mikas Virtanena"),  # as a woman's, the surname would have one form
        ("Mika Virtanens", "Mikam Virtanenam"),
        ("Anna-Marija Kalniņa", "A.-M. Kalniņas"),
        ("Anna-Marija Kalniņa", "A. M. Kalniņas"),
        ("Kristaps Kalniņš", "Kr. Kalniņam"),
        ("Toms Akmens", "Tomam Akmenim"),
        ("Toms Akmens", "Toma Akmens"),
    ],
)
def test_names_of_some_kinds_have_forms_of_their_own(name: str, text: str) -> None:
    assert covered(f"Vakar {text} uzklausīja.", name, surnames=False) == "Vakar [vārds aizklāts] uzklausīja."


@pytest.mark.parametrize("text", ["Zelma Kalniņa", "Zelmas Pūcītes", "Z. Kalniņai"])
def test_half_of_a_double_surname_counts_with_the_given_name_where_the_whole_stands(text: str) -> None:
    name = "Zelma Pūcīte-Kalniņa"
    assert covered(text, name, surnames=False) == text
    assert covered(text, name) == "[vārds aizklāts]"
    assert covered("Ilze Kalniņa un Kalniņa", name) == "Ilze Kalniņa un Kalniņa"


def test_surnames_count_only_where_the_full_name_stands() -> None:
    assert covered("Vanadziņš piebilda", surnames=False) == "Vanadziņš piebilda"


def article(**values: object) -> Article:
    known = {"id": "lv-1", "url": "http://x.lv/lv/a/1", "kind": "news", "lang": "lv", "title": "", "published_on": None}
    return Article(**{**known, "body": "", "html": "", **values})  # type: ignore[arg-type]


def test_all_parts_of_an_article_are_covered() -> None:
    cleaning = PageRedaction(Takedowns(hidden=Hidden(names=marks_of(NAME))))
    page = cleaning.page(
        article(
            title="Vanadziņam piespriests",
            body="Tiesa sprieda par Tāli Vanadziņu.",
            html="<p>Tiesa sprieda par <b>Tāli</b> Vanadziņu.</p>",
            images=(Image("http://x.lv/1.jpg", "Vanadziņš", "T. Vanadziņš tiesā"),),
            attachments=(Attachment("http://x.lv/1.pdf", "Vanadziņa spriedums"),),
            signature="Tālis Vanadziņš",
        )
    )
    assert isinstance(page, Article)
    assert page.title == "[vārds aizklāts] piespriests"
    assert page.body == "Tiesa sprieda par [vārds aizklāts]."
    assert page.html == "<p>Tiesa sprieda par <b>[vārds aizklāts]</b>.</p>"
    assert page.images[0].caption == "[vārds aizklāts] tiesā"
    assert page.images[0].alt == "[vārds aizklāts]"
    assert page.attachments[0].label == "[vārds aizklāts] spriedums"
    assert page.signature == "[vārds aizklāts]"


def test_a_link_that_has_the_name_is_none_any_more() -> None:
    cleaning = PageRedaction(Takedowns(hidden=Hidden(names=marks_of(NAME))))
    page = cleaning.page(article(html='<p><a href="mailto:talis.vanadzins@h.lv">Raksti</a></p>'))
    assert isinstance(page, Article)
    assert page.html == "<p>Raksti</p>"


@given(st.data())
def test_letters_that_look_like_latin_ones_hide_no_name(data: st.DataObject) -> None:
    letters = dict(zip("aeoipcxjyATEHKMOPC", "аеоірсхјуАТЕНКМОРС", strict=True))
    name = data.draw(st.sampled_from(["Pēteris Kociņš", "Jana Paeglīte", "Helmuts Toms Ozoliņš"]))
    looks = "".join(data.draw(st.sampled_from((one, letters.get(one, one)))) for one in name)
    assert covered(f"Vakar {looks} runāja.", name) == "Vakar [vārds aizklāts] runāja."
    assert Names(marks_of(name)).in_address(f"http://x.lv/upload/{looks}.pdf")


def test_titles_in_other_scripts_are_known_by_their_own_letters() -> None:
    known = Names(marks_of(NAME))
    mark = known.mark_of_title("О торговле: Vanadziņš рассказал")
    assert mark is not None
    assert Names([mark]).in_answer("<p>О торговле: Vanadziņš рассказал</p>".encode())


def test_addresses_with_the_name_are_hidden() -> None:
    takedowns = Takedowns.of([Entry("withhold", "2026-11-26", hidden=Hidden(names=marks_of(NAME)))], date(2026, 11, 26))
    assert takedowns.hides_address("http://x.lv/lv/t%C4%81lis_vanadzi%C5%86%C5%A1/1")
    assert takedowns.hides_address("http://x.lv/foto/talis-vanadzins2.jpg")
    assert takedowns.hides_address("http://x.lv/foto/TalisVanadzins_1.jpg")
    assert takedowns.hides_address("http://x.lv/upload/talim-vanadzinam.pdf")
    assert takedowns.hides_address("http://x.lv/upload/talisvanadzins.jpg")
    assert not takedowns.hides_address("http://x.lv/lv/vanadzins/1")


@pytest.mark.parametrize(
    "html",
    [
        "<p><span>T</span>ālis Vanadziņš</p>",
        '<span lang="lv">Tālis Vanadz</span><span lang="lv">iņš</span>',
        "Tālis Vana&shy;dziņš",
        "Tālis Vana\u200bdziņš",
        "\u2068Tālis\u2069 Vana\u202cdziņš",
        "Tālis Vanadz<!-- a > b -->iņš",
        "<b>Tālis</b><i>Vanadziņš</i>",
        unicodedata.normalize("NFD", "Tālis Vanadziņš"),
        "Ta&#772;lis Vanadziņš",
    ],
)
def test_a_name_is_found_in_what_the_site_sent_however_the_markup_parts_it(html: str) -> None:
    assert Names(marks_of(NAME)).in_answer(f"<html><body>Runāja {html}.</body></html>".encode())


def test_blocks_of_a_page_are_not_one_word() -> None:
    assert not Names(marks_of(NAME)).in_answer("<p>Tālis Vana</p><p>dziņš</p>".encode())
