"""Attributes a Latvian sentence without a verb of speaking: `pēc Viļņa Ābeltiņa teiktā`, `viņaprāt`, `Annai šķiet`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, takewhile

from archive.latvian.tokens import QUOTES
from archive.people.latvian.asides import QUESTION_WORDS, is_participle
from archive.people.latvian.reference.pronouns import Reference
from archive.people.latvian.verbs.beside import GENITIVES, may_stand_between
from archive.people.latvian.verbs.joints import COPULAS
from archive.people.latvian.verbs.predicates import INFINITIVE
from archive.people.latvian.verbs.talks import TALK
from archive.people.offices.nouns import office_forms, office_nominative
from archive.people.speech.clause import Speaker
from archive.people.speech.said import WORDS_OF
from archive.people.verbs import ATTRIBUTING, SPEAKING
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb

_GENITIVE_PRONOUNS = {"viņa": "m", "viņas": "f"}
_IN_MIND = {"viņaprāt": "m", "viņasprāt": "f"}
_RELATIVE_GENITIVES = {"kura": "m", "kuras": "f"}
_WITHOUT_PREPOSITION = frozenset("ieskatā uzskatā skatījumā vērtējumā skaidrojumā vārdiem domām".split())
_ACCORDING = frozenset("atzinumu vērtējumu skaidrojumu ziņojumu liecību aplēsēm secinājumiem liecībām".split())
_INFORMATION = (("sniegto", "informāciju"), ("sniegtās", "informācijas"), ("sniegtajām", "ziņām"))
_MOST_BETWEEN = 4  # words between `tā` and a name
_MOST_GENITIVES = 3  # genitives between these words and an office
_ASKS = re.compile(r"(?:ne)?(?:ap|pa|ie)?(?:jautā|vaicā)(?:j(?:a|ām|āt|u|is|usi)|m|t|ts|s|šu|sim)?")
_LISTENED = re.compile(r"(?:no|uz)?klausīj(?:ās|ušies|usies|ies)|uzklausī(?:ja|jusi|jis|juši|jušas)")
# What is heard of somebody: behind their words, `„…,” zālē skan viņas balss`.
_VOICE = re.compile(WORDS_OF.pattern + "|balss|stāsts")
_SOUNDS = ("skan", "skanēja")
_FEWEST_BEHIND = 3  # tokens of a clause without a known verb; judged
_FOUNDED = re.compile(r"(?:bals|sak|dal|klaus|ieklaus)")  # Annas Kalnas pieredzē balstīta filma
_SHOWS = frozenset("liecina liecināja rāda rādīja apliecina".split())
# What people write, and what it contains: `teikts Annas Kalnas paziņojumā`, `Annas Kalnas vēstulē uzsvērts, ka`
_WRITINGS = frozenset(
    "paziņojumā vēstulē ierakstā atbildē komentārā rakstā iesniegumā sūdzībā uzrunā runā ievadrunā intervijā".split()
)
_STANDS_THERE = frozenset(
    "teikts sacīts rakstīts uzsvērts norādīts minēts atzīmēts skaidrots paskaidrots pausts apgalvots lasāms".split()
)
# What somebody said: others may pass it on, but also comment on it.
_WHAT_WAS_SAID = frozenset("teiktais teikto teiktajam sacīto pausto stāstītais izteikumiem apgalvojumiem".split())
_ACCORDING_TO = ("pēc", "atbilstoši", "saskaņā")
_REFERRING = ("atsaucoties", "balstoties", "pamatojoties")
_LEADING = (*_ACCORDING_TO, "ar", "uz", "par", "no", "pret")
_FARTHEST_LED = 12  # words of an office between a preposition and a name; judged
_SEEMS = frozenset("šķiet šķita liekas likās nešķiet nešķita".split())


class Attribution(Reference):
    """Finds people in one sentence whose words it reports, though they are not the subject of a verb of speaking."""

    def attributed(self) -> list[Speaker]:
        """People to whom the sentence is attributed without being its subject: `pēc Viļņa Ābeltiņa teiktā`."""
        ways = (self._is_told_so, self._has_it_seem, self._is_given, self._is_heard, self._has_written)
        given = [one for one in self.speakers if any(way(one) for way in ways)]
        return [*given, *self._given_by_pronoun(), *self._given_by_office()]

    def _is_given(self, speaker: Speaker) -> bool:
        """`pēc Viļņa Ābeltiņa teiktā`, `Anna Kalna, kuras ieskatā`, `Anna Kalna, pēc kuras domām`."""
        at = speaker.after
        led_from = self._before_genitives(speaker)
        is_led = self._is_led(led_from)
        if self.word(at) == "skaidrojumā" and self.word(speaker.first - 1)[:1].isalnum():
            return False  # Tiesa Annas Kalnas skaidrojumā saskatīja pretrunas
        if speaker.is_genitive and self.word(at) in _WHAT_WAS_SAID:
            return self._passes_on_what_was_said(speaker)
        if speaker.is_genitive and (self._gives(at, is_led) or self._is_information(at, led_from)):
            return True
        if speaker.is_genitive and self._is_experience(led_from, at):
            return True
        if self.word(at) != ",":
            return False
        at += 1 + (self.word(at + 1) == "pēc")
        if (gender := _RELATIVE_GENITIVES.get(self.word(at))) is None or gender != speaker.gender:
            return False
        if [self.word(at - 1), self.word(at + 1)] == ["pēc", "domām"]:
            return not self._asks(at + 2)
        return self._gives_behind_pronoun(at)

    def _passes_on_what_was_said(self, speaker: Speaker) -> bool:
        """`Atbilstoši Annas Kalnas teiktajam`, `Annas Kalnas teikto, ka darba ir daudz, noliedz`.

        `Atsaucoties uz Annas Kalnas teikto, portāls ziņo`; but not `Komentējot Annas Kalnas teikto, Juris Egle sacīja`.
        """
        at = speaker.after
        if self.word(at + 1) == "," and self.word(at + 2) in ("ka", *QUESTION_WORDS):
            return True
        if self.word(at + 1) in _SHOWS and self.word(at + 2) == ",":
            return True
        if self.word(speaker.first - 1) in _SHOWS and self.word(speaker.first - 2) == "kā":
            return True
        led = range(speaker.first - 1, speaker.first - 1 - _FARTHEST_LED, -1)
        before = next((here for here in led if self.word(here) in _LEADING or not self.word(here)[:1].isalnum()), -1)
        if self.word(before) == "uz":
            others = any(one.can_be_subject for one in self.speakers if one is not speaker)
            return self.word(before - 1) in _REFERRING and not others
        return self.word(before) in _ACCORDING_TO or self._accords(before + 1)

    def _is_heard(self, speaker: Speaker) -> bool:
        """Whether others heard them: `Skolēni noklausījās Annas Kalnas lekciju`, `uz Annas Kalnas jautājumu, vai`."""
        following = self.word(speaker.after)
        if speaker.is_genitive and WORDS_OF.fullmatch(following):
            return self._leads_to_words(speaker.after + 1)
        if speaker.is_genitive and following in ("jautājumu", "jautājumiem"):
            genitives = takewhile(
                lambda at: self.word(at).endswith(GENITIVES),
                range(speaker.first - 1, speaker.first - 1 - _MOST_GENITIVES, -1),
            )
            led = min(genitives, default=speaker.first) - 1
            asked = (self.word(speaker.after + 1), self.word(speaker.after + 2))
            is_led = self.word(led) == "uz" and self.word(led - 1) != "attiecībā"
            return is_led and asked[0] == "," and asked[1] in QUESTION_WORDS
        if not speaker.is_genitive or not TALK.fullmatch(following):
            return False
        before = takewhile(lambda word: word[:1].isalnum(), (self.word(at) for at in count(speaker.first - 1, -1)))
        behind = takewhile(lambda word: word[:1].isalnum(), (self.word(at) for at in count(speaker.after + 1)))
        verbs = [word for word in (*before, *behind) if is_verb(word) or _LISTENED.fullmatch(word)]
        return len(verbs) == 1 and _LISTENED.fullmatch(verbs[0]) is not None

    def _has_written(self, speaker: Speaker) -> bool:
        """`„…,” teikts Annas Kalnas paziņojumā`, `Annas Kalnas vēstulē deputātiem uzsvērts, ka`."""
        if not speaker.is_genitive or self.word(speaker.after) not in _WRITINGS:
            return False
        if self.word(self._before_genitives(speaker) - 1) in _STANDS_THERE:
            return bool(self._speeches) or self.word(self._before_genitives(speaker) - 2) == ","
        behind = range(speaker.after + 1, speaker.after + 1 + _MOST_BETWEEN)
        verb = next((at for at in behind if self.word(at) in _STANDS_THERE or is_verb(self.word(at))), None)
        return verb is not None and self.word(verb) in _STANDS_THERE and self.word(verb + 1) in (",", ":")

    def _voices(self, noun: int) -> bool:
        """Whether a noun means words behind it, `padoms: …`, or before it, `„…,” skan viņas balss`."""
        if WORDS_OF.fullmatch(self.word(noun)) and self._leads_to_words(noun + 1):
            return True
        sounds = bool(self._speeches) and self.word(noun - 2) in _SOUNDS
        return sounds and _VOICE.fullmatch(self.word(noun)) is not None

    def _leads_to_words(self, at: int) -> bool:
        """Whether their words follow a mark there: `Annas Kalnas padoms – neko neparakstiet`, `padoms ir īss: nē`."""
        clause = at + (self.word(at) in COPULAS)
        if [self.word(clause), self.word(clause + 1)] == [",", "ka"]:
            return True  # Annas Kalnas viedoklis ir, ka darba ir daudz
        if self.word(at) in COPULAS and self.word(at + 1).endswith(("s", "š", "a", "i", "as")):
            at += 1 + (not is_participle(self.word(at + 1)))  # lūgums ir noraidīts – naudas nav
        behind = [self.word(one) for one in range(at + 1, self._sentence.after)]
        is_clause = len(behind) > _FEWEST_BEHIND or any(is_verb(word) or INFINITIVE.fullmatch(word) for word in behind)
        return self.word(at) in (":", "–", "—") and is_clause

    def _asks(self, at: int) -> bool:
        """Whether the clause there says that somebody asks: `pēc kura domām neviens nejautāja`."""
        clause = takewhile(lambda word: word[:1].isalnum(), map(self.word, count(at)))
        return any(_ASKS.fullmatch(word) for word in clause)

    def _is_led(self, at: int) -> bool:
        """Whether `pēc` or `saskaņā ar` stands before a token."""
        return self.word(at - 1) == "pēc" or self._accords(at)

    def _accords(self, at: int) -> bool:
        return (self.word(at - 2), self.word(at - 1)) == ("saskaņā", "ar")

    def _before_genitives(self, speaker: Speaker) -> int:
        """Where an office begins, including the genitives before it: `tiesu ekspertes Annas Kalnas`."""
        at = speaker.first
        if at == speaker.name:
            return at
        while speaker.first - at < _MOST_GENITIVES and self.word(at - 1).endswith(GENITIVES):
            at -= 1
        return at

    def _is_information(self, at: int, led_from: int) -> bool:
        """`pēc Annas Kalnas sniegtās informācijas`, `saskaņā ar Annas Kalnas atzinumu`."""
        if (self.word(at), self.word(at + 1)) in _INFORMATION:
            return self._is_led(led_from)
        is_plural = self.word(at).endswith("m")  # `pēc Annas Kalnas aplēsēm`
        return self.word(at) in _ACCORDING and (self._is_led(led_from) if is_plural else self._accords(led_from))

    def _is_experience(self, first: int, at: int) -> bool:
        """`Annas Kalnas pieredzē upuri klusē`, `pēc Annas Kalnas pieredzes`, `kā rāda Annas Kalnas pieredze`.

        `first` is where the words for the person begin. But not `Skolēni ieklausījās Annas Kalnas pieredzē`.
        """
        word = self.word(at)
        if word == "pieredzes":
            return self._is_led(first)
        if word == "pieredzē":
            behind = self.word(at + 1)
            return first == self._sentence.first and behind[:1].isalnum() and not _FOUNDED.match(behind)
        shows = (self.word(at + 1) in _SHOWS and self.word(at + 2) == ",", self.word(first - 1) in _SHOWS)
        return word == "pieredze" and (shows[0] or (shows[1] and self.word(first - 2) == "kā"))

    def _gives(self, at: int, is_led: bool) -> bool:
        """Whether the word there, behind a genitive (`is_led`: and `pēc` before that), attributes the sentence to them.

        But `Pēc Annas Kalnas domām neviens nevaicāja` does not.
        """
        word, following = self.word(at), self.word(at + 1)
        if word not in ("domām", "vārdiem", "atmiņām"):
            return word in ATTRIBUTING
        return following in (",", ":", "", ".", "–", "—", "runājot", "sakot") or (is_led and following in QUOTES)

    def _gives_behind_pronoun(self, at: int) -> bool:
        """The same behind a pronoun: `pēc viņas teiktā`, but not `viņas teiktajam piekrīt`."""
        if self._is_experience(at, at + 1):
            return True
        is_led = self._is_led(at)
        return (is_led or self.word(at + 1) in _WITHOUT_PREPOSITION) and self._gives(at + 1, is_led)

    def _given_by_pronoun(self) -> Iterator[Speaker]:
        """`Pēc viņas teiktā`, `viņaprāt`: the person meant by the pronoun, if it can mean only one."""
        if "viņ" not in self._text[self._sentence.start : self._sentence.end].lower():
            return
        for at in self.words:
            word = self.word(at)
            gender = _IN_MIND.get(word)
            if word in _GENITIVE_PRONOUNS and (self._gives_behind_pronoun(at) or self._voices(at + 1)):
                gender = _GENITIVE_PRONOUNS[word]
            meant = self._meant_there(at, gender) if gender else None
            if meant and meant.gender == gender:
                yield meant

    def _given_by_office(self) -> Iterator[Speaker]:
        """`Pēc analītiķa vārdiem`, `centra vadītājas ieskatā`: the person who holds the office."""
        if not self._sentence.place or ATTRIBUTING.isdisjoint(self._lower[self._opens_at : self._ends_at]):
            return
        for at in self.words:
            following = self.word(at + 1)
            if following not in ATTRIBUTING:
                continue
            for gender, case in office_forms(self.word(at)):
                word = office_nominative(self.word(at), gender, case) if case == "gen" else None
                holders = self._holders(at, word) if word else []
                holder = self._only_holder(holders, word) if word and holders else None
                if holder and self._is_given_to_office(at - holder.repeated, at):
                    yield holder.speaker

    def _is_given_to_office(self, first: int, noun: int) -> bool:
        """Whether an office in the genitive has only `pēc` or `saskaņā ar` before it, or opens the sentence."""
        is_led = self._is_led(first)
        opens = first == self._sentence.first and self.word(noun + 1) in _WITHOUT_PREPOSITION
        return (is_led or opens) and self._gives(noun + 1, is_led)

    def _meant_there(self, at: int, gender: str) -> Speaker | None:
        """The only person named before in the sentence, as its subject; if nobody is, that of the sentence before.

        The latter only if the pronoun opens the sentence, or nothing before it can be somebody else.
        """
        before = [one for one in self.speakers if one.first <= at]
        earlier = self._sentence.earlier or self.above() or self.only_of(gender)
        if not before and earlier:
            start = [self.word(one) for one in self.words if one < at]
            opens = all(word in NO_OFFICE_WORDS for word in start) or (
                # `Strādnieki, viņaprāt, paši izvēlējušies`: no other person is mentioned before, or speaks
                # `Strādnieki, pēc viņa domām, paši izvēlējušies`: the same between commas
                # `„…,” zālē skan viņa balss`
                (
                    self.word(at) in _IN_MIND
                    or (self.word(at - 1), self.word(at - 2)) == ("pēc", ",")
                    or self.word(at - 1) in _SOUNDS
                )
                and not any((earlier.gender, "nom") in office_forms(word) or word in SPEAKING for word in start)
            )
            rivals = any(one.can_be_subject and one.gender == earlier.gender for one in self.speakers)
            return earlier if opens and not rivals and not self._is_another_beside(earlier) else None
        if len(before) != 1:
            return None
        only = before[0]
        others = any(
            (only.gender, "nom") in office_forms(self.word(one)) for one in range(only.after, at) if only.gender
        )
        return only if only.can_be_subject and not others else None

    def _is_told_so(self, speaker: Speaker) -> bool:
        """`Darba ir daudz, tā Anna Kalna.`"""
        if not speaker.can_be_subject or self.word(speaker.after) not in ("", ".", "\n"):
            return False
        for at in range(speaker.first - 1, speaker.first - 2 - _MOST_BETWEEN, -1):
            if self.word(at) == "tā":  # …, tā vakar preses konferencē Anna Kalna.
                return self.word(at - 1) in (",", "–", "—", *QUOTES)
            if not may_stand_between(self.word, at):
                return False
        return False

    def _has_it_seem(self, speaker: Speaker) -> bool:
        """`Annai Kalnai šķiet, ka darba ir daudz`, `Annai Kalnai nav šaubu, ka darba ir daudz.`"""
        at = speaker.after
        if [self.word(at), self.word(at + 1)] == ["nav", "šaubu"]:
            at += 1
        elif self.word(at) not in _SEEMS:
            return False
        return speaker.is_dative and [self.word(at + 1), self.word(at + 2)] == [",", "ka"]
