"""Finds where an office begins: the modifiers to the left of its noun."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise

from archive.latvian.given_names import given_name_readings
from archive.latvian.names import name_key
from archive.latvian.tokens import QUOTES, Token
from archive.people.offices.nouns import (
    ABBREVIATIONS,
    is_institution_noun,
    is_part_noun,
    is_undertaking,
    office_forms,
    plural_cases,
)
from archive.people.verbs import SPEAKING
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb

ADJECTIVE = re.compile(
    r"(?:.{2,}(?:isk|āl|[vb]il|ār|oš|uš|īg|āk|ēj|en|ēt|īt|ot|[aā]m|īv|in[āa]t)"  # not `Rīgā`, `rītā`
    r"|.*(?:stip|pirm|otr|treš|trīsm|vec|jaun|liel|maz|lab|augst|īpaš|plaš|us|valst))"
    r"(?:ā|ais|ās|ajam|ajai|o|ajā|am|ai|s|ī)$"
)
OF_TIME = re.compile(
    r"(?:bijuš|bijus|tagadēj|toreizēj|pašreizēj|ilggadēj|kādreizēj|līdzšinēj|iepriekšēj|agrāk|nākam|topoš"
    r"|jaunie(?:ceļ|celt)|jaunievēlēt)",
    re.IGNORECASE,
)
LOCATIVE = re.compile(r".*(?:ā|ē|ī|ū|os|ās|īs|ēs)$")
# Genitives. Words in -s are nominatives, except for these few feminine nouns, whose genitive looks the same.
_MODIFIER = re.compile(
    r".*(?:as|es|u|a)$|(?:tirgus|(?:ap)?vidus|ledus|alus|medus|lietus|saldus|radio|foto|kino|video|euro|auto"
    r"|\w*valsts|\w*pils|\w*nakts|sirds|zivs|krūts|telts|govs|asins)$"
)
# Predicates such as `kronēta`, `informēts`, `nodarbojas`, except the few words that belong to offices.
_PREDICATE = re.compile(
    r"(?!zvērināt|sertificēt|licencēt|diplomēt|kvalificēt|atzīt|pilnvarot"
    r"|kredīt|bandīt|profīt|deficīt|favorīt|elit|poēt|komēt|atlēt|estēt|pilot"
    r"|patriot|idiot|anekdot|kvot|troj).*(?:(?:ēt|īt|ināt|ot)(?:s|a)|ojas)$"
)

_FIELD = re.compile(r"(?:iekš|ār|ties)lietu$")  # of a ministry

_PLACE = re.compile(r"(?:pilsēt|novad|pagast|rajon|reģion|valst|apgabal|republik|priekšpilsēt|karalist|apriņķ|štat)")
_OF_ACCUSATIVE = frozenset("par ar pret caur starp pār ap gar pa".split())
_OF_GENITIVE = frozenset("pēc pirms no bez kopš pie aiz uz virs".split())
_MOST_PARTS = 6  # parts of a list in a name: `Tautsaimniecības, agrārās, vides un reģionālās politikas`
_TO_WHAT = ("pret", "ar")
_WORK_WITH = frozenset("darba sadarbības komunikācijas saziņas saskarsmes sakaru attiecību".split())
_THIS = frozenset("šo šīs šī šiem šīm".split())


_AGED_ENDINGS = ("ais", "ā", "o", "ās", "ajam", "ajai", "am", "ai")
_AGED = re.compile(rf"vec(?:{'|'.join(_AGED_ENDINGS)})")
_YEARS_OLD = re.compile(rf"(?P<number>\w*)gadīg(?:{'|'.join(_AGED_ENDINGS)})")
_YEARS = frozenset(("gadus", "gadu", "gadiem"))


def before_age(tokens: Sequence[Token], at: int) -> int:
    """Where an age right before token `at` begins: `29 gadus vecā`, `trīsdesmitgadīgais`; `at` if there is none."""
    last = tokens[at - 1].text.lower() if at else ""
    if not last.endswith(_AGED_ENDINGS):  # as with most words
        return at
    words = [token.text.lower() for token in tokens[max(0, at - 3) : at]]
    if len(words) == 3 and words[1] in _YEARS and _AGED.fullmatch(words[2]):
        return at - 3
    years = _YEARS_OLD.fullmatch(last)
    if years is None:
        return at
    if len(words) == 3 and not years["number"]:
        return at - 3 if words[0].isdigit() and words[1] in "-–" else at  # 29-gadīgā
    return at - 1


_NOW = frozenset("jau joprojām pašlaik patlaban šobrīd tagad".split())
_MOST_OF_TIME = 4  # words: `jau vairāk nekā gadu`, `kopš 2010. gada`


def before_time(tokens: Sequence[Token], at: int) -> int:
    """Where a time right before token `at` begins: `vadītāja jau piecus gadus ir`; `at` if there is none."""
    last = tokens[at - 1].text if at else ""
    if last in _NOW:
        return at - 1
    opening = {"gadu": "jau", "gadus": "jau", "gada": "kopš"}.get(last)
    near = range(at - 2, max(-1, at - 2 - _MOST_OF_TIME), -1)
    return next((here for here in near if tokens[here].text == opening), at) if opening else at


def is_place_noun(word: str) -> bool:
    """Whether a word names a kind of place: `novada`, `pilsētas`, `valsts`."""
    return bool(_PLACE.match(word))


def are_alike(one: str, other: str) -> bool:
    """Whether two words are definite adjectives in the same form: `ārkārtējais (un) pilnvarotais`."""
    endings = ("ajam", "ajai", "ais", "ās", "ā", "o")
    is_one_form = any(one.endswith(end) and other.endswith(end) for end in endings)
    return is_one_form and bool(ADJECTIVE.match(one) and ADJECTIVE.match(other))


def is_in_list(tokens: Sequence[Token], comma: int, right: int) -> bool:
    """Whether a comma belongs to a list within one name: `Izglītības, kultūras un sporta departamenta`.

    After the capitalised first part, a part may have two words: `Bērnu, veco ļaužu un ģimenes lietu`. `right` is the
    first token of the part behind the comma.
    """
    left, words = tokens[comma - 1], [token.text for token in tokens[right : right + 3]]
    if not left.is_word or not left.text.endswith(("as", "es", "u", "a", "s")) or office_forms(left.text):
        return False
    if len(words) < 3 or not words[0][0].islower():
        return False
    is_pair = left.is_capitalised and words[2:] == ["un"] and words[1].endswith(("as", "es", "u", "a"))
    return words[1] in ("un", ",") or (is_pair and words[0].endswith(("as", "ās", "o", "u", "a")))


class Modifiers:
    """Judges which words of one text belong to an office."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self.surnames: Collection[str] = ()  # of people in the text: `Kalniņa kolēģis`

    def behind_list(self, comma: int) -> int | None:
        """Where the last part of such a list begins, given its first comma: `sporta departamenta`; otherwise None."""
        here = comma
        if not self._tokens[here - 1].is_capitalised:
            return None
        for _ in range(_MOST_PARTS):
            if not is_in_list(self._tokens, here, here + 1):
                return None
            here = next(at for at in (here + 2, here + 3) if self._tokens[at].text in (",", "un"))
            if self._tokens[here].text == "un":
                return here + 1
        return None

    def is_inside(self, at: int) -> bool:
        """Whether a mark is within a name (`2. vidusskolas`, `I.A.`), not between sentences."""
        token = self._tokens[at]
        if token.text == "-" or not at:
            return token.text == "-"
        return self._tokens[at - 1].text.isdigit() or self._abbreviates(at)

    def _abbreviates(self, at: int) -> bool:
        """Whether a full stop follows an initial or `Sv` in a name: `Sv. Annas baznīcas`, `P. Lapas skolas`."""
        word, following = self._tokens[at - 1].text, self._tokens[at + 1 : at + 2]
        is_short = word == "Sv" or (len(word) == 1 and word.isupper())
        return self._tokens[at].text == "." and is_short and bool(following) and following[0].is_capitalised

    def is_modifier(self, at: int, right: int) -> bool:
        """Whether a word can belong to the office to its right, as a genitive, an adjective, or a part of a name."""
        word = self._tokens[at].text
        lower = word.lower()
        if lower == "un":
            return self._joins(at, right)
        if len(word) == 1 and self._tokens[right].text == "klases":
            return True  # 12. b klases skolniece
        if self._abbreviates(right):
            return True
        if word.isupper() and len(word) > 1:
            return True  # ES, STROM, II
        if lower in NO_OFFICE_WORDS or is_verb(lower) or _PREDICATE.match(lower) or self._is_object(at):
            return False
        if lower.endswith(("ība", "šana", "cija")):
            return False  # nominatives: `Pateicība Ārlietu ministrijas sekretārei`
        if word[0].isupper():
            if self.surnames and name_key(word) in self.surnames and word.endswith(("a", "as", "es")):
                return False
            if word.isupper() or any(c.isupper() for c in word[1:]):
                return True
            if ADJECTIVE.match(lower) or (lower.endswith("ās") and not self._starts_sentence(at)):
                return True
            if LOCATIVE.match(word) and at and right == at + 1:
                # `Projekta STROM II Latvijā koordinatore`: a country between the project and its coordinator
                left = self._tokens[at - 1]
                return (
                    left.is_word
                    and bool(left.text.isupper() or _MODIFIER.match(left.text))
                    and self.is_modifier(at - 1, at)
                )
            return bool(_MODIFIER.match(lower)) or (not self._starts_sentence(at) and not LOCATIVE.match(word))
        if lower.endswith(("ā", "ās", "o", "am", "ai", "ais", "ajam", "ajai", "sī")):
            return bool(ADJECTIVE.match(lower))
        if _MODIFIER.match(lower) or lower in ("ex", "eks", "vice"):
            return True
        return lower.endswith("s") and bool(ADJECTIVE.match(lower))  # zvērināts advokāts

    def before_aim(self, at: int, floor: int) -> int | None:
        """The noun before `pret` or `ar` at this token, if both are within a name: `Cīņas pret cilvēktirdzniecību`.

        It may also say what a body is for: `grupas cīņai pret vardarbību`. With `ar`, anything may be done: `Anna ar
        kolēģi`; so the noun must be one of work with people.
        """
        word = self._tokens[at].text
        if word not in _TO_WHAT or at - 1 < floor:
            return None
        noun = self._tokens[at - 1]
        lower = noun.text.lower()
        is_genitive = lower.endswith(("as", "es", "u", "a")) and not is_verb(lower) and not office_forms(lower)
        is_aim = word == "pret" or lower in _WORK_WITH
        if noun.is_capitalised and is_genitive and is_aim:
            return at - 1
        body = self._tokens[at - 2].text if at - 2 >= floor else ""
        is_for = lower.endswith(("am", "ai", "ei")) and (is_part_noun(body) or is_institution_noun(body))
        return at - 1 if is_for else None

    def is_of_another(self, at: int, right: int, head: int) -> bool:
        """Whether a word precedes the name of an institution without being part of it: `skata Talsu tiesas`.

        The name begins with its capital; only a kind (`uzņēmuma`, `projekta`) or the larger place can precede it.
        """
        word, name = self._tokens[at], self._tokens[right]
        if not word.is_word or not word.text[0].islower() or not name.is_capitalised or name.text.isupper():
            return False
        lower = word.text
        if not lower.endswith(("a", "as", "es", "u")) or lower in ABBREVIATIONS or _PLACE.match(lower):
            return False
        if office_forms(lower) or is_institution_noun(lower) or is_part_noun(lower) or is_undertaking(lower):
            return False
        return any(is_institution_noun(one.text) for one in self._tokens[right:head])

    def behind_object(self, first: int, head: int, cases: Collection[str]) -> int:
        """Where an office begins after a preposition and its object: `pēc semināra projekta vadītāja`.

        An office in the case that the preposition takes may itself be the object.
        """
        left = first - 1
        if left > 0 and self._tokens[left].text in _THIS:
            left -= 1  # uz šo jautājumu mērs
        before = self._tokens[left].text.lower() if left >= 0 else ""
        if before == "uz" and self._tokens[first].text.endswith("u"):
            before = "par"  # `uz` also takes the accusative
        if before in _OF_ACCUSATIVE and "acc" not in cases:  # par finansējumu ministrijas sekretārs
            ends = (at + 1 for at in range(first, head) if self._tokens[at].text.endswith(("u", "i")))
            return next(ends, first)
        if "gen" in cases or before not in _OF_GENITIVE:
            return first
        here = first
        while here < head and ADJECTIVE.match(self._tokens[here].text):
            here += 1  # pēc pirmās sēdes
        rest = range(here + 1, head)
        if self._tokens[here].text[0].islower():
            here = next((at for at in rest if self._tokens[at].is_capitalised), here + 1)
        else:
            here += 1
        if here == head - 1 and self._tokens[here].text.endswith("šanas"):
            here = head  # pēc ziņojuma saņemšanas inspektors
        return here if here <= head and self._tokens[here].is_word else first

    def _is_object(self, at: int) -> bool:
        """Whether a word is the object of a verb right before it: `devis rīkojumu ministram`."""
        word = self._tokens[at].text
        if not word.endswith("u") or word[0].isupper() or not at or _FIELD.match(word):
            return False
        if "gen" in plural_cases(word) and is_institution_noun(self._tokens[at + 1].text):
            return False  # noslēdzis zemnieku saimniecības saimnieks
        left = self._tokens[at - 1].text.lower()
        return (is_verb(left) and left not in SPEAKING) or left.endswith(("is", "usi", "uši", "ušas"))

    def _joins(self, at: int, right: int) -> bool:
        """Whether `un` is within one name (`Izglītības un zinātnes ministrijas`), not between two people."""
        left = self._tokens[at - 1] if at else None
        if left is None or not left.is_word:
            return False
        if left.is_capitalised and all(self._tokens[one].text.endswith("u") for one in (at - 1, right)):
            part = self._tokens[right + 1].text if right + 1 < len(self._tokens) else ""
            if is_part_noun(part) or is_institution_noun(part):
                return True  # Bāriņtiesu un audžuģimeņu departamenta, Skolu un bibliotēku biedrības
        if office_forms(left.text) or is_institution_noun(left.text):
            return False
        if are_alike(left.text, self._tokens[right].text):
            return True
        if any(one.case == "nom" for one in given_name_readings(left.text)) and left.is_capitalised:
            return False  # karaliene Silvija un Zviedrijas vēstnieks
        # After `un`, a name continues with a genitive; an office there (`un sportists`) belongs to another person.
        if is_part_noun(left.text) or office_forms(self._tokens[right].text):
            return False
        return left.text.endswith(("as", "es", "u", "a", "s", "ā", "ās"))

    def _starts_sentence(self, at: int) -> bool:
        return not at or self._tokens[at - 1].text[0] in ".!?:;\n-–—•*" or self._tokens[at - 1].text[0] in QUOTES

    def is_no_ordinal(self, at: int) -> bool:
        """Whether a number is an hour or the number of a line, not part of a name: `2. vidusskolas`."""
        number = self._tokens[at].text
        if at and self._tokens[at - 1].text == ":" and self._tokens[at - 1].end == self._tokens[at].start:
            return True  # 10:30 iekšlietu ministrs
        if not number.rstrip(".").isdigit():
            return True  # Sākums plkst. 9.00. Ministrs
        if at and self._tokens[at - 1].text[0] not in "\n•–—-*":
            return False
        counted = int(number.rstrip(".")[:4])
        return not self._numbers.isdisjoint((counted - 1, counted + 1))

    @cached_property
    def _numbers(self) -> set[int]:
        """The numbers at the beginning of lines."""
        opening = (one for before, one in pairwise(self._tokens) if before.text[0] == "\n" and one.text[-1] == ".")
        return {int(one.text[:-1][:4]) for one in (*self._tokens[:1], *opening) if one.text[:-1].isdigit()}
