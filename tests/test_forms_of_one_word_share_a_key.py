from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.latvian.fold import fold
from archive.latvian.hunspell import Dictionary
from archive.latvian.words import asked_keys, asked_keys_folded, form_keys

NOUNS = [
    "pašvaldība pašvaldības pašvaldībai pašvaldību pašvaldībā pašvaldībām pašvaldībās",
    "Liepāja Liepājas Liepājai Liepāju Liepājā",
    "sieviete sievietes sievietei sievieti sievietē sieviešu sievietēm sievietēs",
    "jaunietis jaunieša jaunietim jaunieti jaunietī jaunieši jauniešu jauniešiem jauniešus jauniešos",
    "briedis brieža briedim briedi briežu briežiem",
    "brālis brāļa brālim brāli brāļi brāļu brāļus",
    "lācis lāča lācim lāči lāčus",
    "nakts nakti naktī naktis nakšu naktīm naktīs",
    "akmens akmeņa akmenim akmeni akmeņi akmeņus",
    "mēness mēneša mēnesim mēnesi mēneši mēnešus",
    "upe upes upei upi upē upju upēm",
    "kalniņš kalniņa kalniņam kalniņu kalniņā kalniņi",
    "tirgus tirgum tirgu tirgū tirgi tirgiem",
    "Roze Rozes Rozem Rozi",
    "drošs droša drošam drošais drošā drošo drošie drošajiem drošāks drošāka visdrošākais",
    "sociāls sociālā sociālajam sociālie sociālajās",
]
VERBS = [
    "runāt runāju runā runājam runājat runāja runājām runāšu runās runāsim runātu runājot runājis runājusi runājuši "
    "runājošs runājošie runājamā runāts runātais jārunā nerunā neesmu",
    "rakstīt rakstu raksti raksta rakstām rakstīja rakstīs rakstītu rakstot rakstījis rakstīti rakstāms jāraksta",
    "sacīt saku saka sacīja sacīs",
    "redzēt redzu redz redzam redzēja redzēs redzot redzams redzēts",
    "celt ceļu cel ceļ ceļam cēlu cēla celšu celts celtu cēlis cēlusi",
    "nākt nāku nāk nāca nāks nākot nākusi nākuši nācis",
    "vest vedu ved veda vedīšu vedīs vests vedusi",
    "iet eju iet gāja gājis iešu",
    "saņemt saņemu saņem saņēma saņems saņemts saņēmusi jāsaņem nesaņēma",
    "atpazīt atpazīst atpazina atpazīs atpazīts",
    "mācīties mācos mācies mācās mācāmies mācījās mācīsies mācījies mācījusies",
    "atgriezties atgriežas atgriezās atgriezīsies atgriezušies",
    "apdraudēt apdraud apdraudēja apdraudēts",
    "cienīt ciena cienīja",
]


@pytest.mark.parametrize("forms", NOUNS + VERBS, ids=lambda forms: forms.split()[0])
def test_the_dictionary_form_finds_all_others(forms: str) -> None:
    first, *others = (form for form in forms.lower().split() if form != "neesmu")
    missed = [form for form in others if not asked_keys(first) & form_keys(form)]
    assert not missed


@pytest.mark.parametrize("forms", NOUNS + VERBS, ids=lambda forms: forms.split()[0])
def test_diacritics_need_not_be_typed(forms: str) -> None:
    first, *others = (form for form in forms.lower().split() if form != "neesmu")
    asked = asked_keys_folded(fold(first))
    missed = [form for form in others if not asked & set(map(fold, form_keys(form)))]
    assert not missed


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("liepa", "liepāja"),
        ("liepa", "liepājnieks"),
        ("doma", "dome"),
        ("dzīvs", "dzīve"),
        ("valdis", "valde"),
        ("pils", "pilsētas"),
        ("neliels", "liels"),
        ("roze", "rozīte"),
        ("tirgošana", "tirgo"),
        ("runāt", "runāties"),
    ],
)
def test_other_words_share_none(word: str, other: str) -> None:
    assert not asked_keys(word) & form_keys(other)


def test_a_verb_finds_its_noun_but_not_the_other_way_round() -> None:
    assert asked_keys("tirgot") & form_keys("tirgošanas")
    assert not asked_keys("tirgošana") & form_keys("tirgot")
    assert asked_keys("mācīties") & form_keys("mācīšanos")


AFFIXES = """
SET UTF-8
CIRCUMFIX |
PFX - Y 1
PFX - 0 ne .
PFX ] Y 1
PFX ] 0 jā/| .
SFX A Y 3
SFX A t ja [āē]t
SFX A t 0/]| [āē]t
SFX A ēkt ece/S ēkt
SFX S Y 2
SFX S a as a
SFX S e es e
"""
WORDS = "4\nrunāt/A- po:v\nliepa/S\nlēkt/A\nRīga/S\n"


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("runāja", {"runāt"}),
        ("nerunāja", {"runāt"}),
        ("jārunā", {"runāt"}),
        ("runā", set()),  # the ending goes with jā- only
        ("liepas", {"liepa"}),
        ("rīgas", {"rīga"}),
        ("leces", {"lēkt"}),  # an ending upon an ending
        ("neliepas", set()),
        ("xyz", set()),
        ("", set()),
    ],
)
def test_a_hunspell_dictionary_is_read_backwards(form: str, words: set[str]) -> None:
    assert Dictionary(AFFIXES, WORDS).words(form) == words


def test_the_dictionary_chooses_among_what_the_rules_allow() -> None:
    assert "vilkt" in form_keys("vilks")
    assert "vilkt" not in form_keys("vilks", {"vilks"})
    assert "mainīties" in form_keys("mainās", {"mainīt"})
    assert form_keys("nezināms") >= form_keys("nezināms", {"zināt"})


@given(st.text(max_size=30))
def test_any_text_has_keys(text: str) -> None:
    form = text.lower()
    assert form_keys(form) <= asked_keys(form)
    assert asked_keys_folded(fold(form))


@pytest.mark.parametrize("run", ["a", "ā", "pie", "atpa", "jāne", "sap"])
def test_a_run_of_letters_that_is_no_word_has_no_key_but_itself(run: str) -> None:
    run *= 2000
    assert form_keys(run) == asked_keys_folded(run) == {run}
