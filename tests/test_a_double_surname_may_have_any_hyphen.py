"""Word processors write a dash or a hyphen that does not break between the two parts of a surname."""

from __future__ import annotations

import pytest

from archive.latvian.declension import Gender, name_forms
from archive.people import find_people


@pytest.mark.parametrize("sign", ["-", "–", "\u2010", "\u2011"])
@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Eksperte Inguna Zvirgzdule{}Lapegle uzsvēra, ka darbs turpinās.", "lv", "Inguna Zvirgzdule-Lapegle"),
        ("The expert Ilze Zvirgzdule{}Lapegle said that work goes on.", "en", "Ilze Zvirgzdule-Lapegle"),
    ],
)
def test_both_parts_are_read_and_shown_as_written(text: str, lang: str, name: str, sign: str) -> None:
    written = text.format(sign)
    (found,) = find_people(written, lang)
    assert (found.nominative, found.spoke) == (name, True)
    assert found.name_as_written == written[found.start : found.end] == name.replace("-", sign)
    assert found.statement == written


@pytest.mark.parametrize("text", ["Vilciens Lielā Rīga–Daugavpils kursē.", "Juriste Inguna Lapegle–juristes kolēģe."])
def test_a_dash_between_other_words_joins_nothing(text: str) -> None:
    assert all("-" not in one.nominative for one in find_people(text))


def _declined(names: tuple[str, ...], gender: Gender) -> dict[str, list[str]]:
    """The words of a name by their case, as far as all of them have it."""
    forms = [{case: form for form, case in reversed(name_forms(name, gender))} for name in names]
    return {
        case: [one[case] for one in forms] for case in forms[0] if case != "loc" and all(case in one for one in forms)
    }


@pytest.mark.parametrize("sign", ["-", "–", "—"])
@pytest.mark.parametrize(
    ("names", "gender", "offices"),
    [
        (("Inguna", "Zvirgzdule", "Lapegle"), "f", {"nom": "juriste", "dat": "juristei", "acc": "juristi"}),
        (("Ilze", "Vanadziņa", "Zirgupe"), "f", {"nom": "juriste", "dat": "juristei", "acc": "juristi"}),
        (("Tālis", "Vanadziņš", "Lapeglis"), "m", {"nom": "jurists", "dat": "juristam", "acc": "juristu"}),
        (("Ivars", "Lapeglis", "Vanadziņš"), "m", {"nom": "jurists", "dat": "juristam", "acc": "juristu"}),
    ],
)
def test_spaces_may_stand_around_it_in_every_case(
    names: tuple[str, ...], gender: Gender, offices: dict[str, str], sign: str
) -> None:
    nominative = f"{names[0]} {names[1]}-{names[2]}"
    for case, (given, first, second) in _declined(names, gender).items():
        if case in offices:
            written = f"{given} {first} {sign} {second}"
            text = f"Vakar tur bija {offices[case]} {written}. “Mums izdevās,” piebilda Andris Kalns."
            one, other = find_people(text)
            assert (one.nominative, text[one.start : one.end], one.name_as_written) == (nominative, written, written)
            assert [text[part.start : part.end] for part in other.statements][-1] == "Mums izdevās"


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        ("Vakar Inguna Zvirgzdule – Lapegle uzsvēra, ka darbs turpinās.", True),
        ("Tur bija Inguna Zvirgzdule – Lapegle. Mājās gāja Inguna Zvirgzdule - Lapegle.", False),
        ("Tur bija Inguna Zvirgzdule – Lapegle. Mājās gāja Inguna Zvirgzdule-Lapegle.", False),
        ("Inguna Zvirgzdule – Lapegle ir juriste.", False),
    ],
)
def test_a_verb_or_a_second_mention_says_where_the_name_ends(text: str, spoke: bool) -> None:
    assert {(one.nominative, one.spoke) for one in find_people(text)} == {("Inguna Zvirgzdule-Lapegle", spoke)}


@pytest.mark.parametrize(
    "text",
    [
        "Lomās: Inguna Lapegle – Sniedze, Tālis Zirgups – Vilciņš un Ivars Zirgups – Lapsiņš.",
        "Uzvarēja Inguna Lapegle – Sniedze.",
        "Deputāte Inguna Lapegle – Atsaucība.",
        "Skolotāja Inguna Lapegle – Madona, skolotāja Ilze Lapegle – Ainaži.",
        "Juriste Inguna Lapegle – Direktore nebija klāt.",
        "Juriste Inguna Lapegle – Ilze nebija klāt.",
        "Ekspertei Ingunai Lapeglei – parakstus, juristes Ingunas Lapegles – trešdienas.",
        "Juriste Inguna Lapegle – Vanadziņš nebija klāt.",
        "Juriste Inguna Lapegle – Sniedze Zirgupe nebija klāt.",
    ],
)
def test_what_stands_behind_a_spaced_dash_is_mostly_something_else(text: str) -> None:
    assert all("-" not in one.nominative for one in find_people(text))


@pytest.mark.parametrize("mark", ["*", "**", "¹", "¹²"])
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Juriste Inguna Lapegle{} uzsvēra, ka darbs turpinās.", "lv"),
        ("“Darbs turpinās,” uzsvēra Inguna Lapegle{}, juriste.", "lv"),
        ("The director, Inguna Lapegle{}, said that work goes on.", "en"),
        ("“Work goes on,” said Inguna Lapegle{}, director of the shelter.", "en"),
    ],
)
def test_the_mark_of_a_footnote_belongs_to_no_name(text: str, lang: str, mark: str) -> None:
    written = text.format(mark)
    (found,) = find_people(written, lang)
    assert (found.nominative, found.name_as_written, found.spoke) == ("Inguna Lapegle", "Inguna Lapegle", True)
    assert written[found.start : found.end] == found.name_as_written
    assert found.role in ("Juriste", "juriste", "director")
    (part,) = found.statements
    assert written[part.start : part.end] in (written, "Darbs turpinās", "Work goes on")


def test_marks_and_spaced_dashes_may_stand_in_one_text() -> None:
    text = "Zelma Kalna* un juriste Inguna Zvirgzdule – Lapegle¹ nāca. “Darbs turpinās,” uzsvēra Zelma Kalna*."
    first, second, third = find_people(text)
    assert [text[one.start : one.end] for one in (first, second, third)] == [
        "Zelma Kalna",
        "Inguna Zvirgzdule – Lapegle",
        "Zelma Kalna",
    ]
    assert third.statement == "Darbs turpinās"
    assert [text[part.start : part.end] for part in third.statements] == ["Darbs turpinās"]
