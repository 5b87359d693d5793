"""Finds the names of persons in a Latvian text: given name and surname, or initials and surname.

A known given name (see `latvian.given_names`) with an agreeing surname is a person by itself. A pair of capitalised
words of which the first is on no list needs to look like a name and like nothing else. Streets, schools and prizes that
are called after somebody are no persons of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.latvian.given_names import given_name_readings
from archive.latvian.names import PersonName, read_name
from archive.latvian.surnames import surname_readings
from archive.latvian.tokens import QUOTES, Token
from archive.people.verbs import NO_OFFICE_WORDS
from archive.people.offices.nouns import ABBREVIATIONS, is_institution_noun, is_part_noun, office_forms
from archive.places.register import register

_INITIAL = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]|Dz|Dž|Ch|Kr|Fr|Al|Ed|Ev|Sv|Th|St|Jān)$")
PARTICLES = frozenset("van fon de der den da di du le la el al bin ibn von dos del".split())
# First words of names of states and bodies; pairs that begin with them are no persons.
_NO_GIVEN_NAME = re.compile(
    r"(?:Latvij|Eirop|Krievij|Baltij|Lietuv|Igaunij|Polij|Vācij|Zviedrij|Somij|Norvēģij|Dānij|Īrij|Lielbritānij"
    r"|Anglij|Skotij|Francij|Itālij"
    r"|Spānij|Portugāl|Grieķij|Turcij|Ukrain|Baltkriev|Moldov|Gruzij|Armēnij|Azerbaidžān|Kazahst|Uzbekist|Ķīn"
    r"|Japān|Korej|Indij|Irāk|Irān|Sīrij"
    r"|Izraēl|Ēģipt|Āfrik|Āzij|Amerik|Kanād|Meksik|Brazīlij|Argentīn|Čīl|Austrālij|Austrij|Šveic|Beļģij|Nīderland"
    r"|Luksemburg|Čehij|Slovāk|Slovēnij"
    r"|Ungārij|Rumānij|Bulgārij|Serbij|Horvātij|Bosnij|Melnkaln|Albān|Maķedon|Kosov|Ziemeļ|Dienvid|Austrum|Rietum"
    r"|Savienot|Apvienot|Padom"
    r"|Republik|Valst|Ministr|Saeim|Centrāl|Nacionāl|Starptautisk|Vidzem|Kurzem|Zemgal|Latgal|Sēlij|Tautas"
    r"|Jaun[āaio]|Vec[āa]|Liel[āa]|Maz[āa]"
    r"|Svēt|Sarkan|Balt[āaio]s?$|Meln[āai]s?$|Zaļ|Daugavas?$|Gaujas?$|Maskav|Londona|Parīze|Berlīn|Viļņ|Tallin"
    r"|Kijev|Kijiv|Brisel|Ņujork|Vašington"
    r"|Dievs|Dieva|Kung|Kristus|Ziemassvētk|Lieldien|Jāņi$|Jāņu$|Līgo|Holivud|Google|Facebook|Twitter|Microsoft)"
)
_NOT_FAR_FETCHED, _PLAIN = 0.1, 0.5  # weights of a reading
_MOST_INITIALS = 3
_SENTENCE_STARTERS = frozenset(".!?:;\n-–—•*…")


@dataclass(slots=True)
class Found:
    """A name among the tokens: the first token, the one after the last, and how it is understood."""

    first: int
    after: int
    start: int
    end: int
    words: list[str]
    name: PersonName
    is_initial: bool = False
    sure: bool = True  # known given name, or initials; else it waits for a witness
    original: str | None = None


def find_names(text: str, tokens: Sequence[Token]) -> list[Found]:
    """All names of persons, in order. Those whose `sure` is false need an office, a verb or a second mention."""
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        name = None
        if token.is_capitalised:
            name = _initials(text, tokens, at) or _full_name(text, tokens, at)
        if name:
            found.append(name)
            at = name.after
        else:
            at += 1
    return found


def _initials(text: str, tokens: Sequence[Token], at: int) -> Found | None:
    """`L.Stabiņa`, `R. Saliņai`, `A. B. Kalniņš`."""
    here = at
    words: list[str] = []
    while (
        here + 1 < len(tokens)
        and len(words) <= _MOST_INITIALS
        and _INITIAL.match(tokens[here].text)
        and tokens[here + 1].text == "."
    ):
        words.append(tokens[here].text + ".")
        here += 2
    while here + 1 < len(tokens) and words and tokens[here].text in PARTICLES:
        words.append(tokens[here].text)
        here += 1
    if not words or here >= len(tokens) or len(words) > _MOST_INITIALS:
        return None
    surname = tokens[here]
    gap = surname.start - tokens[here - 1].end
    if not surname.is_capitalised or gap > 1 or len(surname.text) < 3 or surname.text.isupper():
        return None
    if at and tokens[at - 1].is_word and tokens[at - 1].end == tokens[at].start:
        return None
    if is_institution_noun(surname.text) or follows_institution(tokens, here + 1):
        return None
    name = read_name([surname.text])
    return Found(at, here + 1, tokens[at].start, surname.end, [*words, surname.text], name, is_initial=True)


def _full_name(text: str, tokens: Sequence[Token], at: int) -> Found | None:
    run = _run(text, tokens, at)
    if len(run) < 2:
        return None
    first = _plain(tokens[run[0]].text)
    known = is_known_given(first)
    if not known and not _may_be_name(tokens, run):
        return None
    if not known and len(run) > 2 and starts_sentence(tokens, at) and is_known_given(tokens[run[1]].text):
        return None  # Dziedātājs Miks Dukurs, Bet Mārtiņš Eihe
    length = _length(tokens, run, known)
    if length < 2:
        return None
    last = run[length - 1]
    start, end = tokens[at].start, tokens[last].end
    words = [_plain(tokens[one].text) for one in range(at, last + 1)]
    name = read_name([word for word in words if word not in PARTICLES])
    if name.case in ("gen", "nom") and follows_institution(tokens, last + 1) and not office_before(tokens, at):
        return None
    if _is_quoted_whole(text, start, end):
        return None  # SIA "Jānis Roze", a film
    # At the beginning of a sentence every word has a capital, so that there an unknown pair needs a witness.
    doubtful = starts_sentence(tokens, at) or any(_looks_foreign(word) for word in words) or not _agree(words, _PLAIN)
    sure = known or not doubtful
    return Found(at, last + 1, start, end, words, name, sure=sure)


def is_known_given(word: str) -> bool:
    """Whether a word, or each half of a hyphenated one, is a form of a given name of the calendar."""
    # A locative is no way to name a person: `Arī` is no form of Aris.
    return all(any(one.case != "loc" for one in given_name_readings(part)) for part in word.split("-"))


def is_no_given(word: str) -> bool:
    """Whether a word in lower case ends as no given name in the singular does: `klausītāji`, `savā`, `stāstot`."""
    return word.endswith(("i", "iem", "ām", "ā", "ē", "ī", "ās", "os", "ēs", "ot", "ies"))


def _looks_foreign(word: str) -> bool:
    """Whether a word is not spelt as Latvian spells names: no Latvian ending, or letters that Latvian does not have."""
    return word[-1] not in "aāeēiīosšuū" or bool(re.search(r"[wqxyWQXY]|th|ck|ee|oo|ss\w", word))


def _plain(word: str) -> str:
    return word.capitalize() if word.isupper() and len(word) > 2 else word


def _run(text: str, tokens: Sequence[Token], at: int) -> list[int]:
    """The capitalised words from here that stand one blank apart, particles like `van der` left out; at most four."""
    run = [at]
    here = at + 1
    while here < len(tokens) and len(run) < 4:
        token = tokens[here]
        if token.start != tokens[here - 1].end + 1 or text[token.start - 1] == "\n":
            break
        if token.text in PARTICLES:
            here += 1
            continue
        if not token.is_capitalised or len(token.text) < 2:
            break
        run.append(here)
        here += 1
    return run


def _length(tokens: Sequence[Token], run: list[int], known: bool) -> int:
    """How many of the words in a row are one name: two, or three where the middle one is a given name too."""
    second = tokens[run[1]].text
    if not _may_be_surname(second):
        return 0
    if not _agree([tokens[run[0]].text, second]):
        return 0
    if len(run) > 2:
        third = tokens[run[2]].text
        middle_is_given = is_known_given(second) or run[2] - run[1] > 1
        plain = middle_is_given or not (third.endswith(("ā", "ē", "ī")) or _NO_GIVEN_NAME.match(third))
        if plain and _may_be_surname(third) and _agree([tokens[one].text for one in run[:3]]):
            return 3
    return 2


def _may_be_surname(word: str) -> bool:
    if (word.isupper() and len(word) <= 4) or word in ABBREVIATIONS:
        return False
    place = register().bases.get(word) or register().towns.get(word)
    if place and place[1] == "loc":
        return False
    if _NO_GIVEN_NAME.match(word) and not surname_readings(word):
        return False
    return not re.match(r"(?:Latvij|Eirop|Krievij|Republik|Savienīb|Ministr)", word)


def _agree(words: list[str], least: float = _NOT_FAR_FETCHED) -> bool:
    """Whether the words can stand in one gender and case, each in a reading that is not far-fetched."""
    readings = [given_name_readings(word) or surname_readings(word) for word in words[:-1]]
    last = surname_readings(words[-1])
    fits = {(one.gender, one.case) for one in last if one.weight >= least and one.case != "loc"}
    for options in readings:
        # Kanje, Ani, Andrē: foreign, and the same in every case
        undeclined = words[0][-1] in "eēīioūā" and len(words) == 2
        if not undeclined:
            fits &= {(one.gender, one.case) for one in options if one.weight >= least and one.case != "loc"}
    return bool(fits)


def _may_be_name(tokens: Sequence[Token], run: list[int]) -> bool:
    """Whether a pair that begins with no known given name looks like a name and like nothing else."""
    if len(run) > 3:
        return False
    for one in run:
        word = tokens[one].text
        if (
            word.isupper()
            or len(word) < 3
            or _NO_GIVEN_NAME.match(word)
            or is_institution_noun(word)
            or is_part_noun(word)
        ):
            return False
        if (
            word in register().bases
            or word in register().towns
            or any(c.isupper() for c in word[1:] if "-" not in word)
        ):
            return False
    at = run[0]
    before = tokens[at - 1] if at else None
    if before and before.is_capitalised and before.end + 1 == tokens[at].start and not starts_sentence(tokens, at - 1):
        return False
    first = tokens[at].text
    if first.lower() in NO_OFFICE_WORDS:
        return False
    if first.endswith(("ais", "ajā", "ajam", "ajai", "ajos", "ajās", "ās", "os", "iem", "ām", "ot", "ies")):
        return False
    return not first.endswith(("as", "es", "us")) or bool(office_before(tokens, at))


_ADJECTIVE = re.compile(r".*(?:ā|ais|ās|ajā|ajai|ajam|o)$")
_NAMED_AFTER = re.compile(
    r"(?:\w*skol|universitāt|slimnīc|ģimnāzij|fond|biedrīb|muzej|teātr|akadēmij|institūt|koledž|bibliotēk"
    r"|vārd(?:ā|a)$|stipendij"
    r"|balv|prēmij|piemiņ|iel(?:a|as|ai|u|ā)$|laukum|bulvār|prospekt|klīni)"
)


def follows_institution(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next noun is of something that bears people's names: `Paula Stradiņa slimnīca`."""
    for token in tokens[at : at + 2]:
        if not token.is_word or token.is_capitalised:
            return False
        if _NAMED_AFTER.match(token.text):
            return True
        if not _ADJECTIVE.match(token.text):
            return False
    return False


def office_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun of an office stands right before a token, in any form."""
    return bool(at) and tokens[at - 1].is_word and bool(office_forms(tokens[at - 1].text))


def starts_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the first of its sentence, or of what is quoted."""
    return not at or tokens[at - 1].text[0] in _SENTENCE_STARTERS or tokens[at - 1].text[0] in QUOTES


def _is_quoted_whole(text: str, start: int, end: int) -> bool:
    return bool(start) and text[start - 1] in QUOTES and end < len(text) and text[end] in QUOTES
