"""The words that may stand between a verb of speaking and its subject."""

from __future__ import annotations

from collections.abc import Callable

from archive.people.verbs import is_verb

_BETWEEN = frozenset(
    "arī savukārt arvien vienlaikus tāpat jau vēl toreiz pēc tam pats pati sarunā intervijā atkārtoti īpaši "
    "to tam tai viņam viņai viņiem viņām mums tomēr taču vēlreiz atkal īsi skaidri atklāti vienmēr tad tur te tikai "
    "sīkāk vairāk pirmais pirmā pēdējais pēdējā tikmēr toties atbildot lakoniski strupi "
    "piemēram vakar šodien šorīt viņa viņas viņu mūsu savukārt gan ir bija esot".split()
)
# `stāstīja dzīvesbiedre Anna Kalna`: who somebody is to others.
_KIN = frozenset(
    "māte tēvs mamma tētis dēls meita brālis māsa vīrs sieva dzīvesbiedrs dzīvesbiedre vecmāmiņa vecmamma vectēvs "
    "vectētiņš krustmāte krusttēvs kaimiņš kaimiņiene draugs draudzene paziņa līdzgaitnieks līdzgaitniece".split()
)
OTHERS = frozenset("citi citas viņas viņa kolēģi pārējie pārējās abi vairāki".split())
_PREPOSITIONS = frozenset("pēc pirms no pie uz ar par aiz bez kopš līdz pret starp caur pār".split())
_OBLIQUE = ("ai", "ei", "am", "im", "iem", "ām", "ēm", "ā", "ē", "ī", "ās", "os")
_GENITIVES = ("as", "es", "u", "a", "radio")
_MOST_GENITIVES = 3  # `Latvijas Televīzijas ziņu raidījumā`
_ENDINGS_BETWEEN = ("i", "ot", "ām", "iem", "ā", "ē", "ī", "ās", "os")


def may_stand_between(word_at: Callable[[int], str], at: int) -> bool:
    """Whether token `at` may stand there: an adverb, a pronoun, a place, a time.

    `word_at` gives the token at a place in lower case.
    """
    word = word_at(at)
    if word in _BETWEEN or word in _KIN or word.endswith(_ENDINGS_BETWEEN) or word in _PREPOSITIONS:
        return True
    # `pēc semināra`, `Latvijas delegācijai`, `Latvijas Radio raidījumā`, `semināra dalībniekiem`
    return word_at(at - 1) in _PREPOSITIONS or _leads_to_oblique(word_at, at)


def _leads_to_oblique(word_at: Callable[[int], str], at: int) -> bool:
    """Whether genitives stand there, one or several, before a noun in the dative or locative."""
    for here in range(at, at + _MOST_GENITIVES):
        word = word_at(here)
        if not word.endswith(_GENITIVES) or is_verb(word):
            return False
        if word_at(here + 1).endswith(_OBLIQUE):
            return True
    return False
