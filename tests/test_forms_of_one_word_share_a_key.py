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
    "acs aci acī acis acu acīm acīs",
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


def test_only_the_infinitive_of_a_verb_finds_its_noun() -> None:
    assert not asked_keys("tirgoja") & form_keys("tirgošanas")
    assert asked_keys_folded("macities") & set(map(fold, form_keys("mācīšanos")))
    assert not asked_keys_folded("macijas") & set(map(fold, form_keys("mācīšanos")))


@pytest.mark.parametrize(
    ("word", "others"),
    [("līdz", "līga līdzēt"), ("jums", "jumts jumis"), ("tad", "tads"), ("jau", "java jaut"), ("garām", "gars garš"),
     ("labi", "labs labie"), ("vairāk", "vaira"), ("protams", "prast"), ("nav", "nava"), ("pirms", "pirmais pirmo")],
)  # fmt: skip
def test_a_function_word_is_a_form_of_no_other_word(word: str, others: str) -> None:
    assert len(form_keys(word)) == 1
    assert not [other for other in others.split() if asked_keys(other) & form_keys(word)]
    assert not [other for other in others.split() if asked_keys(word) & form_keys(other)]


@pytest.mark.parametrize(
    "forms", ["man manis mani manī", "tu tevis tev", "mēs mūsu mums", "kas kam ko", "tas tie tām", "šis šo šajās",
              "pats pašu pati pašās", "trīs triju trim trijās", "būt ir nav esmu bija būs nebija jābūt"]
)  # fmt: skip
def test_words_that_inflect_by_no_rule_have_all_their_forms(forms: str) -> None:
    first, *others = forms.split()
    assert not [form for form in others if not asked_keys(first) & form_keys(form)]
    assert not [form for form in others if not asked_keys_folded(fold(first)) & set(map(fold, form_keys(form)))]


@pytest.mark.parametrize("adjective", ["smags smagi smagie", "publisks publiski", "aktīvs aktīvi", "plašs plaši"])
def test_the_plural_of_an_adjective_is_no_adverb(adjective: str) -> None:
    first, *others = adjective.split()
    assert not [form for form in others if not asked_keys(first) & form_keys(form)]


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
