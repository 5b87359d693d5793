"""Finds the verbs of speaking in a Latvian sentence that have what they need beside them."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import count, takewhile

from archive.latvian.tokens import QUOTES
from archive.people.latvian.verbs.beside import (
    GENITIVES,
    PREPOSITIONS,
    before_adverbs,
    may_be_plural,
    may_stand_between,
)
from archive.people.latvian.verbs.joints import COPULAS, RELATIVES
from archive.people.latvian.verbs.media import Media
from archive.people.latvian.verbs.talks import BESIDE, TELL_OF_TALK, Talks
from archive.people.verbs import (
    ACTS,
    ASKS_FOR,
    GERUNDS,
    INFINITIVES,
    NEEDS_CLAUSE,
    NO_SPEECH_WITH,
    REMEMBERS,
    SAYS_WHAT_WENT_BEFORE,
    SPEAKING,
    SPEAKING_WITH,
)
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb

INFINITIVE = re.compile(
    r"\w{2,}(?:[āēīo]t|[āēīo]ties|[bcdgklmnprstvzš]t|[bdgklmnprstvzš]ties|iet|iest|nāt)|\w+ūt(?:ies)?|dot|iet|ēst"
)
_RESPONSIBLE = frozenset(("atbild", "atbildēja"))  # with `par`: `Kalniņš atbild par datiem`
_CONJUNCTIONS = frozenset(("ka", "cik", "kāpēc", "vai"))
# Verbs that report nothing behind `kā`, which makes a comparison there: `kā pirmais reaģēja`.
_COMPARED = ACTS - frozenset("raksta rakstīja rakstījis rakstījusi".split())
_SO = frozenset("tā tāpat līdzīgi citādi citādāk".split())
_BEFORE_SO = frozenset(("", ".", "\n", ",", "–", "—", "ne", "un", "bet"))
_BETWEEN = frozenset("tā ir bija intervijā sarunā raidījumā komentārā ierakstā vēstulē paziņojumā".split())
_RATES = re.compile(r"(?:no)?vērtē(?:ja|jis|jusi)?")
_HOW_RATED = frozenset("augstu atzinīgi kritiski pozitīvi negatīvi skeptiski".split())
_RATED = re.compile(r"\w{3,}(?:u|us|āko)")
_SHOWS = re.compile(r"(?:pa)?rād(?:a|īja|ījis|ījusi)")
# Verbs for what will, may or must happen, except forms that are also other words: `varētu`, `samazināsies`, `jāgaida`.
_YET = re.compile(
    r"(?:ne)?(?:varētu|varēs|vajadzētu|vajadzēs|būtu|būs|tiktu|tiks|drīkstētu|drīkstēs|gribētu|gribēs|spētu|spēs|notiktu|notiks)"
    r"|\w{3,}[āēīo]sies|jā(?!ņ|tniek)\w{2,}"
)
_TO_WHOM = ("iem", "ām", "ēm")
_IN_PLACE = ("ā", "ē", "ī", "os", "ās")
_MEMORIES = frozenset(("kā", "kad", "kur"))
_WHAT = frozenset("kas ko kam kā kad kur kurš kura kuri kuras kāds kāda kādi kādas kādu kādus".split())
_ASKED = frozenset("jautāja vaicāja intervēja sarunājās".split())
_ASKS = frozenset(("uzdeva", "uzdod", "uzdevis", "uzdevusi"))
PERFECTS = ("is", "usi", "ies", "usies")
_NOT = frozenset(("nav", "nebija", "nebūs"))
# Not having denied or believed something is a statement too: the list of verbs also has `neuzskata, ka`.
_DENIALS = frozenset(
    "noliedzis noliegusi noraidījis noraidījusi apšaubījis apšaubījusi uzskatījis uzskatījusi ticējis ticējusi".split()
)
_BEFORE_OBJECT = ("arī", "to", "šo", "divus", "trīs")
_THAT = frozenset("šo šādu to tādu šos šādus".split())
_DASHES = ("-", "–", "—")
_PRONOUNS = frozenset("to viņu".split())  # as an object
_MAY_SAY = SPEAKING | SPEAKING_WITH.keys() | TELL_OF_TALK | COPULAS
# `ir citās domās`, `bija vienisprātis`; but not `bija domās iegrimusi`.
_OF_WHAT_MIND = re.compile(r"(?:cit|līdzīg|tād|šād|pretēj|paš|atšķirīg|vienād)(?:ās|ajās)")
# Words around a verb that may be the beginning of its subject or of what is said. It only limits the time for a
# sentence; from 10 on, the texts of tests/gold that are not held out give the same.
FAR = 80
# Words between a verb and its object, by convention.
TO_OBJECT = 3
# With only an infinitive, these report a feeling or a decision: `baidījās vērsties policijā`, `piekrita braukt`.
_FELT = frozenset(
    "baidījās baidījies baidījusies cerēja cerējis cerējusi piekrita piekritis piekritusi nepiekrita nepiekritis "
    "nepiekritusi".split()
)
_MOST_BEFORE = 6  # words between `kā` and its verb, by convention


class Predicates(Talks, Media):
    """Finds the verbs of one sentence that report speech."""

    speaking = SPEAKING
    ordinals = True

    @cached_property
    def verbs(self) -> list[int]:
        """The indexes of verbs of speaking outside quotations."""
        if not self.speakers and not self._sentence.place:
            return []
        # Most words are none of these, so one look has to be enough for them.
        candidates = self.words if self.own_talks else [at for at in self.words if self._lower[at] in _MAY_SAY]
        return [at for at in candidates if self._is_of_speaking(at)]

    def _is_of_speaking(self, at: int) -> bool:
        word = self.word(at)
        return (
            word in SPEAKING
            or (word in SPEAKING_WITH and self._has_object(at))
            or self.is_about_talk(at)
            or (word in COPULAS and self._is_of_mind(at))
        )

    def _leads_to_clause(self, at: int) -> bool:
        """Whether a colon or a clause follows, or does so behind an audience: `norādot dalībniekiem, ka`."""
        while self.word(at).endswith(_TO_WHOM) or self.word(at) in ("arī", "tikai", "vien"):
            at += 1
        return self.word(at) == ":" or (self.word(at) == "," and self.word(at + 1) in _CONJUNCTIONS)

    def says_something(self, verb: int) -> bool:
        """Whether a verb of speaking is about speech here, not about a shared room or an act of persuasion."""
        word = self.word(verb)
        if (word in _RESPONSIBLE and self._is_in_charge(verb)) or (word.endswith(PERFECTS) and self._is_denied(verb)):
            return False
        if word in _FELT and not self._speeches and self._leads_to_infinitive(verb):
            return False
        if word in NEEDS_CLAUSE:
            has_object = word in SPEAKING_WITH and self._has_object(verb)
            return self.has_clause(verb) or has_object or self.is_about_talk(verb)
        if self._speeches:
            return True
        if word in _ASKED and all(at == verb or self._is_of_speaker(at) for at in self.words):
            return False  # Jautāja Anna Kalna: a line below an interview
        if pattern := NO_SPEECH_WITH.get(word):
            return not pattern.search(self._beside(verb)) or self._is_said_so(verb)
        return True

    def _is_denied(self, verb: int) -> bool:
        """`nav komentējis`, `nav teikusi, ka`: a perfect that says what was not said. But not `nav noliegusi, ka`."""
        near = takewhile(lambda word: word[:1].isalnum(), map(self.word, range(verb - 1, verb - 1 - TO_OBJECT, -1)))
        return not _NOT.isdisjoint(near) and not (self.word(verb) in _DENIALS and self.has_clause(verb))

    def _leads_to_infinitive(self, verb: int) -> bool:
        """Whether an infinitive follows before the next mark, without `ka` behind it: `cerēja atrast darbu`."""
        if self._is_said_so(verb):
            return False
        behind = takewhile(lambda word: word[:1].isalnum(), map(self.word, range(verb + 1, verb + BESIDE)))
        return any(INFINITIVE.fullmatch(word) and not word.endswith(("ot", "kārt", "viet")) for word in behind)

    def _is_said_so(self, verb: int) -> bool:
        """Whether a comma follows the verb, and then a clause with `ka`, or a gerund of speaking."""
        close = next((at for at in range(verb + 1, verb + BESIDE) if self.word(at) == ","), None)
        return close is not None and (self.word(close + 1) == "ka" or self.word(close + 1) in GERUNDS)

    def _is_in_charge(self, verb: int) -> bool:
        """`Kalniņš atbild par datiem`, `par bērniem atbild N`; but not `uz jautājumiem par bērniem atbild N`."""
        if self.word(verb + 1) == "par":
            return True
        if self.word(verb) != "atbild" or self._speeches or self._is_said_so(verb):
            return False
        before = list(takewhile(lambda word: word[:1].isalnum(), (self.word(at) for at in count(verb - 1, -1))))
        if "par" not in before or "uz" in before:
            return False
        of_what = before.index("par") - 1
        return not any(
            word.endswith(("iem", "ām", "ēm", "ai", "am")) for at, word in enumerate(before) if at != of_what
        )

    def _is_of_speaker(self, at: int) -> bool:
        return any(one.first <= at < one.after for one in self.speakers)

    def _has_object(self, verb: int) -> bool:
        """`sniedza plašu ieskatu`, `komentāru sniedza`, `uzmanību uz riskiem vērsa`: the object near its verb."""
        objects = SPEAKING_WITH[self.word(verb)]
        for at in range(verb + 1, verb + 1 + TO_OBJECT):
            if (word := self.word(at)) in objects:
                return True
            if not word[:1].isalnum() or is_verb(word) or (word in NO_OFFICE_WORDS and word not in _BEFORE_OBJECT):
                break  # vērsa uz sevi uzmanību
        for at in range(verb - 1, verb - 1 - 2 * TO_OBJECT, -1):
            word = self.word(at)
            if self._is_of_speaker(at):
                continue
            if word in objects and word != "ko":  # viss, ko pateica
                if self.word(verb) in _ASKS and self.word(at - 1) not in _THAT:
                    return False  # Jautājumus uzdeva Anna Kalna: a line below an interview
                if word == "par":
                    return self.word(verb).startswith("uzskat")  # par galveno iemeslu uzskata kaunu
                between = [self.word(here) for here in range(at + 1, verb) if not self._is_of_speaker(here)]
                if not between or between[0] in ("uz", "par", "pēc"):
                    return "sevi" not in between[:2]
                # ieskatu pētījuma rezultātos
                return between[-1].endswith(_IN_PLACE) and all(one.endswith(GENITIVES) for one in between[:-1])
            if not word[:1].isalnum() or is_verb(word):
                break
        return False

    def _is_of_mind(self, copula: int) -> bool:
        """`ir citās domās`, `līdzīgās domās bija`, `ir vienisprātis`: what somebody thinks about what was said."""
        for at in range(copula - 2, copula + 1 + TO_OBJECT):
            word = self.word(at)
            if word == "domās" and _OF_WHAT_MIND.fullmatch(self.word(at - 1)):
                return not self.word(at + 1).endswith(("is", "usi"))
            if word == "vienisprātis":
                return True
        return False

    def _beside(self, verb: int) -> str:
        """The words between the marks around a verb, including the verb."""
        first = after = verb
        while first > verb - BESIDE and self.word(first - 1)[:1].isalnum():
            first -= 1
        while after < verb + BESIDE and self.word(after + 1)[:1].isalnum():
            after += 1
        return " ".join(self.word(at) for at in range(first, after + 1))

    def has_clause(self, verb: int) -> bool:
        """Whether a verb has what was said beside it: a clause, an infinitive, a quotation."""
        if self._speeches or self._follows_clause(verb) or self._follows_as(verb):
            return True
        if any(
            [self.word(at), self.word(at + 1)] == ["to", ","]
            and self.word(at + 2) in _CONJUNCTIONS
            and any(self.word(here) == "," for here in range(at + 3, verb))
            for at in range(max(self._sentence.first, verb - FAR), verb)
        ):
            return True  # Par to, ka likums ir labs, Anna Kalna nešaubās.
        if self.word(verb) in ASKS_FOR and self._follows_infinitive(verb):
            return True
        # An adverb may stand before the dash: `vērtē skeptiski – vārdi dzirdēti`.
        dash = verb + 2 if self.word(verb + 1).endswith("i") else verb + 1
        if self.word(dash) in _DASHES and any(
            is_verb(self.word(at)) or self.word(at).startswith("jā")
            for at in range(dash + 1, min(self._sentence.after, verb + FAR))
        ):
            return True  # uzskata – sodi jāpalielina; vērtē skeptiski – vārdi dzirdēti
        if _RATES.fullmatch(self.word(verb)) and (
            any(self._rates(at) for at in range(verb + 1, verb + 1 + TO_OBJECT))
            or not _HOW_RATED.isdisjoint((self.word(verb - 1), self.word(verb + 1)))
        ):
            return True
        has_infinitive = self.word(verb) not in ACTS
        listed = False
        for at in range(verb + 1, min(self._sentence.after, verb + FAR)):
            word = self.word(at)
            if word == ",":
                listed = True
                if self.word(at - 1).endswith("ot") and at - 1 > verb:
                    continue  # what a gerund says: `atklāja sēdi, norādot, ka`
                if self._opens_clause(verb, self.word(at + 1)):
                    return not {"tik", "tā"}.intersection(self.word(here) for here in range(verb + 1, at))
            elif (word == ":" and self.word(verb) not in ACTS and not self.word(at + 1)[:1].isdigit()) or (
                (word in INFINITIVES or (has_infinitive and INFINITIVE.fullmatch(word)))
                and not word.endswith(("jot", "kārt"))
                and not (listed and word.endswith("ot"))
                and (not self._is_quoted(at) or self.word(before_adverbs(self.word, at)) in QUOTES)
            ):
                return True
        return False

    def _rates(self, at: int) -> bool:
        """`kā ļoti labu`, `kā „īstāko`: how somebody rates something; but not `kā žūrijas locekle`."""
        between = self.word(at + 1)
        rated = at + 1 + (between in ("ļoti", "visai") or between in QUOTES)
        return self.word(at) == "kā" and self.word(at - 1) != "," and bool(_RATED.fullmatch(self.word(rated)))

    def _follows_infinitive(self, verb: int) -> bool:
        """`Ziņot par pārkāpumiem aicina Anna Kalna`: what somebody asks for precedes the verb in its clause."""
        before = takewhile(lambda word: word[:1].isalnum(), (self.word(at) for at in count(verb - 1, -1)))
        words = list(takewhile(lambda word: not is_verb(word) or INFINITIVE.fullmatch(word) is not None, before))
        return any(INFINITIVE.fullmatch(word) and not word.endswith(("jot", "kārt", "viet")) for word in words)

    def _follows_as(self, verb: int) -> bool:
        """`Kā cer Anna Kalna, …`, `kā savā pētījumā rakstījusi Anna Kalna`."""
        if "kā" in (self.word(verb - 1), self.word(verb - 2)):
            return True
        at = verb - 1
        while verb - at <= _MOST_BEFORE and self.word(at) != "kā" and may_stand_between(self.word, at):
            at -= 1
        return self.word(at) == "kā" and self.word(at - 1) in ("", ",", "\n") and self.word(verb) not in _COMPARED

    def _opens_clause(self, verb: int, word: str) -> bool:
        """Whether a word behind a comma begins what a verb reports: `ka`, `vai`, and for some verbs `lai` or `kā`."""
        if word == "lai":
            return self.word(verb) in ASKS_FOR
        if word == "ka" and _SHOWS.fullmatch(self.word(verb)):  # ar savu piemēru parādīja, ka tas ir iespējams
            return not any(self.word(at).startswith("sav") for at in range(verb - TO_OBJECT, verb))
        if word in _WHAT and self.word(verb).startswith("interesēj"):
            return True
        return word in _CONJUNCTIONS or (word in _MEMORIES and self.word(verb) in REMEMBERS)

    def _follows_clause(self, verb: int) -> bool:
        """`Darbu pabeigs maijā, sola Anna Kalna`: what was said precedes the verb, and has a verb of its own."""
        # `…, tā sola Anna Kalna`, `…, intervijā atklāj Anna Kalna`
        before = verb - 1 - (self.word(verb - 1) in _BETWEEN)
        if self.word(verb) in SAYS_WHAT_WENT_BEFORE:
            if self.word(verb - 1) in _SO and self.word(verb - 2) in _BEFORE_SO:
                return True  # Tā domā Anna Kalna, līdzīgi domā Jānis Bērziņš
            while verb - before <= _MOST_BEFORE and may_stand_between(self.word, before):
                before -= 1  # …, par šo lietu spriež Anna Kalna
        fewest = (
            1 if self.word(verb) in SAYS_WHAT_WENT_BEFORE and self.word(before) == "," else 3
        )  # Upuru, lēš N, ir vairāk
        if self.word(before) not in (",", *_DASHES) or before - self._sentence.first < fewest:
            return self._follows_lone_clause(verb)
        return self.word(verb) in SAYS_WHAT_WENT_BEFORE or self._has_verb_before(before)

    def _follows_lone_clause(self, verb: int) -> bool:
        """`Riski ir lieli, šorīt intervijā Latvijas Radio vērtēja N`: the same, with a time, place or medium between.

        But not `Skola ir gatava, rīt to atklās N`, where the verb has an object.
        """
        at = verb - 1
        while verb - at <= FAR and self.word(at) not in _PRONOUNS:
            if (before := self.before_medium(at)) == at:
                if not may_stand_between(self.word, at) or may_be_plural(self.word(at)):
                    break
                before = at - 1
            at = before
        marks = [here for here in range(self._sentence.first, at + 1) if self.word(here) == ","]
        return marks == [at] and self.word(verb) not in ACTS and self._has_verb_before(at)

    def _has_verb_before(self, mark: int) -> bool:
        """Whether the words before a mark have a verb other than in a relative clause about the last of them.

        `Darba ir daudz, atklāj N`; but not `Skolu, kuru cēla brāļi, atklāja N`, who opened it.
        """
        first = max(self._sentence.first, mark - FAR)
        opening = next((at for at in range(mark - 1, first, -1) if self.word(at) == ","), mark)
        about = opening + 1 + (self.word(opening + 1) in PREPOSITIONS)
        end = opening if opening < mark and self.word(about) in RELATIVES else mark
        is_aim = self.word(self._sentence.first) == "lai"  # Lai varētu palīdzēt, atklāja N
        return any(
            self.word(at) in ("esot", "būšot")
            or (not is_aim and _YET.fullmatch(self.word(at)))
            or (is_verb(self.word(at)) and not self.word(at).endswith(("ts", "ta", "jot", "šot")))  # kā ierasts, dodot
            for at in range(first, end)
        )
