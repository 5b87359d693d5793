"""Every message of the interface has its Latvian in locale/lv.po, and nothing there is left over."""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from archive.web.serving.i18n import Interface, choose
from tests.support.command import ROOT

WEB = ROOT / "archive" / "web"
_PLACEHOLDER = re.compile(r"%\(\w+\)s")


def translations() -> Catalog:
    with (WEB / "locale" / "lv.po").open("rb") as file:
        return read_po(file, locale="lv")


def messages() -> set[str]:
    """What the code and the templates say, in English; of those with a plural the singular."""
    kinds = [("**.py", "python"), ("**.html", "jinja2")]
    keywords = DEFAULT_KEYWORDS | {"Notice": None, "IgnoredInput": None}
    folders = (WEB, *(WEB.parent / one for one in ("alerts", "search", "documents")))
    found = [one for folder in folders for one in extract_from_dir(folder, kinds, keywords=keywords)]
    return {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in found}


def test_everything_is_translated_and_nothing_is_left_over() -> None:
    translated = {message.id[0] if isinstance(message.id, tuple) else message.id for message in translations()}
    assert messages() == translated - {""}


def test_nothing_is_translated_twice() -> None:
    text = (WEB / "locale" / "lv.po").read_text()
    ids = re.findall(r"^msgid (.*)$", text, re.MULTILINE)
    assert len(ids) == len(set(ids))
    # Babel overlooks a translation that is left over without its message; Poedit and msgfmt refuse the file.
    assert [one for one in text.split("\n\n") if "msgstr" in one and "msgid" not in one] == []


def test_translations_have_the_placeholders_of_their_messages() -> None:
    for message in translations():
        if message.id:
            wanted, given = placeholders(message.id), placeholders(message.string)
            assert message.string, message.id
            assert wanted == given, message.id


def placeholders(forms: str | list[str] | tuple[str, ...]) -> set[str]:
    forms = [forms] if isinstance(forms, str) else forms
    return {name for form in forms for name in _PLACEHOLDER.findall(form)}


@pytest.mark.parametrize(
    ("asked", "cached", "accepted", "language"),
    [
        (None, None, None, "lv"),
        (None, None, "de, fr;q=0.5", "lv"),
        (None, None, "en-GB,en;q=0.9,lv;q=0.8", "en"),
        (None, None, "ru, lv;q=0.3, en;q=0.9", "en"),
        (None, "lv", "en", "lv"),
        ("en", "lv", "lv", "en"),
        ("xx", "xx", "en;q=x, lv;q=0.1", "lv"),
        (None, None, ",;=q;q=,en;;q", "en"),
    ],
)
def test_the_language_is_asked_for_or_remembered_or_accepted_or_latvian(
    asked: str | None, cached: str | None, accepted: str | None, language: str
) -> None:
    assert choose(asked, cached, accepted).language == language


@pytest.mark.parametrize(
    ("language", "day", "moment", "month", "number"),
    [
        ("lv", "2016. gada 25. maijs", "2026. gada 24. novembris plkst. 19:40", "2016. gada maijs", "12\xa0345"),
        ("en", "25 May 2016", "24 November 2026, 19:40", "May 2016", "12,345"),
    ],
)
def test_days_and_numbers_have_the_form_of_the_language(
    language: str, day: str, moment: str, month: str, number: str
) -> None:
    interface = Interface(language)
    assert interface.day("2016-05-25") == interface.day("2016-05-24T21:00:00Z") == day  # past midnight in Riga
    assert interface.moment("2026-11-24T17:40:45.920202Z") == moment
    assert interface.month(date(2016, 5, 25)) == month
    assert interface.number(12345) == number
    assert interface.day(None) == interface.moment(None) == ""


@pytest.mark.parametrize(
    ("day", "genitive", "dative", "locative"),
    [
        ("2016-01-05", "5. janvāra", "5. janvārim", "5. janvārī"),
        ("2016-02-05", "5. februāra", "5. februārim", "5. februārī"),
        ("2016-03-05", "5. marta", "5. martam", "5. martā"),
        ("2016-04-05", "5. aprīļa", "5. aprīlim", "5. aprīlī"),
        ("2016-05-05", "5. maija", "5. maijam", "5. maijā"),
        ("2016-06-05", "5. jūnija", "5. jūnijam", "5. jūnijā"),
        ("2016-07-05", "5. jūlija", "5. jūlijam", "5. jūlijā"),
        ("2016-08-05", "5. augusta", "5. augustam", "5. augustā"),
        ("2016-09-05", "5. septembra", "5. septembrim", "5. septembrī"),
        ("2016-10-05", "5. oktobra", "5. oktobrim", "5. oktobrī"),
        ("2016-11-05", "5. novembra", "5. novembrim", "5. novembrī"),
        ("2016-12-05", "5. decembra", "5. decembrim", "5. decembrī"),
    ],
)
def test_latvian_days_are_inflected_and_english_ones_are_not(
    day: str, genitive: str, dative: str, locative: str
) -> None:
    latvian, english = Interface("lv"), Interface("en")
    assert latvian.day(day, "genitive") == f"2016. gada {genitive}"
    assert latvian.day(day, "dative") == f"2016. gada {dative}"
    assert latvian.day(day, "locative") == f"2016. gada {locative}"
    assert english.day(day, "genitive") == english.day(day)


@pytest.mark.parametrize(("number", "written"), [(999, "999"), (1690, "1690"), (-4081, "-4081"), (10_000, "10\xa0000")])
def test_latvian_parts_only_numbers_of_five_digits_and_more(number: int, written: str) -> None:
    assert Interface("lv").number(number) == written


@pytest.mark.parametrize(
    ("number", "form"), [(0, "rakstu"), (1, "raksts"), (2, "raksti"), (11, "raksti"), (21, "raksts")]
)
def test_latvian_has_three_forms_of_number(number: int, form: str) -> None:
    assert Interface("lv").ngettext("%(num)s article", "%(num)s articles", number) == f"%(num)s {form}"


@pytest.mark.parametrize(
    ("people", "pairs", "said"),
    [
        (1, 21, "Attēlā neiekļauta vēl 1 persona un 21 pāris."),
        (84, 283, "Attēlā neiekļautas vēl 84 personas un 283 pāri."),
        (11, 101, "Attēlā neiekļautas vēl 11 personas un 101 pāris."),
        (0, 1, "Attēlā neiekļautas vēl 0 personu un 1 pāris."),
    ],
)
def test_what_a_picture_leaves_out_agrees_with_its_numbers(people: int, pairs: int, said: str) -> None:
    latvian = Interface("lv")
    left_out = {
        "people": latvian.ngettext("%(num)s more person", "%(num)s more people", people) % {"num": people},
        "pairs": latvian.ngettext("%(num)s more pair", "%(num)s more pairs", pairs) % {"num": pairs},
    }
    assert latvian.gettext("Not drawn: %(people)s, %(pairs)s.") % left_out == said


def test_one_paragraph_is_named_by_its_number() -> None:
    said = Interface("lv").gettext("paragraph %(numbers)s is new or different") % {"numbers": "4"}
    assert said == "jauna vai mainīta 4. rindkopa"
