"""Criteria by which the forms of words may be a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from archive.latvian.declension import Case, Gender, name_forms
from archive.latvian.function_words import KEY_OF
from archive.latvian.given_names import given_name_readings
from archive.latvian.surnames import LIKELY_ENOUGH, NOT_FAR_FETCHED, surname_readings
from archive.latvian.tokens import Token
from archive.latvian.verb_roots import PREFIXES
from archive.people.offices.nouns import ABBREVIATIONS, is_inhabitant, is_institution_noun, is_part_noun, office_forms
from archive.people.word_classes import NO_OFFICE_WORDS
from archive.places.register import register

# From this weight of a reading on, an unknown pair is a name without a witness; it excludes readings that count half
# or less. Any value from 0 to 1 gives the same for tests/gold.
PLAIN = 0.5
# First words of names of states and bodies; pairs that begin with them are not people.
NO_GIVEN_NAME = re.compile(
    r"(?:Latvij|Eirop|Krievij|Baltij|Lietuv|Igaunij|Polij|Vācij|Zviedrij|Somij|Norvēģij|Dānij|Īrij|Lielbritānij"
    r"|Anglij|Skotij|Francij|Itālij|Spānij|Portugāl|Grieķij|Turcij|Austrij|Šveic|Beļģij|Nīderland|Luksemburg|Čehij"
    r"|Slovāk|Slovēnij|Ungārij|Rumānij|Bulgārij|Serbij|Horvātij|Bosnij|Melnkaln|Albān|Maķedon|Kosov|Ukrain|Baltkriev"
    r"|Moldov|Gruzij|Armēnij|Azerbaidžān|Kazahst|Uzbekist|Ķīn|Japān|Korej|Indij|Irāk|Irān|Sīrij|Izraēl|Ēģipt|Āfrik"
    r"|Āzij|Amerik|Kanād|Meksik|Brazīlij|Argentīn|Čīl|Austrālij|Ziemeļ|Dienvid|Austrum|Rietum|Savienot|Apvienot|Padom"
    r"|Republik|Valst|Ministr|Saeim|Centrāl|Nacionāl|Starptautisk|Vidzem|Kurzem|Zemgal|Latgal|Sēlij|Tautas"
    r"|Jaun[āaio]|Vec[āa]|Liel[āa]|Maz[āa]|Svēt|Sarkan|Balt[āaio]s?$|Meln[āai]s?$|Zaļ|Daugavas?$|Gaujas?$"
    r"|Maskav|Londona|Parīze|Berlīn|Viļņ|Tallin|Kijev|Kijiv|Brisel|Ņujork|Vašington"
    r"|Latvia$|Lithuania$|Estonia$|Baltics?$|Europe$|International$"
    r"|Div(?:i|u|as|iem|ām|os|ās)$|Trīs$|Trij(?:u|iem|ām|os|ās)$|Četr(?:i|u|as|iem|ām|os|ās)$|Piec(?:i|u|as)$"
    r"|Dievs|Dieva|Kung|Kristus|Ziemassvētk|Lieldien|Jāņi$|Jāņu$|Līgo|Holivud|Google|Facebook|Twitter|Microsoft)"
)


@lru_cache(maxsize=4096)  # several rules ask this of every word with a capital
def is_known_given(word: str) -> bool:
    """Whether a word, or each part of a hyphenated one, is a form of a given name in the calendar."""
    # People are not named in the locative: `Arī` is not a form of Aris.
    return all(any(one.case != "loc" for one in given_name_readings(part)) for part in word.split("-"))


def is_no_given(word: str) -> bool:
    """Whether a word in lower case ends like no given name in the singular: `klausītāji`, `savā`, `stāstot`."""
    return word.endswith(("i", "iem", "ām", "ā", "ē", "ī", "ās", "os", "ēs", "ot", "ies"))


def is_function_word(word: str) -> bool:
    """Whether a word in lower case is an adverb, a conjunction, a pronoun or similar: `tikmēr`, `savukārt`."""
    return word in NO_OFFICE_WORDS or word in KEY_OF


# Nouns for people by their relation to others, and for people without an office.
_PERSONS: dict[Gender, str] = {
    "f": "meitene sieviete jauniete māte mamma meita māsa māsīca sieva vecmāmiņa vecmamma krustmāte tante audžumāte "
    "draudzene paziņa kaimiņiene līdzgaitniece dzīvesbiedre pilsone atraitne",
    "m": "puisis zēns vīrietis jaunietis bērns upuris tēvs tētis dēls brālis brālēns vīrs vectēvs vectētiņš krusttēvs "
    "onkulis audžutēvs draugs kaimiņš līdzgaitnieks dzīvesbiedrs pilsonis puika",
}
_PERSON: dict[str, set[tuple[Gender, Case]]] = {}
for _gender, _nouns in _PERSONS.items():
    for _noun in _nouns.split():
        for _form, _case in name_forms(_noun, _gender):
            _PERSON.setdefault(_form, set()).add((_gender, _case))
_INHABITANT = re.compile(r"\w{3,}(?:iet(?:is|e|ei|i|es|im)|ieša)$")  # ukrainiete, lietuvietis
# Given names have the same endings (`Mariete`), so where it matters, the nation must be one of these.
_OF_NATION = re.compile(
    r"(?:latv|lietuv|igaun|baltkriev|kriev|ukrain|moldāv|pol|vāc|austr|šveic|holand|nīderland|beļģ|franc|luksemburg"
    r"|angl|brit|skot|velsi|īr|īslande|islande|dān|zviedr|norvēģ|som|ital|itāl|spān|portugāl|malt|kipr|grieķ|turk"
    r"|bulgār|rumān|ungār|čeh|slovāk|slovēn|serb|horvāt|bosn|melnkaln|albān|maķedon|kosov|gruzīn|armēn|azerbaidžān"
    r"|čečen|tatār|uzbek|kazah|tadžik|kirgīz|turkmēn|afgān|pakistān|ind|bangladeš|nepāl|šrilank|ķīn|japān|korej"
    r"|mongol|vjetnam|taizem|filipīn|indonēz|malaiz|irān|irāk|sīr|libān|kurd|arāb|izraēl|ebrej|palestīn|ēģipt|lībi"
    r"|tunis|alžīr|marok|nigēr|gan|keni|etiop|somāl|eritrej|ugand|kongo|afrikān|amerikān|kanād|meksik|kub|brazīl"
    r"|kolumb|argentīn|čīl|peru|austrāl|eirop|āzi|jaun|čigān)\w{0,3}iet[ei]"
)
# Other nouns for men, though some of these are also surnames; there can be no complete list.
_MEN = frozenset(
    "cilvēks kungs pusaudzis tīnis jaunulis bārenis dvīnis mazdēls krustdēls svainis līgavainis kompanjons vergs "
    "nabags invalīds suteneris narkomāns dīleris zaglis gangsteris pedofils maniaks hakeris biznesmenis šefs boss "
    "fermeris feldšeris kareivis stūrmanis sargs mūks imams dīdžejs jūtūberis modelis klauns misters sers latgalis "
    "musulmanis anglis īrs skots brits turks krievs zviedrs dānis norvēģis soms polis igaunis lietuvis latvis vācis "
    "grieķis čehs slovāks slovēnis serbs horvāts ungārs rumānis bulgārs itālis spānis portugālis francūzis beļģis "
    "holandis arābs kurds afgānis pakistānis irānis ebrejs čigāns roms armēnis gruzīns uzbeks tadžiks kazahs čečens "
    "tatārs amerikānis afrikānis".split()
)
# `Piekrāpts Jānis stāsta`, `Atbraucis Jānis stāsta`, `Priecīgs Jānis stāsta`
_OF_QUALITY = re.compile(
    rf"\w+(?:[^aeiu]ts|ies|jis|īgs|isks|ains)|(?:{'|'.join(PREFIXES)})\w+is|slavens|vesels"
    r"|(?:vec|jaun|maz|liel|lab|gudr|stipr|slim|skaist|vien|man|tav|sav|otr)s?"
)
_LIKE_SURNAME = re.compile(r"\w{2,}(?:iņa|ņš|[oe]v[sa]|[sc]k(?:is|a)|vičs|enko|son[se]|kaln[sa])")


@lru_cache(maxsize=8192)
def is_person_noun(word: str) -> bool:
    """Whether a word in lower case says who somebody is, and is not an office: `meitene`, `ukrainietei`."""
    return word in _PERSON or bool(_INHABITANT.match(word)) or is_inhabitant(word)


def person_forms(word: str) -> frozenset[tuple[Gender, Case]]:
    """The genders and cases of a word in lower case that says who somebody is to others; for `māsai`, f and dat."""
    return frozenset(_PERSON.get(word, ()))


def is_of_men(word: str) -> bool:
    """Whether a word in lower case is another noun for a man, though it may be a surname: `kurds`."""
    return word in _MEN


def is_of_no_nation(word: str) -> bool:
    """Whether a word in lower case ends like `ukrainiete` but names no nation; it may be a given name: `mariete`."""
    is_womans = word.endswith(("iete", "ietes", "ietei", "ieti"))
    return is_womans and bool(_INHABITANT.match(word)) and not _OF_NATION.match(word)


def ends_as_surname(word: str) -> bool:
    """Whether a word has an ending that surnames and few other words have: `Bērziņš`, `Ivanova`."""
    return bool(_LIKE_SURNAME.fullmatch(word))


def is_apposition(words: Sequence[str]) -> bool:
    """Whether the second of two words is a given name, and the first is not part of a name: `Prostitūta Anna`.

    Two such words may be a name if the second is also a man's surname: `Mehmets Ali`.
    """
    if len(words) != 2 or not is_known_given(words[1]) or is_known_given(words[0]):
        return False
    first = words[0].lower()
    return not is_of_no_nation(first) and not (
        first.endswith(("s", "š"))
        and not ends_as_surname(first)  # Bērziņš Jānis
        and not (first in _MEN or is_person_noun(first) or office_forms(first) or _OF_QUALITY.fullmatch(first))
        and any((one.gender, one.case) == ("m", "nom") and one.weight >= PLAIN for one in surname_readings(words[1]))
    )


def looks_foreign(word: str) -> bool:
    """Whether a word is not spelt like names in Latvian: it has no Latvian ending, or letters that are not Latvian."""
    return word[-1] not in "aāeēiīosšuū" or bool(re.search(r"[wqxyWQXY]|th|ck|ee|oo|ss\w", word))


def may_be_surname(word: str) -> bool:
    """Whether a word can be the end of a name: it is not an abbreviation, a place in the locative, or a state."""
    if (word.isupper() and len(word) <= 4) or word in ABBREVIATIONS:
        return False
    place = register().bases.get(word) or register().towns.get(word)
    if place and place[1] == "loc":
        return False
    return not re.match(r"(?:Latvij|Eirop|Krievij|Republik|Savienīb|Ministr)|\w+ijā$", word)


def in_small_letters(word: str) -> str:
    """A word in capitals, written as names usually are: `KALNA-BĒRZA`, Kalna-Bērza; other words as they are."""
    return word.title() if word.isupper() else word


def is_short_in_capitals(given: str, word: str) -> bool:
    """Whether a word in capitals, as short as an abbreviation, ends and agrees like a surname: `Agneta RŪĶE`."""
    if len(word) not in (3, 4) or not word.isupper() or given.isupper() or word in ABBREVIATIONS:
        return False
    surname = word.title()
    return surname.endswith(("a", "e", "s", "š")) and is_known_given(given) and agree([given, surname], PLAIN)


def agree(words: Sequence[str], least: float = NOT_FAR_FETCHED) -> bool:
    """Whether the words can share a gender and a case, each in a reading that is not far-fetched."""
    readings = [given_name_readings(word) or surname_readings(word) for word in words[:-1]]
    last = surname_readings(words[-1])
    fits = {(one.gender, one.case) for one in last if one.weight >= least and one.case != "loc"}
    for options in readings:
        # Kanje, Ani, Andrē: foreign, with one form for all cases
        undeclined = words[0][-1] in "eēīioūā" and len(words) == 2
        if not undeclined:
            fits &= {(one.gender, one.case) for one in options if one.weight >= least}
    return bool(fits)


@lru_cache(maxsize=4096)  # called for every two words with capitals, more than once
def two_agree(given: str, surname: str) -> bool:
    """Whether two words agree as given name and surname."""
    return agree([given, surname])


def agrees_with_calendar(given: str, surname: str) -> bool:
    """Whether a given name, as a form of one in the calendar, fits the surname."""
    return two_agree(given, surname) or keeps_surname(given, surname)


def is_womans_by_ending(given: str, surname: str) -> bool:
    """Whether both words are a woman's in one case, though in the calendar the first is only a form of a man's name.

    `Reda` is in it as the genitive of Reds, but `Reda Sirgediene` is a woman. A form that the calendar has in the
    dative or accusative may be a person by itself (`Annai Kalniņš teica`), and is not reinterpreted.
    """
    hers = {one.case for one in surname_readings(surname) if one.gender == "f" and one.weight >= LIKELY_ENOUGH}
    return any(
        one.gender == "f" and one.case in hers and one.weight >= LIKELY_ENOUGH and one.nominative.endswith(("a", "e"))
        for one in surname_readings(given)
    )


def keeps_surname(given: str, surname: str) -> bool:
    """Whether a woman's given name is declined and her surname, in a man's form, is not: `Diānas Pīrāgs`."""
    readings = given_name_readings(given)
    is_declined = bool(readings) and all(one.gender == "f" and one.case != "loc" for one in readings)
    is_declined |= any(one.gender == "f" and one.nominative == given for one in readings)  # Vaira Osis
    is_mans = surname.endswith(("s", "š")) and not surname.endswith(("as", "es", "us", "ās", "ēs", "os"))
    return is_declined and is_mans and not (is_institution_noun(surname) or is_part_noun(surname))  # Marta Centrs


def foreignness(words: Sequence[str]) -> int:
    """How far the words of a name are from Latvian spelling; of two spellings, the one with less is Latvian."""
    return sum(looks_foreign(word) or not _LATVIAN.fullmatch(word) for word in words) * 10 - sum(
        not word.isascii() and bool(_LATVIAN.fullmatch(word)) for word in words
    )


_LATVIAN = re.compile(r"[a-pr-vzāčēģīķļņšūž.-]+", re.IGNORECASE)


def office_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun of an office, in any form, stands right before a token."""
    return bool(at) and tokens[at - 1].is_word and bool(office_forms(tokens[at - 1].text))
