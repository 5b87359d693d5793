"""Finds out in which case a name stands, by what the sentence around it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from archive.latvian.declension import Case
from archive.latvian.function_words import KEY_OF
from archive.latvian.given_names import given_name_readings
from archive.latvian.tokens import Token
from archive.people.names.found import Found, Mention
from archive.people.offices.nouns import office_forms
from archive.people.verbs import ATTRIBUTING, SPEAKING
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb

PREPOSITIONS: dict[str, Case] = {
    **dict.fromkeys("no bez pie pēc dēļ aiz virs zem kopš pirms ārpus".split(), "gen"),
    **dict.fromkeys("ar par pret caur starp pār ap gar".split(), "acc"),
}
WOMENS_PARTICIPLES = ("usi", "usies")  # ends of participles in the nominative
_DAY = "dien"  # end of days of the week: `pirmdien`
_MOST_GENITIVES = 3  # words before an office, the preposition included; judged
NOMINATIVES = ("s", "š", "a", "e", "o", "ā")
# What a person cannot own: a name before one of these, without a preposition, is a subject: `Sandra Vanaga arī …`,
# `Sandra Vanaga savu …`.
_OWNED_BY_NOBODY = frozenset(
    "ar par no pie pēc uz aiz bez līdz starp pret caur pār virs kopš pirms ka kad kur kas ko lai ja jo bet tomēr taču "
    "arī nevis tad tāpēc tādēļ savukārt tikmēr turklāt vakar šodien rīt toreiz tagad jau vēl vairs tikai pat ļoti šeit "
    "tur šogad pērn savu savas sava savā pats pati ir nav bija būs tika tiks tiek esot būtu visiem visām viņam viņai "
    "viņiem viņām viņus mums jums man tev mūs jūs ikvienam katram katrai tam tai tiem tām to tos šo šos".split()
)
# Uninflected words that join or count what is owned, or follow its owner: `Andra Vilka dēļ`.
_BESIDE_OWNED = frozenset(
    "un vai jeb ne nedz kā dēļ labad trīs triju trijiem trijām trim trijos trijās daudz maz".split()
)
_DEFINITE = ("ā", "ais", "ās", "ie", "o", "os")  # `Andra Vilka nesen izdotā grāmata`
# A name before one of these is that of who asks or suggests: `atbildēja uz Otto Egles jautājumu`.
_ASKED = frozenset("jautājumu jautājumiem jautājumam viedokli viedoklim priekšlikumu priekšlikumam lūgumu".split())
# What a person can own in the locative; all other nouns in the locative say where or when somebody does something.
_OWNED_IN = frozenset(
    "vadībā vārdā vietā klātbūtnē uzdevumā pavadībā skatījumā redzējumā ieskatā izpildījumā uzraudzībā ģimenē dzīvē "
    "darbā runā uzrunā vēstulē grāmatā rakstā lekcijā referātā priekšlasījumā ziņojumā prezentācijā intervijā stāstā "
    "izstādē filmā komandā partijā kabinetā mājās īpašumā aizbildnībā pārraudzībā režijā sastādījumā tulkojumā".split()
)
# Endings that the subject of a verb never has; -us and -u are endings of objects.
_NO_SUBJECT = ("am", "em", "im", "um", "ām", "ēm", "īm", "ai", "ei", "ā", "ē", "ī", "os", "ās", "ēs", "ajos", "us", "u")
_TO_ITS_VERB = 3  # at most so many words between a subject and its verb; judged
_ONE_FORM = ("o", "i", "u", "ē", "ā")
_DATIVE = ("ai", "ei")  # undeclined foreign names hardly ever end like this
OBLIQUE = ("as", "es", "ai", "ei", "am", "em", "im", "um", "u", "i")  # ends of names that are not subjects


class Cases:
    """Knows which cases the sentences of one text ask for."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def case_of(self, person: Mention) -> Case | None:
        """The case that the sentence asks for: a speaker is in the nominative, `teiktā` needs a genitive."""
        cases = {case for _, case in person.forms}
        if len(cases) == 1:
            return next(iter(cases))
        found = person.found
        following = self._tokens[found.after].text.lower() if found.after < len(self._tokens) else ""
        if (following in ATTRIBUTING or following in _ASKED) and "gen" in cases:
            return "gen"
        if {("f", "nom"), ("m", "gen")} <= person.forms and self._owns_a_person(found.after):
            return "gen"
        first = person.before[0].first if person.before else found.first
        before = self._tokens[first - 1].text.lower() if first else "\n"
        if not person.before and PREPOSITIONS.get(before) in cases:
            return PREPOSITIONS[before]  # `par I. Kalniņu stāstīja`
        if self._is_spoken_of(found):
            asked: Case = "dat" if found.words[-1].endswith(_DATIVE) else "acc"
            return asked if asked in cases and not found.is_initial else None
        if "nom" in cases and (following in SPEAKING or following == ":" or before in SPEAKING or person.talk):
            return "nom"
        if "nom" in cases and before[0] in "\n-–•*" and following in (",", "\n", "("):
            return "nom"  # a line of a list
        if (case := self._asked_by_preposition(person)) in cases:
            return case
        if not {("f", "nom"), ("m", "gen")} <= person.forms:
            return None
        # A genitive is followed by what it owns.
        if self._ends_a_phrase(max(found.after, person.after)) or self._is_subject(person):
            return "nom"
        return "gen" if self._owns_what_follows(found.after) else None

    def _is_spoken_of(self, found: Found) -> bool:
        """Whether a name is the object of the verb behind it: `I. Kalniņai piekrita Ilze Vilka`.

        Initials and given names such as Ivo do not show it, and the surname may be an undeclined foreign one: `M. Monti
        piekrita komisijai`.
        """
        surname = found.words[-1]
        if not (found.is_initial or found.words[0].endswith(_ONE_FORM)) or not surname.endswith(OBLIQUE):
            return False
        if surname.endswith(_DATIVE):
            return True
        subject = self._tokens[found.after + 1 : found.after + 2]
        if any(one.case == "nom" for token in subject for one in given_name_readings(token.text)):
            return True
        verb, before = (self._tokens[at].text if at >= 0 else "" for at in (found.first - 1, found.first - 2))
        return not found.is_initial and verb in SPEAKING and before.endswith(NOMINATIVES) and before[0].isupper()

    def _asked_by_preposition(self, person: Mention) -> Case | None:
        """The case that a preposition asks for, before a name or before its office: `pie ogu audzētāja Laimdota Kalna`.

        Only words in -u, which genitives in the plural may be, may stand between preposition and office: another word
        may be the preposition's own noun.
        """
        name, office = person.found.first, person.before[0].first if person.before else person.found.first
        words = [self._tokens[at].text.lower() for at in range(max(0, office - _MOST_GENITIVES), office)]
        while words and words[-1].endswith("u"):
            words.pop()
        beside = self._tokens[name - 1].text.lower() if name else ""
        return PREPOSITIONS.get(beside) or PREPOSITIONS.get(words[-1] if words else "")

    def _ends_a_phrase(self, at: int) -> bool:
        """Whether a mark, a verb or the end of the text follows, so there is nothing that a genitive could own."""
        if at >= len(self._tokens) or not self._tokens[at].is_word:
            return True
        word = self._tokens[at].text.lower()
        if is_verb(word) or word in _OWNED_BY_NOBODY or word.endswith((*WOMENS_PARTICIPLES, _DAY)):
            return True
        following = self._tokens[at + 1].text if at + 1 < len(self._tokens) else ""
        return word in KEY_OF and word not in _BESIDE_OWNED and not following.endswith(_DEFINITE)

    def _is_subject(self, person: Mention) -> bool:
        """Whether a verb follows soon, and before it nothing that the person could own or that could be its subject.

        `Centra vadītāja Gunta Vilka sanāksmē uzteica skolas`; but not `… Gunta Vilka vadībā notika sanāksme`. Without
        an office, the verb must be one of speaking.
        """
        between: list[str] = []
        at = max(person.found.after, person.after)
        for token in self._tokens[at : at + _TO_ITS_VERB + 1]:
            word = token.text.lower()
            if between and (word in SPEAKING or (person.before and is_verb(word))):
                return between[0] not in _OWNED_IN
            if not token.is_word or not (word.endswith(_NO_SUBJECT) or word in _OWNED_BY_NOBODY):
                return False
            between.append(word)
        return False

    def _owns_what_follows(self, at: int) -> bool:
        """Whether a noun stands right behind a name and no verb near: `Andra Vilka grāmata` is a book by Andris."""
        words = [token.text for token in self._tokens[at : at + 4] if token.is_word]
        if not words or not self._tokens[at].is_word or words[0][0].isupper():
            return False
        return words[0] not in NO_OFFICE_WORDS and words[0] not in ("un", "vai") and not any(map(is_verb, words))

    def _owns_a_person(self, at: int) -> bool:
        """Whether the noun of an office stands right behind a name: `Andra Vilka kolēģe`, not `… organizēja`."""
        word = self._tokens[at].text if at < len(self._tokens) else ""
        return not is_verb(word) and any(case == "nom" for _, case in office_forms(word))
