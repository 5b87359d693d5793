"""Latvian nouns that name an office or an institution, by their stems: open classes, described by their suffixes."""

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

# Stems whose men end in -s and women in -e: direktors, direktore; žurnālists, žurnāliste; referents, referente.
_S_E = re.compile(
    r".*(?:ist|detektīv|or|ent|ant|ār|ert|kancler|spīker|smen|čempion|baron|kapitān|veterān|maršal|diakon"
    r"|farmaceit|rabīn|meistar|grāf|dekān|biedr|pediatr|logopēd|ortopēd|stjuart|kurjer|gid|ombud|psihiatr|pilot"
    r"|prāvest|dramaturg|ministr|ekspert|konsult|deputāt|advokāt|ārst|kandidāt|konsul|premjer|mēr|atašej|kapelān"
    r"|leitnant"
    r"|seržant|docent|komisār|notār|prokuror|skolēn|student|absolvent|major|psihoterapeit|terapeit|arhitekt|prezident"
    r"|ekonomist|ģenerāldirektor|paramediķ|medmās|viesstrādniek"
    r"|sportist|diplomāt|filozof|hirurg|bīskap|metropolīt|kardināl|patriarh|pāvest|\w*atlēt|akrobāt|\w{4,}naut|poēt)$"
)
_S_A = re.compile(r".*(?:tāj|ēj|stāj)$")  # vadītājs, vadītāja; uzņēmējs, uzņēmēja
_NIEK, _NIEC = re.compile(r".*niek$"), re.compile(r".*niec$")  # darbinieks, darbiniece
# Men in -is whose consonant may change in the genitive (locekļa), women in -e.
_IS_E = re.compile(
    r".*(?:loceklis|locekļ|locekl|līder|partner|ier|dizainer|reporter"
    r"|reper|bokser|priester|aizstāvj?|(?:pār|mež)zi[nņ]|bloger|influencer"
    r"|šofer|viesmī[lļ]|dispečer|broker|vēstne[sš]|ziņne[sš]|audzēk[nņ]|sūt[nņ]|vado[nņ]|bēg[lļ]|\w{3,}me[nņ]"
    r"|(?:biš|dārz|lop|augļ)kop|jokdar|\w*lietved|\w*lietvež|darbved|darbvež|kaprāl|kaprāļ|admirāl|admirāļ|iķ"
    r"|pārstāv|pārstāvj|tiesnes|tiesneš|kolēģ|menedžer|treneri?"
    r"|kapteiņ|kaptein"
    r"|ģenerāl|ģenerāļ|pulkved|pulkvež|virsnieks|priekšsēd|priekšsēž|ieslodzījum|mūzik|mūziķ|politiķ|analītiķ|ķīmiķ"
    r"|fiziķ|matemātiķ|kritiķ|akadēmiķ|mehāniķ|praktiķ|informātiķ|vēsturniek|grāmatved|grāmatvež)$"
)
_TULK, _TULC = re.compile(r"tulk$"), re.compile(r"tulc$")
# robežsargs, robežsardze; not the guard itself
_SARG, _SARDZ = re.compile(r"(?!sarg$).*(?:sarg|uzraug)$"), re.compile(r"(?!(?:ap)?sardz$).*(?:sardz|uzraudz)$")
_OLOG = re.compile(r".*(?:olog|oloģ|agog|agoģ|urg|ģeogrāf|fotogrāf|kinematogrāf)$")  # psihologs, psiholoģe
# Those whose pair is of another stem, or that have none: the stems of women in -e and in -a, of men in -s and in -is.
_ONLY_E = re.compile(r"(?:vecmāt|audžumāt|\w*palīdz|aktris|model|karalien|princes)$")
_ONLY_A = re.compile(r"(?:(?:med|virs)mās|balerīn|primadonn)$")
_ONLY_S = re.compile(r"\w*palīg$")
_ONLY_IS = re.compile(r"(?:kara[lļ]|prin[cč])$")
# Adjectives that name an office by themselves: brīvprātīgais, atbildīgā par projektu.
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
"""The stems of offices, and the cases of men and women by their endings. The first pattern that matches counts."""

_DEFINITE_OF: tuple[tuple[Gender, Declension], ...] = (("m", DEFINITE_OF_MEN), ("f", DEFINITE_OF_WOMEN))
_DEFINITE: dict[str, tuple[Form, ...]] = {}
for _case in NAMING_CASES:
    for _gender, _declension in _DEFINITE_OF:
        _ending = _declension.ending(_case)
        _DEFINITE[_ending] = (*_DEFINITE.get(_ending, ()), (_gender, _case))
_ENDINGS = sorted({*_MASCULINE_S, *_MASCULINE_IS, *_FEMININE_E, *_FEMININE_A}, key=lambda one: (-len(one), one))
# Nouns and adjectives that end as agents do, but are none.
_NO_OFFICE = re.compile(
    r"(?:gad|dzīvesbiedr|konkurs|statist|rakst|avīz|projekt|cent"
    r"|procent|moment|dokument|parlament|departament|kontinent|argument"
    r"|instrument|eksperiment|fragment|element|reglament|patent|talant|variant|garant|fund\w*|sektor|faktor|motor"
    r"|traktor|rektorāt"
    r"|semin\w*|komentār|scenārij|vakar|inventār|honorār|formulār|kalendār|dolār|hektār|skolotāju|vēj|zvēj|nosliec"
    r"|dzīvniek|ierosinātāj|cietušaj|pasūtījum|concert|koncert|portatīv|terror|horor|humor|terit\w*|restorān"
    r"|autor?tiesīb|tost|most|krist|test"
    r"|\w*spēj|(?:no)?stāj|tēj|pant|ķermeņ|ķermen|(?:ne)?mier|bulvār|apmēr|luksofor|televizor|(?:pie|sa)?saist|mant"
    r"|janvār|februār|pār|kor|piemēr|izmēr|papier|meier|saraksts?|ties|plašsaziņ|sociāl|inter|aktuāl)$"
)


