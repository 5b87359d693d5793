"""Words after a place's name: institutions, streets and waters named after it, and bodies of the municipality."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.latvian.declension import ADJECTIVES
from archive.places.words import forms_of, forms_of_stem


def _texts(nouns: str) -> Iterator[str]:
    return (form.text for form in forms_of(nouns))


# Institutions, streets and waters that are called after a place without being its municipality.
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
        # `Rīgas ielās` says where in Rīga
        *(form.text for form in forms_of("iela šķērsiela gatve aleja dambis") if form.number == "sg"),
        *("ielu", "radio", "jūras", "raj"),
        *(form.text for stem in ("reģionāl", "evaņģēlisk") for one in ADJECTIVES for form in forms_of_stem(stem, one)),
    ]
)
# Right behind the name alone (`Salacgrīvas skolas direktore`), for `Rīgas jaunieši skolā` are no school. `Rīgas skolu`
# and `Rīgas skolās` are rather all those in Rīga. A quarter may be called after a street: `Kalnciema kvartālā`.
_SINGLE = frozenset(
    form.text
    for form in forms_of("skola kvartāls cirks opera orķestris filharmonija birža")
    if form.number == "sg" and form.text != "skolu"
)
# What every municipality has by law (Pašvaldību likums, Bāriņtiesu likums, Būvniecības likums, Civilstāvokļa aktu
# reģistrācijas likums), and its welfare and its schools, for which no office of the state below the ministry cares.
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

# Courts and prosecutors' offices are the state's, also where the kind of the place is said: `Rīgas pilsētas tiesa`.
_COURTS = frozenset(_texts("tiesa prokuratūra"))
_PARTS_OF_TOWNS = frozenset(_texts("priekšpilsēta rajons mikrorajons apkaime forštate"))
# Parts of Rīga, Jūrmala and Liepāja in the locative: `Rīgas Purvciemā`, which is in no name of an institution.
_IN_QUARTERS = frozenset(
    "Āgenskalnā Bieriņos Bolderājā Brasā Centrā Čiekurkalnā Dārzciemā Dārziņos Daugavgrīvā Dreiliņos Dzirciemā "
    "Grīziņkalnā Iļģuciemā Imantā Juglā Ķengaragā Ķīpsalā Mežaparkā Mežciemā Mīlgrāvī Pļavniekos Purvciemā Rumbulā "
    "Sarkandaugavā Šampēterī Šķirotavā Teikā Torņakalnā Vecāķos Vecmīlgrāvī Vecpilsētā Vecrīgā Ziepniekkalnā Zolitūdē "
    "Bulduros Dubultos Dzintaros Kauguros Ķemeros Majoros Slokā Vaivaros Karostā".split()
)

# Behind a place they may be in the same institution: `Rīgas, Kurzemes un Zemgales plānošanas reģioni`.
LANDS = frozenset("Kurzemes Zemgales Vidzemes Latgales Sēlijas Pierīgas Kurzeme Zemgale Vidzeme Latgale".split())

# Private bodies keep the place in their name even where its kind is said: Valmieras novada fonds.
_PRIVATE = re.compile(
    r"(?i:fond|biedrīb|nodibināj|universitāt|teātr|slimnīc|klub|komand|sia$|as$|ik$|zs$|viesnīc|lidost|uzņēm"
    r"|laikrakst|firm|koncertzāl|ansambl|kor(?:is|im|i)$)"
)


def is_body(words: Sequence[str]) -> bool:
    """Whether the words after a place's genitive begin with a body of its municipality, whatever their capitals.

    >>> is_body(["Domes", "sēde"]), is_body(["Sociālais", "dienests"]), is_body(["Universitāte"])
    (True, True, False)
    """
    first = words[0].lower() if words else ""
    return first in _BODIES or (first[:6] in _OF_OFFICES and bool(_OFFICES.match(" ".join(words[:3]).lower())))


def is_people(words: Sequence[str]) -> bool:
    """Whether the words after a place's genitive begin with its inhabitants or its police: `Balvu iedzīvotāji`."""
    return bool(words) and (words[0].lower() in _PEOPLE or words[0].lower().startswith("policij"))


def is_own(words: Sequence[str]) -> bool:
    """Whether the words after a place's genitive begin with what a place has and a person has not: `Rojas mērs`."""
    return is_body(words) or (bool(words) and words[0].lower() in _HAD_BY_PLACES)


def is_institution(words: Sequence[str]) -> bool:
    """Whether the words after a place's genitive make it part of a name: `Stradiņa universitāte`, `apgabaltiesa`.

    A capital says so (`Liepājas Universitāte`); among words in lower case the first noun of an institution does, as
    long as nothing of the municipality itself (`dome`, `pašvaldība`, `mērs`) comes before it.
    """
    if is_body(words):
        return False
    if words and words[0][0].isupper():
        if words[1:2] and words[1] in _PARTS_OF_TOWNS:  # `Rīgas Latgales priekšpilsētā`
            return is_institution(words[2:])
        if words[0] in _IN_QUARTERS:
            return False
        return words[0] not in ("SIA", "AS")  # a firm that is there
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
    """Whether the words after a name begin with what lakes and rivers are called.

    >>> is_water(["ezera", "krastā"]), is_water(["tirgū"])
    (True, False)
    """
    return bool(words) and words[0] in _WATERS


# What is called by a name that stands right behind, in the nominative: `kuģis Rīga`, `viesnīcā Sigulda`.
_CALLED_AFTER = frozenset(
    _texts(
        "viesnīca kafejnīca restorāns kinoteātris lielveikals kuģis prāmis upe ezers klubs komanda laikraksts avīze "
        "televīzija festivāls firma uzņēmums kolhozs lidosta stacija rallijs"
    )
)


def is_called_after(word: str) -> bool:
    """Whether a word in lower case is a noun for what may be called after a place: `viesnīcā`."""
    return word in _CALLED_AFTER


def is_court(words: Sequence[str]) -> bool:
    """Whether the words after the kind of a place name a court or a prosecutor's office, of the town or a part of it.

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
    """Whether one of the words names a private or an independent body, up to the first that is in no name."""
    return any(_PRIVATE.match(word) for word in words[:2])
