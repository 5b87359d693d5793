"""Words after a place name: institutions, streets and waters named after the place, and bodies of the municipality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.latvian.declension import ADJECTIVES
from archive.places.words import forms_of, forms_of_stem


def _texts(nouns: str) -> Iterator[str]:
    return (form.text for form in forms_of(nouns))


# Institutions, streets and waters that are named after a place but do not mean its municipality.
_INSTITUTIONS = frozenset(
    [
        *_texts("universitāte augstskola akadēmija koledža ģimnāzija vidusskola pamatskola tehnikums komercskola"),
        *_texts("institūts slimnīca poliklīnika teātris muzejs bibliotēka nams pils pilskalns pilsdrupa tiesa"),
        *_texts(
            "apgabaltiesa prokuratūra cietums iecirknis reģions rajons apriņķis pārvalde nodaļa daļa filiāle lidosta"
        ),
        *_texts(
            "brīvosta fonds biedrība arodbiedrība banka klubs komanda laikraksts avīze televīzija šoseja prospekts"
        ),
        *_texts("bulvāris laukums līcis ezers upe kanāls stacija radiostacija dzelzceļš festivāls baznīca katedrāle"),
        *_texts("klosteris birojs klīnika patversme internātpamatskola internātvidusskola sākumskola arodskola"),
        *_texts("arodvidusskola draudze diecēze zoodārzs pansionāts bērnunams struktūrvienība komiteja krasts grīva"),
        *_texts("bataljons divīzija bīskapija arhibīskapija arhidiecēze"),
        # Only in the singular: `Rīgas ielās` are the streets of Rīga.
        *(form.text for form in forms_of("iela šķērsiela gatve aleja dambis") if form.number == "sg"),
        *("ielu", "radio", "jūras", "raj"),
        *(form.text for stem in ("reģionāl", "evaņģēlisk") for one in ADJECTIVES for form in forms_of_stem(stem, one)),
    ]
)
# These count only directly after the name (`Salacgrīvas skolas direktore`): `Rīgas jaunieši skolā` names no school.
# `Rīgas skolu` and `Rīgas skolās` mean all schools in Rīga. A quarter may be named after a street:
# `Kalnciema kvartālā`.
_SINGLE = frozenset(
    form.text
    for form in forms_of("skola kvartāls cirks opera orķestris filharmonija birža")
    if form.number == "sg" and form.text != "skolu"
)
# Bodies that every municipality has by law (Pašvaldību likums, Bāriņtiesu likums, Būvniecības likums, Civilstāvokļa
# aktu reģistrācijas likums), and its offices for welfare and schools, for which the state has none below the ministry.
_BODIES = frozenset(_texts("dome pašvaldība bāriņtiesa būvvalde mērs vicemērs"))
_OFFICES = re.compile(
    r"sociāl\w+ dienest|(?:sociālo lietu|sociālās palīdzības|labklājības) (?:dienest|pārvald|departament)"
    r"|izglītības pārvald|dzimtsarakstu nodaļ"
)
_OF_OFFICES = ("sociāl", "labklā", "izglīt", "dzimts")
_PEOPLE = frozenset(_texts("iedzīvotājs iedzīvotāja"))
_CENTRES_OF = ("kultūras", "krīzes", "krīžu", "medicīnas", "veselības")
_HAD_BY_PLACES = _PEOPLE | frozenset(_texts("policija osta centrs apkārtne"))

_WATERS = frozenset(_texts("ezers upe līcis purvs"))

# Courts and prosecutors' offices belong to the state, even if their name has the kind of place: `Rīgas pilsētas tiesa`.
_COURTS = frozenset(_texts("tiesa prokuratūra"))
_PARTS_OF_TOWNS = frozenset(_texts("priekšpilsēta rajons mikrorajons apkaime forštate"))
# Parts of Rīga, Jūrmala and Liepāja in the locative, a case that names of institutions do not have: `Rīgas Purvciemā`.
_IN_QUARTERS = frozenset(
    "Āgenskalnā Bieriņos Bolderājā Brasā Centrā Čiekurkalnā Dārzciemā Dārziņos Daugavgrīvā Dreiliņos Dzirciemā "
    "Grīziņkalnā Iļģuciemā Imantā Juglā Ķengaragā Ķīpsalā Mežaparkā Mežciemā Mīlgrāvī Pļavniekos Purvciemā Rumbulā "
    "Sarkandaugavā Šampēterī Šķirotavā Teikā Torņakalnā Vecāķos Vecmīlgrāvī Vecpilsētā Vecrīgā Ziepniekkalnā Zolitūdē "
    "Bulduros Dubultos Dzintaros Kauguros Ķemeros Majoros Slokā Vaivaros Karostā".split()
)

# After a place, they may belong to the same institution: `Rīgas, Kurzemes un Zemgales plānošanas reģioni`.
LANDS = frozenset("Kurzemes Zemgales Vidzemes Latgales Sēlijas Pierīgas Kurzeme Zemgale Vidzeme Latgale".split())

# The names of private bodies may include even the kind of place: Valmieras novada fonds.
_PRIVATE = re.compile(
    r"(?i:fond|biedrīb|nodibināj|universitāt|teātr|slimnīc|klub|komand|sia$|as$|ik$|zs$|viesnīc|lidost|uzņēm"
    r"|laikrakst|firm|koncertzāl|ansambl|kor(?:is|im|i)$)"
)


def is_body(words: Sequence[str]) -> bool:
    """Whether the words after the genitive of a place begin with a body of its municipality, in any capitalisation.

    >>> is_body(["Domes", "sēde"]), is_body(["Sociālais", "dienests"]), is_body(["Universitāte"])
    (True, True, False)
    """
    first = words[0].lower() if words else ""
    return first in _BODIES or (first[:6] in _OF_OFFICES and bool(_OFFICES.match(" ".join(words[:3]).lower())))


def is_people(words: Sequence[str]) -> bool:
    """Whether the words after the genitive of a place begin with its inhabitants or police: `Balvu iedzīvotāji`."""
    return bool(words) and (words[0].lower() in _PEOPLE or words[0].lower().startswith("policij"))


def is_own(words: Sequence[str]) -> bool:
    """Whether the words after a genitive begin with what belongs to a place, and not to a person: `Rojas mērs`."""
    return is_body(words) or (bool(words) and words[0].lower() in _HAD_BY_PLACES)


def is_institution(words: Sequence[str]) -> bool:
    """Whether the words after the genitive of a place make it part of a name: `Stradiņa universitāte`, `apgabaltiesa`.

    A capital shows this (`Liepājas Universitāte`), and so does a noun for an institution, unless something of the
    municipality itself (`dome`, `pašvaldība`, `mērs`) precedes it.
    """
    if is_body(words):
        return False
    if words and words[0][0].isupper():
        if words[1:2] and words[1] in _PARTS_OF_TOWNS:  # `Rīgas Latgales priekšpilsētā`
            return is_institution(words[2:])
        if words[0] in _IN_QUARTERS:
            return False
        return words[0] not in ("SIA", "AS")  # firms in that place
    for at, word in enumerate(words[:4]):
        if word[0].isupper() or word in _PEOPLE or is_body(words[at:]):
            return False
        if word in _INSTITUTIONS or (word in _SINGLE and not at):
            return True
        if word.startswith("centr") and at and words[at - 1] in _CENTRES_OF:
            return True
        if word in ("un", "kā", "ir", "no", "ar", "vai", "par", "uz", "gan", "bet"):
            return False
    return False


def is_water(words: Sequence[str]) -> bool:
    """Whether the words after a name begin with a noun for a lake, river, bay or bog.

    >>> is_water(["ezera", "krastā"]), is_water(["tirgū"])
    (True, False)
    """
    return bool(words) and words[0] in _WATERS


# Nouns for things whose name follows directly, in the nominative: `kuģis Rīga`, `viesnīcā Sigulda`.
_CALLED_AFTER = frozenset(
    _texts(
        "viesnīca kafejnīca restorāns kinoteātris lielveikals kuģis prāmis upe ezers klubs komanda laikraksts avīze "
        "televīzija festivāls firma uzņēmums kolhozs lidosta stacija rallijs"
    )
)


def is_called_after(word: str) -> bool:
    """Whether a word in lower case is a noun for something that may be named after a place: `viesnīcā`."""
    return word in _CALLED_AFTER


def is_court(words: Sequence[str]) -> bool:
    """Whether the words after a kind of place name a court or prosecutor's office, of the town or of a part of it.

    >>> is_court(["Vidzemes", "priekšpilsētas", "tiesā"]), is_court(["dome", "tiesā", "panāca"])
    (True, False)
    """
    for word in words[:3]:
        lower = word.lower()
        if lower in _COURTS:
            return True
        if lower in _BODIES or (word[0].islower() and lower not in ("priekšpilsētas", "rajona")):
            return False
    return False


def is_private(words: Sequence[str]) -> bool:
    """Whether one of the first two words names a private or an independent body."""
    return any(_PRIVATE.match(word) for word in words[:2])
