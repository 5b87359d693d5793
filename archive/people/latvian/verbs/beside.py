"""Knows which words may stand between a verb of speaking and its subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from archive.people.names.words import is_person_noun
from archive.people.offices.nouns import office_forms
from archive.people.word_classes import is_verb

_BETWEEN = frozenset(
    "arī savukārt arvien vienlaikus tāpat jau vēl toreiz pēc tam pats pati sarunā intervijā atkārtoti īpaši "
    "to tam tai viņam viņai viņiem viņām mums tomēr taču vēlreiz atkal īsi skaidri atklāti vienmēr tad tur te tikai "
    "sīkāk vairāk pirmais pirmā pēdējais pēdējā tikmēr toties atbildot lakoniski strupi "
    "turklāt galvenokārt vispirms visupirms nedaudz citastarp tātad vien šoreiz otrreiz vienreiz "
    "piemēram viņa viņas viņu mūsu gan ir bija esot gada "
    # times
    "aizvakar vakar šodien šorīt šovakar šonedēļ šomēnes šogad pērn nesen tolaik reiz vēlāk agrāk iepriekš tagad nupat "
    "vairākkārt patlaban pašlaik šobrīd".split()
)
# Relatives and companions: `stāstīja dzīvesbiedre Anna Kalna`.
_KIN = frozenset(
    "māte tēvs mamma tētis dēls meita brālis māsa vīrs sieva dzīvesbiedrs dzīvesbiedre vecmāmiņa vecmamma vectēvs "
    "vectētiņš krustmāte krusttēvs kaimiņš kaimiņiene draugs draudzene paziņa līdzgaitnieks līdzgaitniece".split()
)
ONE_OF = frozenset("kāds kāda viens viena".split())  # `kāda no dalībniecēm`
OTHERS = frozenset("citi citas viņas viņa kolēģi pārējie pārējās abi vairāki".split())
PREPOSITIONS = frozenset(
    "pēc pirms no pie uz ar par aiz bez kopš līdz pret starp caur pār ap gar pa virs zem ārpus".split()
)
_OBLIQUE = ("ai", "ei", "am", "im", "iem", "ām", "ēm", "ā", "ē", "ī", "ās", "ēs", "īs", "os")
_GENITIVES = ("as", "es", "u", "a", "radio")
GENITIVES = (*_GENITIVES, "ās")
_ACCUSATIVES = ("u", "us")
# Events that are often in the plural, whose accusative looks like a singular genitive: `Anna Kalna mācības atklāja ar
# uzrunu`.
_HELD = frozenset("mācības apmācības debates diskusijas nodarbības pārrunas sarunas svinības".split())
_CONDITIONAL = frozenset(("būtu", "nebūtu"))
_LONGEST_PRONOUN = 3  # letters: `šo`, `to`, `abo`
_MOST_GENITIVES = 3  # `Latvijas Televīzijas ziņu raidījumā`
_ENDINGS_BETWEEN = tuple("dien i ot oties ais am im um ām ēm iem ā ē ī ās ēs īs os".split())


def is_between(word: str) -> bool:
    """Whether a word is an adverb or similar, which says nothing about the words behind it: `vienlaikus`, `arī`."""
    return word in _BETWEEN


def before_adverbs(word_at: Callable[[int], str], at: int) -> int:
    """The token before token `at` and the adverbs in front of it: the mark in `mudināja “vispirms lasīt”`."""
    at -= 1
    while is_between(word_at(at)):
        at -= 1
    return at


def is_kin(word: str) -> bool:
    """Whether a word says who somebody is to others: `brālis`."""
    return word in _KIN


def may_stand_between(word_at: Callable[[int], str], at: int) -> bool:
    """Whether token `at` may stand there: an adverb, a pronoun, a place, a time.

    `word_at` gives the token at a place in lower case.
    """
    word = word_at(at)
    if word in _BETWEEN or word in _KIN or word.endswith(_ENDINGS_BETWEEN) or word in PREPOSITIONS:
        return True
    # `pēc semināra`, `Latvijas delegācijai`, `Latvijas Radio raidījumā`, `semināra dalībniekiem`
    return word_at(at - 1) in PREPOSITIONS or _leads_to_oblique(word_at, at)


def before_apposition(words: Sequence[str], gender: str | None, *, has_office: bool) -> int:
    """How many of the words before somebody in the nominative remain without those that say who it is.

    These are a noun with genitives before it (`bijusī kopēja`), or only the genitives, if the noun was read as the
    office: `ātrās palīdzības` before `mediķis`.
    """
    end = _before_one_of(words)
    if end < len(words):
        return end
    if not has_office:
        if not end or not (
            (gender, "nom") in office_forms(words[-1]) or words[-1] in _KIN or is_person_noun(words[-1])
        ):
            return end
        end -= 1
    most = len(words) - end + _MOST_GENITIVES
    while end and len(words) - end < most and words[end - 1].endswith(GENITIVES) and not is_verb(words[end - 1]):
        end -= 1
    return end


def _before_one_of(words: Sequence[str]) -> int:
    """The same, if they end with `kāda no dalībniecēm` and a comma."""
    end = len(words)
    if words[-1:] == [","]:
        for at in range(max(0, end - 3 - _MOST_GENITIVES), end - 3):
            if words[at] in ONE_OF and words[at + 1] == "no":
                return at
    return end


def may_be_object(word_at: Callable[[int], str], at: int) -> bool:
    """Whether token `at`, before a verb, may belong to its object: `Anna Kalna savu lēmumu skaidro`, `tiesu lūgusi`.

    `word_at` gives the token at a place in lower case.
    """
    word = word_at(at)
    if word in _HELD:
        return True
    if word.endswith(_ACCUSATIVES):
        return not is_verb(word) and word not in _CONDITIONAL
    if word.endswith("o"):  # `šo apgalvojumu`, `pirmo reizi`; `minēto`, `notikušo`
        is_noun = word.endswith(("to", "šo")) and len(word) > _LONGEST_PRONOUN
        return not is_verb(word) and (is_noun or word_at(at + 1).endswith((*_ACCUSATIVES, "i")))
    # A word in -a may be another subject: `policija`.
    return word.endswith(_GENITIVES[:2]) and not is_verb(word) and may_be_object(word_at, at + 1)


def may_be_plural(word: str) -> bool:
    """Whether such a word may also be a subject in the plural: `skolēni`; but not `komisijai`."""
    return word.endswith("i") and not word.endswith(("ai", "ei")) and word not in _BETWEEN


def _leads_to_oblique(word_at: Callable[[int], str], at: int) -> bool:
    """Whether one or more genitives stand there, before a noun in the dative or locative."""
    for here in range(at, at + _MOST_GENITIVES):
        word = word_at(here)
        if not word.endswith(_GENITIVES) or is_verb(word):
            return False
        if word_at(here + 1).endswith(_OBLIQUE):
            return True
    return False
