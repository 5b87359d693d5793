"""Latvian nouns for offices and institutions, by their stems: open classes, described by their suffixes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from archive.latvian.declension import (
    DEFINITE_OF_MEN,
    DEFINITE_OF_WOMEN,
    FIFTH,
    FIRST,
    FOURTH,
    NAMING_CASES,
    SECOND,
    Case,
    Declension,
    Gender,
)
from archive.latvian.softening import harden
from archive.places.register import register

Form = tuple[Gender, Case]

# Stems of nouns in -s for men and -e for women: direktors, direktore; žurnālists, žurnāliste; referents, referente.
_S_E = re.compile(
    r".*(?:ist|detektīv|or|ent|ant|ār|ert|kancler|spīker|smen|čempion|baron|kapitān|veterān|maršal|diakon"
    r"|farmaceit|rabīn|meistar|grāf|dekān|biedr|pediatr|logopēd|ortopēd|stjuart|kurjer|gid|ombud|psihiatr|pilot"
    r"|prāvest|dramaturg|ministr|konsult|deputāt|advokāt|ārst|kandidāt|konsul|premjer|mēr|atašej|kapelān|skolēn"
    r"|terapeit|arhitekt"
    r"|ekonomist|ģenerāldirektor|paramediķ|medmās|viesstrādniek"
    r"|sportist|diplomāt|filozof|hirurg|bīskap|metropolīt|kardināl|patriarh|pāvest|\w*atlēt|akrobāt|\w{4,}naut|poēt)$"
)
_S_A = re.compile(r".*(?:tāj|ēj)$")  # vadītājs, vadītāja; uzņēmējs, uzņēmēja
_NIEK, _NIEC = re.compile(r".*niek$"), re.compile(r".*niec$")  # darbinieks, darbiniece
# Nouns in -is for men, whose consonant may change in the genitive (locekļa), and in -e for women.
_IS_E = re.compile(
    r".*(?:locek[lļ]|līder|partner|ier|dizainer|reporter|reper|bokser|priester|aizstāvj?|(?:pār|mež)zi[nņ]|bloger"
    r"|influencer|šofer|viesmī[lļ]|dispečer|broker|vēstne[sš]|ziņne[sš]|audzēk[nņ]|sūt[nņ]|vado[nņ]|bēg[lļ]"
    r"|\w{3,}me[nņ]|(?:biš|dārz|lop|augļ)kop|jokdar|(?:lietv|darbv|grāmatv|pulkv)e[dž]|kaprā[lļ]|admirā[lļ]"
    r"|ģenerā[lļ]|iķ|mūzik|pārstāvj?|tiesne[sš]|kolēģ|menedžer|treneri?|kaptei[nņ]|priekšsē[dž])$"
)
_TULK, _TULC = re.compile(r"tulk$"), re.compile(r"tulc$")
# robežsargs, robežsardze; not the guard itself
_SARG, _SARDZ = re.compile(r"(?!sarg$).*(?:sarg|uzraug)$"), re.compile(r"(?!(?:ap)?sardz$).*(?:sardz|uzraudz)$")
_OLOG = re.compile(r".*(?:olog|oloģ|agog|agoģ|urg|ģeogrāf|fotogrāf|kinematogrāf)$")  # psihologs, psiholoģe
# Stems without a counterpart, or with one from another stem: women in -e and in -a, men in -s and in -is.
_ONLY_E = re.compile(r"(?:vecmāt|audžumāt|\w*palīdz|aktris|model|karalien|princes)$")
_ONLY_A = re.compile(r"(?:(?:med|virs)mās|balerīn|primadonn)$")
_ONLY_S = re.compile(r"\w*palīg$")
_ONLY_IS = re.compile(r"(?:kara[lļ]|prin[cč])$")
# Adjectives that are offices by themselves: brīvprātīgais, atbildīgā par projektu.
_ADJECTIVAL = re.compile(r"(?:brīvprātīg|atbildīg|pilnvarot|valstspiederīg)$")
_MASCULINE_S, _MASCULINE_IS, _FEMININE_E, _FEMININE_A = (
    {declension.ending(case): case for case in NAMING_CASES} for declension in (FIRST, SECOND, FIFTH, FOURTH)
)
_DECLINED: tuple[tuple[re.Pattern[str], dict[Gender, dict[str, Case]]], ...] = (
    (_ONLY_E, {"f": _FEMININE_E}),
    (_ONLY_A, {"f": _FEMININE_A}),
    (_ONLY_S, {"m": _MASCULINE_S}),
    (_ONLY_IS, {"m": _MASCULINE_IS}),
    (_S_E, {"m": _MASCULINE_S, "f": _FEMININE_E}),
    (_S_A, {"m": _MASCULINE_S, "f": _FEMININE_A}),
    (_SARG, {"m": _MASCULINE_S}),
    (_SARDZ, {"f": _FEMININE_E}),
    (_NIEK, {"m": _MASCULINE_S}),
    (_NIEC, {"f": _FEMININE_E}),
    (_TULK, {"m": _MASCULINE_S}),
    (_TULC, {"f": _FEMININE_E}),
    (_IS_E, {"m": _MASCULINE_IS, "f": _FEMININE_E}),
    (_OLOG, {"m": _MASCULINE_S, "f": _FEMININE_E}),
)
"""Stems of offices, and for men and women the cases by their endings. The first pattern that matches counts."""

_DEFINITE_OF: tuple[tuple[Gender, Declension], ...] = (("m", DEFINITE_OF_MEN), ("f", DEFINITE_OF_WOMEN))
_DEFINITE: dict[str, tuple[Form, ...]] = {}
for _case in NAMING_CASES:
    for _gender, _declension in _DEFINITE_OF:
        _ending = _declension.ending(_case)
        _DEFINITE[_ending] = (*_DEFINITE.get(_ending, ()), (_gender, _case))
_ENDINGS = sorted({*_MASCULINE_S, *_MASCULINE_IS, *_FEMININE_E, *_FEMININE_A}, key=lambda one: (-len(one), one))
# Nouns and adjectives that end like agents but are none.
_NO_OFFICE = re.compile(
    r"(?:gad|dzīvesbiedr|konkurs|statist|rakst|avīz|projekt|cent|procent|moment|dokument|parlament|departament"
    r"|kontinent|argument|instrument|eksperiment|fragment|element|reglament|patent|talant|variant|garant|fund\w*|sektor"
    r"|faktor|motor|traktor|rektorāt|semin\w*|komentār|scenārij|vakar|inventār|honorār|formulār|kalendār|dolār|hektār"
    r"|skolotāju|vēj|zvēj|nosliec|dzīvniek|ierosinātāj|cietušaj|pasūtījum|concert|koncert|portatīv|terror|horor|humor"
    r"|terit\w*|restorān|autor?tiesīb|tost|most|krist|test|\w*spēj|(?:no)?stāj|tēj|pant|ķermeņ|ķermen|(?:ne)?mier"
    r"|bulvār|apmēr|luksofor|televizor|(?:pie|sa)?saist|mant|janvār|februār|pār|kor|piemēr|izmēr|papier|meier|saraksts?"
    r"|ties|plašsaziņ|sociāl|inter|aktuāl)$"
)


def is_inhabitant(word: str) -> bool:
    """Whether a word in lower case names people by their town: `jelgavnieks`, `liepājniecei`."""
    found = _OF_TOWN.match(word)
    return found is not None and not {found[1], found[1] + "n"}.isdisjoint(_town_stems())  # olainieks


_OF_TOWN = re.compile(r"(?!amat)(\w+)nie(?:ks|ka|kam|ku|ce|ces|cei|ci)$")  # amatnieks: a craftsman


@cache
def _town_stems() -> frozenset[str]:
    names = (*register().bases.values(), *register().towns.values())
    return frozenset(re.sub(r"(?:is|[aeisš])$", "", base.lower()) for base, _ in names)


@lru_cache(maxsize=8192)
def office_forms(word: str) -> tuple[Form, ...]:
    """The genders and cases in which a word can name an office: `vadītājai` -> (("f", "dat"),); () for any other word.

    `vadītāja` is both a woman in the nominative and a man in the genitive.
    """
    lower = word.lower()
    for ending, forms in _DEFINITE.items():
        if lower.endswith(ending) and _ADJECTIVAL.match(lower[: -len(ending)]):
            return forms
    if is_inhabitant(lower):
        return ()
    found: list[Form] = []
    for ending in _ENDINGS:
        stem = lower.removesuffix(ending)
        if stem == lower or len(stem) < 3 or _NO_OFFICE.match(stem):
            continue
        declined = next((genders for pattern, genders in _DECLINED if pattern.match(stem)), {})
        found += [(gender, cases[ending]) for gender, cases in declined.items() if ending in cases]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def office_nominative(word: str, gender: Gender, case: Case) -> str | None:
    """The nominative of the noun of an office in that gender and case: `locekļa`, "m", "gen" -> `loceklis`.

    None if the word cannot be in that form.
    """
    if (gender, case) not in office_forms(word):
        return None
    for ending, forms in _DEFINITE.items():
        stem = word[: -len(ending)]
        if (gender, case) in forms and word.endswith(ending) and _ADJECTIVAL.match(stem.lower()):
            return stem + ("ais" if gender == "m" else "ā")
    for endings, plain in (
        ((_MASCULINE_S, "s"), (_MASCULINE_IS, "is")) if gender == "m" else ((_FEMININE_E, "e"), (_FEMININE_A, "a"))
    ):
        for ending, own in endings.items():
            stem = word[: -len(ending)]
            if own != case or not word.endswith(ending):
                continue
            softened = harden(stem) if case == "gen" and plain == "is" else ()
            for candidate in [*softened, stem + plain]:
                if (gender, "nom") in office_forms(candidate):
                    return candidate
    return None


# Endings of nouns in the plural, and their cases: `ministriem`, `ekspertēm`, `deputāti`, `deputātu`.
_PLURALS = {(one.ending(case, "pl"), case) for one in (FIRST, FOURTH, FIFTH) for case in NAMING_CASES}
_SINGULARS = [one.nominative for one in (FIRST, FOURTH, FIFTH, SECOND)]


@lru_cache(maxsize=4096)
def plural_cases(word: str) -> frozenset[Case]:
    """The cases in which a word can be the plural of an office: `policisti`; empty for any other word."""
    return frozenset(
        case
        for ending, case in _PLURALS
        if word.endswith(ending) and any(office_forms(word[: -len(ending)] + plain) for plain in _SINGULARS)
    )


# Things that have their own people but are not institutions.
_UNDERTAKING = re.compile(
    r"(?:projekt|kampaņ|konkurs|izstād|programm|grāmat|film|izrād|seriāl|raidījum|pētījum|rakst|dziesm|grup|festivāl"
    r"|komand(?:a|as|ai|u)$|izlas)"
)


def is_undertaking(word: str) -> bool:
    """Whether a word names something that has its own people but is not an institution: `projekta`, `kampaņas`."""
    return bool(_UNDERTAKING.match(word.lower()))


# Institutions that stand alone. Their parts (departaments, nodaļa, pārvalde) belong to the office, as written.
_INSTITUTION = re.compile(
    r"(?:\w*ministrij|dom(?:e|es|ei|i|ē)$|\w*pašvaldīb|\w*policij|\w*inspekcij|\w*aģentūr|\w*dienest|universitāt"
    r"|\w*augstskol|koledž|\w*skol(?:a|as|ai|u|ā)$|internātskol|\w*pirmsskol|\w*ģimnāzij|bērnudārz|tehnikum|licej"
    r"|\w*slimnīc|klīnik|poliklīnik|pansionāt|aptiek|laborator|\w*prokuratūr|\w*ties(?:a|as|ai|u|ā)$|bāriņties"
    r"|tribunāl|\w*biedrīb|nodibinājum|\w*fond|\w*asociācij|\w*savienīb|\w*komisij|\w*padom(?:e|es|ei|i|ē)$"
    r"|parlament(?:s|a|am|u|ā)$|saeim|valdīb|kancelej|\w*vēstniecīb|konsulāt|pārstāvniecīb|\w*bank(?:a|as|ai|u|ā)$"
    r"|uzņēmum|kompānij|firm(?:a|as|ai|u|ā)$|veikal|kafejnīc|restorān|viesnīc|rūpnīc|birž|\w*centr(?:s|a|am|u|ā)$"
    r"|\w*institūt|\w*akadēmij|\w*bibliotēk|\w*muzej|\w*arhīv|galerij|teātr|kinoteātr|oper(?:a|as|ai|u|ā)$|cirk(?:s|a)$"
    r"|filharmonij|orķestr|kor(?:is|a|im|i)$|ansambl|armij|\w*robežsardz|(?:zemes|jaun)sardz|spēku$|patversm|cietum"
    r"|federācij|\w*konfederācij|kamer(?:a|as|ai|u)$|\w*organizācij|partij|apvienīb|alians|koalīcij|kustīb"
    r"|\w*biroj|\w*radio$|\w*televīzij|laikrakst|avīz(?:e|es|ei|i)$|žurnāl(?:s|a|am|u)$|portāl|raidstacij|redakcij"
    r"|izdevniecīb|studij(?!u$)|vietn(?:e|es|ei)$|saimniecīb|kooperatīv|tīkl(?:s|a|am|u)$|kolēģij|kongregācij|baznīc"
    r"|draudz(?:e|es|ei)$|misij|bīskapij|diecēz|klostera|ordeņa|\w*klub|\w*administrācij|direkcij|komitej"
    r"|\w*sekretariāt|\w*nam(?:s|a|am|u|ā)$|\w*reģistr|\w*iestād|brīvost|lidost|ost(?:a|as|ai|u)$|muit(?:a|as|ai|u)$"
    r"|krust(?:s|a|am|u)$|eiropol|interpol|eirojust|frontex|[ck]aritas|unicef)"
)
# Abbreviations for kinds of firms, and of bodies.
ABBREVIATIONS = frozenset("SIA AS VAS VSIA IK ZS BO PVO ANO EDSO IOM NVO EURES".split())
_STANDS_ALONE = re.compile(
    r"(?:.*(?:pagasta|pilsētas|novada)(?: [\w,]+){0,4}?|pilsonības un migrācijas lietu"
    r"|ieslodzījuma vietu|valsts [\w ]*?) ?pārvald",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_institution_noun(word: str) -> bool:
    """Whether a word names a kind of institution that stands alone: `ministrijas`, `domes`, `biedrība`."""
    return bool(_INSTITUTION.match(word.lower()))


def stands_alone(phrase: str) -> bool:
    """Whether a phrase that ends in a form of `pārvalde` is one of the few that are not part of something larger."""
    return bool(_STANDS_ALONE.match(" ".join(phrase.split())))


_PART = re.compile(
    r"(?:departament|nodaļ|pārvald|daļ(?:a|as|ai|u)$|sektor|grup(?:a|as|ai|u)$|valde|iecirk|filiāl|fakultāt|katedr|štāb"
    r"|vienīb)"
)


def is_part_noun(word: str) -> bool:
    """Whether a word names a part of an institution: `departamenta`, `nodaļas`."""
    return bool(_PART.match(word.lower()))
