"""Hypernyms with which Latvian refers to a person again: an inspector of the police is a `policiste`."""

from __future__ import annotations

# The general noun, for a man and a woman; beginnings of the offices that it covers; beginnings of their institutions.
_GENERAL = (
    ("policists policiste", "", "polic"),
    ("robežsargs robežsardze", "", "robežsa"),
    ("virsnieks virsniece", "kaptei leitnant virsleitnant major pulkve admir komandier ģenerāl", ""),
    ("jurists juriste", "advokāt notār juriskonsult", ""),
    ("diplomāts diplomāte", "vēstn konsul atašej sūtn", ""),
    ("politiķis politiķe", "deputāt ministr senator premjer parlamentār eiroparlamentār", ""),
    ("deputāts deputāte", "priekšsēdētāj sekretār", "saeim frakcij"),
    ("parlamentārietis parlamentāriete", "deputāt senator", ""),
    ("premjers premjere", "prezident", "ministr"),
    ("pedagogs pedagoģe", "skolotāj audzinātāj pasniedzēj docent", ""),
    ("mediķis mediķe", "ārst medmās feldšer ķirur pediatr ginekolo psihiatr vecmāt", ""),
    ("ārsts ārste", "ķirur pediatr ginekolo psihiatr neirolo onkolo", ""),
    ("zinātnieks zinātniece", "profesor docent pētnie sociolo vēsturn antropolo", ""),
    ("garīdznieks garīdzniece", "mācītāj priester bīskap arhibīskap kapelān prāvest diakon", ""),
    ("žurnālists žurnāliste", "reportier reporter redaktor korespondent", ""),
    ("mākslinieks māksliniece", "dziedātāj aktie aktris gleznotāj fotogrāf tēlnie komponist grafiķ", ""),
    (
        "autors autore",
        "mākslinie rakstnie dzejnie gleznotāj fotogrāf tēlnie komponist režis scenārist dramatur ilustrator publicist",
        "",
    ),
    ("jaunietis jauniete", "skolnie skolēn audzēk student vidusskolēn", ""),
    ("puisis meitene", "skolnie skolēn audzēk", ""),
)
_UNDER = {
    word: (tuple(offices.split()), tuple(institutions.split()))
    for words, offices, institutions in _GENERAL
    for word in words.split()
}


def gender_of(word: str) -> str | None:
    """The gender of a general noun in the nominative, in lower case; None for any other word."""
    if word not in _UNDER:
        return None
    return "m" if word.endswith("s") else "f"


def falls_under(office: list[str], head: str, word: str) -> bool:
    """Whether a general noun covers an office with these words and this noun; all in lower case.

    `['valsts', 'policijas', 'inspektore'], 'inspektore', 'policiste'`.
    """
    offices, institutions = _UNDER[word]
    if offices and not head.startswith(offices):
        return False
    return not institutions or any(one.startswith(institutions) for one in office)