def is_inhabitant(word: str) -> bool:
    """Whether a word in lower case names somebody by the town they are from: `jelgavnieks`, `liepājniecei`."""
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

    None for a word that cannot be in that form.
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


# Endings of nouns in the plural, and the case that they tell: `ministriem`, `ekspertēm`, `deputāti`, `deputātu`.
_PLURALS = {(one.ending(case, "pl"), case) for one in (FIRST, FOURTH, FIFTH) for case in NAMING_CASES}
_SINGULARS = [one.nominative for one in (FIRST, FOURTH, FIFTH, SECOND)]


@lru_cache(maxsize=4096)
def plural_cases(word: str) -> frozenset[Case]:
    """The cases in which a word can name an office in the plural: `policisti`; none for any other word."""
    return frozenset(
        case
        for ending, case in _PLURALS
        if word.endswith(ending) and any(office_forms(word[: -len(ending)] + plain) for plain in _SINGULARS)
    )


# These have their people too, but are not institutions.
_UNDERTAKING = re.compile(
    r"(?:projekt|kampaņ|konkurs|izstād|programm|grāmat|film|izrād|seriāl|raidījum|pētījum|rakst|dziesm|grup|festivāl"
    r"|komand(?:a|as|ai|u)$|izlas)"
)


def is_undertaking(word: str) -> bool:
    """Whether a word names what has people, but is not an institution: `projekta`, `kampaņas`."""
    return bool(_UNDERTAKING.match(word.lower()))


# Institutions that stand for themselves. Their parts (departaments, nodaļa, pārvalde) belong to the office, as written.
_INSTITUTION = re.compile(
    r"(?:\w*ministrij|dom(?:e|es|ei|i|ē)$|\w*pašvaldīb|\w*policij|\w*inspekcij|\w*aģentūr|\w*dienest|universitāt"
    r"|\w*augstskol|koledž"
    r"|\w*skol(?:a|as|ai|u|ā)$|ģimnāzij|\w*slimnīc|klīnik|\w*prokuratūr|\w*ties(?:a|as|ai|u|ā)$|\w*biedrīb"
    r"|nodibinājum|\w*fond|\w*asociācij"
    r"|\w*savienīb|\w*komisij|\w*padom(?:e|es|ei|i|ē)$|parlament(?:s|a|am|u|ā)$|saeim|kancelej|\w*vēstniecīb"
    r"|\w*bank(?:a|as|ai|u|ā)$|uzņēmum|\w*centr(?:s|a|am|u|ā)$"
    r"|\w*institūt|\w*akadēmij|\w*bibliotēk|\w*muzej|teātr|oper(?:a|as|ai|u|ā)$|armij|patversm|viesnīc|kompānij"
    r"|firm(?:a|as|ai|u|ā)$|veikal|kafejnīc|restorān|\w*robežsardz|federācij|\w*konfederācij|kamer(?:a|as|ai|u)$"
    r"|\w*organizācij|partij"
    r"|apvienīb|\w*biroj|\w*radio$|\w*televīzij|laikrakst|žurnāl(?:s|a|am|u)$|portāl|raidstacij|saimniecīb"
    r"|tīkl(?:s|a|am|u)$"
    r"|sab(?:iedrīb)|bāriņties|kooperatīv|kolēģij|kongregācij|baznīc|draudz(?:e|es|ei)$|\w*klub|studij(?!u$)|redakcij"
    r"|izdevniecīb"
    r"|cietum|\w*arhīv|misij|\w*administrācij|brīvost|vietn(?:e|es|ei)$|komitej"
    r"|\w*sekretariāt|pārstāvniecīb|konsulāt|pansionāt|poliklīnik|aptiek|laborator|rūpnīc|"
    r"filharmonij|kinoteātr|orķestr|kor(?:is|a|im|i)$|ansambl|alians"
    r"|koalīcij|kustīb|birž|bīskapij|diecēz|klostera|tehnikum|licej|"
    r"\w*ģimnāzij|\w*pirmsskol|bērnudārz|(?:kultūras|tautas|bērnu|\w*)nam(?:s|a|am|u|ā)$"
    r"|\w*reģistr|\w*iestād|(?:zemes|jaun)sardz|avīz(?:e|es|ei|i)$|spēku$|"
    r"lidost|ost(?:a|as|ai|u)$|muit(?:a|as|ai|u)$|krust(?:s|a|am|u)$"
    r"|eiropol|interpol|eirojust|frontex|[ck]aritas|direkcij|unicef|ordeņa|"
    r"valdīb|tribunāl|internātskol|televīzij|galerij|teātr|cirk(?:s|a)$)"
)
# Firms and bodies whose kind is an abbreviation.
ABBREVIATIONS = frozenset("SIA AS VAS VSIA IK ZS BO PVO ANO EDSO IOM NVO EURES".split())
_STANDS_ALONE = re.compile(
    r"(?:.*(?:pagasta|pilsētas|novada)(?: [\w,]+){0,4}?|pilsonības un migrācijas lietu"
    r"|ieslodzījuma vietu|valsts [\w ]*?) ?pārvald",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_institution_noun(word: str) -> bool:
    """Whether a word names a kind of institution that stands for itself: `ministrijas`, `domes`, `biedrība`."""
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
