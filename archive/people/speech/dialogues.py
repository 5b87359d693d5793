"""Finds speech by whole paragraphs: `Name: text` without quotation marks, and interviews of questions and answers.

In an interview the one who is asked answers; the questions are nobody's. Who is asked says a sentence before the first
question. Where it leaves open who that is, the answers are nobody's either.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.latvian.tokens import QUOTES
from archive.people.speech.said import Said
from archive.people.verbs import is_verb

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[\s\-–—•*]*")
# Behind the name may stand the initials that further lines begin with: `Anna Kalna [A. K.]: Nē.`
_LABEL_END = re.compile(r"(?:\s?[(\[][^\W\d_]\.\s?[^\W\d_]\.[)\]])?\s?:\s*[–—-]?\s*")
# `Anna Kalna, Employers’ Confederation: No.`, where further lines begin with who speaks
_LABEL_WITH_BODY = re.compile(rf"(?:, [A-Z][^\n:?!.,;]{{2,60}}| \([^\n()]{{2,60}}\))?{_LABEL_END.pattern}")
_SENTENCE_END = re.compile(r"[.!?…][”»\")\]]*$")
_QUOTED_LINE = re.compile(rf"[^\S\n]*\n\s*+[{re.escape(QUOTES)}]([^\n]+)[{re.escape(QUOTES)}][.,]?(?=\n|$)")
# A paragraph behind a dash, and no list of several: `N atgādināja:`, and below `– Zvans nav traucēklis.`
DASH_BELOW = re.compile(r"[^\S\n]*+\n\s*+[–—-] ([A-ZĀČĒĢĪĶĻŅŠŪŽ][^\n]*[.!?…])[^\S\n]*+(?!\s*+[–—•*-])(?=\n|$)")
_CONTACT = re.compile(
    r"@|https?:|www\.|tālr|tel\.|mob\.|e-pasts\b|phone|e-mail|\+371|\bkab(?:\.|inet)|\biel[aā] \d", re.IGNORECASE
)
_FEWEST_WORDS = 4
# What a clause has if it is not a title; other verbs are known by their endings.
_CLAUSE = re.compile(
    r"\b(?:jā\w{3,}|ir|nav|būs|nebūs|(?:ne)?(?:vajag|var|varam|drīkst|trūkst|gribam|gribu)|mēs|es|mums|man|jums)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r", (?:kas|ko|kam|kur\w{0,3})\b")
_MARKED = re.compile(rf"[{re.escape(QUOTES)}:;]")
_LEADING = re.compile(r"(?:Atbild(?:ēja)?|Skaidro|Komentē|Stāsta) ")  # `Atbild juriste Anna Kalna: Nē, nebrauciet.`
_LABELLED = re.compile(r"[ \t\xa0\-–—•*]*+[^\n:?!]{2,60}: ?[–—-]? ?[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\n]*[.!?…]$", re.MULTILINE)
_INITIALS = re.compile(r"([A-ZĀČĒĢĪĶĻŅŠŪŽ])\.\s?([A-ZĀČĒĢĪĶĻŅŠŪŽ])\.")

_FEWEST_QUESTIONS = 2
_LONGEST_QUESTION = 500  # characters
_NEAR = 500  # characters around a name for the words that tell who is asked
_QUESTION_LABEL = re.compile(r"(?:Jautājums|Jautā|Question|Q|J)\s?[:.] ?")
_ANSWER_LABEL = re.compile(r"(?:Atbilde|Answer|A)\s?[:.] ?")
# Words of a sentence that tells who is asked: those before somebody in another case than the nominative, in English
# before the name, and those whose subject answers.
_ASKING = re.compile(
    r"interv|sarun|jautā|vaicā|iztaujā|aicināj|lūdzām|uzdev|uzklaus|tikāmies|"
    r"\b(?:asked|interview|talk(?:ed)? (?:to|with)|spoke (?:to|with)|conversation with|questions to|met|our guest)\b",
    re.IGNORECASE,
)
_TALKED = re.compile(r"\b(?:we (?:met|spoke|talked)|(?:sarun|runā|tik)ājāmies|runājām|tikāmies)\b", re.IGNORECASE)
_ANSWERING = re.compile(
    r"atbild|stāst|skaidro|dalās|dalījās|pastāst|"
    r"\b(?:answer(?:s|ed)?|tells|told|explain(?:s|ed)?|responds|shares|shared|replies)\b",
    re.IGNORECASE,
)
_INTERVIEWER = re.compile(
    r"(?:intervē(?:ja)?|jautā(?:ja)?|vaicā(?:ja)?|iztaujā(?:ja)?|sarunājās|sarunājas|sarunu vadīja|"
    r"interviewed by|questions by|asked by)\b",
    re.IGNORECASE,
)


_SAYS_THAT = re.compile(r", ka\b|\bs(?:aid|ays) that\b")
_ASKED_BY = re.compile(r"\b(?:interviewed|asked|questions) by (?:\w+ )?$|[Ii]nterviewer:? $")
_SPOKE_TO_SOMEBODY = re.compile(
    r" (?:\w+ )?(?:speaks (?:to|with)|spoke (?:to|with)|talks (?:to|with)|talked (?:to|with)|interviewed) "
    r"(?:an?|one|two|some|several)\b(?! (?:journalist|reporter|correspondent))"
)
# `I` of who answers and `you` of who asks, in English.
_MYSELF = re.compile(r"\b(?:I|[Mm]y|me)\b")
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_INTRODUCES = re.compile(r"(?:[^.!?]*[.!?] )*(?:[Tt]he )?(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?")
_KIN = (
    "aunt|brother|children|colleagues?|cousin|daughters?|family"
    "|father|friends?|husband|lawyer|mother|neighbou?rs?|parents"
    "|partner|pupils?|sister|sons?|teacher|uncle|widow(?:er)?|wife"
)
_ANOTHER = (
    r"(?:(?:an?|another|many|one|other|several|some|two)\b"
    r"(?! (?:\w+ )?(?:afternoon|day|evening|hour|month|morning|night|time|week|year)s?\b)"
    rf"|(?:his|her|the|their) (?:[\w-]+ )?(?:{_KIN})\b)"
)
# Introductions from which others may answer: `We asked a neighbour`, `N and her mother`, `N was buried yesterday`
_TALKED_TO_ANOTHER = re.compile(rf"\bwe (?:met|spoke|talked)(?: to| with)? {_ANOTHER}", re.IGNORECASE)
_MAY_BE_ANOTHER = re.compile(
    r"\b(?:ask(?:s|ed)|interview(?:s|ed)|meets?|met|question(?:s|ed)|speaks? (?:to|with)|spoke (?:to|with)"
    rf"|talk(?:s|ed) (?:to|with)) {_ANOTHER}|\b(?:his|her|their) (?:[\w-]+ )?(?:{_KIN})\b"
    r"|\b(?:buried|dead|deceased|died|disappeared|drowned|funeral|killed|missing|murdered)\b",
    re.IGNORECASE,
)
# Who is spoken of in questions and answers, and so does not answer.
_SPOKEN_OF = {
    "f": re.compile(r"\b(?:she|hers?)\b", re.IGNORECASE),
    "m": re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE),
    None: re.compile(r"\b(?:she|hers?|he|him|his)\b", re.IGNORECASE),
}
_IS_TOLD_OF = re.compile(r"(?:, [^.!?]{2,90})?,? (?:(?:is|was|has|had)\b|(?:\w+ly )?[a-z]{3,}(?:s|ed)\b)")


@dataclass(frozen=True, slots=True)
class Named:
    """A person as lines need them: their name with the offices around it is `text[start:end]`.

    `is_subject` is None if the language has no cases, and `gender` if nothing tells it.
    """

    index: int
    name: str
    start: int
    end: int
    is_subject: bool | None
    gender: str | None = None


def said_in_dialogues(text: str, people: Sequence[Named], heard: Sequence[Said]) -> list[Said]:
    """What paragraphs give to somebody. `heard` is what sentences have given already."""
    if not people or (":" not in text and "?" not in text):
        return []
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text) if match[0].strip()]
    found = _labelled(text, people, lines) or list(_answers(text, people, lines, heard))
    return [*_headline(text, people, lines[0], heard), *found]


def leads_to_answers(sentence: str) -> bool:
    """Whether a sentence only says that somebody is asked, and answers: `Uz jautājumiem atbild Anna Kalna.`

    Not `Intervijā Anna Kalna atzīst, ka darba ir daudz.`
    """
    asks = re.search(r"jautājum|interv|sarun|\b(?:questions?|interview)\b", sentence, re.IGNORECASE)
    return asks is not None and not _SAYS_THAT.search(sentence, asks.end())


def _labelled(text: str, people: Sequence[Named], lines: Sequence[tuple[int, int]]) -> list[Said]:
    by_start = {one.start: one for one in people}
    initials: dict[tuple[str, ...], set[str]] = {}
    first: dict[str, Named] = {}
    for person in people:
        initials.setdefault(tuple(word[0] for word in person.name.split()), set()).add(person.name)
        first.setdefault(person.name, person)
    fewest = 1 if sum(map(bool, (_LABELLED.match(text, start) for start, _ in lines))) > 1 else _FEWEST_WORDS
    found: list[tuple[str, Said]] = []
    asked: list[str] = []
    for line_start, end in lines:
        start = _skip(_BULLET, text, line_start, end)
        lead = _LEADING.match(text, start, end)
        one = by_start.get(lead.end() if lead else start)
        label = None
        if one is not None and one.is_subject is not False:
            label = (_LABEL_END if fewest > 1 else _LABEL_WITH_BODY).match(text, one.end, end)
        elif abbreviated := _INITIALS.match(text, start):
            names = initials.get((abbreviated[1], abbreviated[2]), set())
            name = next(iter(names)) if len(names) == 1 else None
            one = first.get(name or "")
            one = one if one and one.start < start else None
            label = _LABEL_END.match(text, abbreviated.end())
        else:
            continue
        if one is None or not label:
            continue
        words = text[label.end() : end]
        is_question = fewest == 1 and words.rstrip().endswith("?")  # who asks says nothing
        if lead and not words[:1].isupper():
            continue  # Stāsta Anna Kalna: foto un video
        if is_question:
            asked.append(one.name)
        elif _is_speech(words, fewest):
            found.append((one.name, Said(one.index, label.end(), _trimmed(text, end), True)))
        elif not words.strip() and (below := _said_below(text, end)):
            found.append((one.name, Said(one.index, below.start(1), below.end(1), True)))
    told = [name for name, _ in found]
    # Who mostly asks leads an interview: `Paldies par sarunu!` says nothing.
    return [
        said for name, said in found if asked.count(name) < _FEWEST_QUESTIONS or asked.count(name) < told.count(name)
    ]


def _said_below(text: str, end: int) -> re.Match[str] | None:
    """The paragraph below a label, between quotation marks or behind a dash: `Juriste Anna Kalna:`."""
    dashed = DASH_BELOW.match(text, end)
    return _QUOTED_LINE.match(text, end) or (dashed if dashed and _is_clause(dashed[1]) else None)


def _headline(text: str, people: Sequence[Named], line: tuple[int, int], heard: Sequence[Said]) -> Iterator[Said]:
    """`Kalna: mums vajag otru stāvu` above a text that quotes her: the surname alone, and no mark at the end."""
    start, end = line
    one = people[0]
    label = _LABEL_END.match(text, one.end) if one.start == start and one.is_subject else None
    if label is None or one.name == text[start : one.end] or " " in text[start : one.end]:
        return
    own = {other.index for other in people if other.name == one.name}
    words = text[label.end() : end].rstrip()
    is_quoted = any(said.is_quotation and said.index in own for said in heard)
    main = _RELATIVE.split(words)[0]  # not `Kalna: mūžs, kas veltīts teātrim`
    is_long = len(words.split()) >= _FEWEST_WORDS
    if is_quoted and is_long and _is_clause(main) and words[-1].isalnum() and not _MARKED.search(words):
        yield Said(one.index, label.end(), label.end() + len(words), True)


def _is_clause(words: str) -> bool:
    """Whether Latvian words have a verb, as no title and no list of things has."""
    return bool(_CLAUSE.search(words)) or any(map(is_verb, re.findall(r"\w+", words.lower())))


def _is_speech(words: str, fewest: int) -> bool:
    return (
        words[:1] not in QUOTES
        and len(words.split()) >= fewest
        and bool(_SENTENCE_END.search(words.rstrip()))
        and not _CONTACT.search(words)
    )


def _skip(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    match = pattern.match(text, at, end)
    return match.end() if match else at


def _trimmed(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end


# -- questions and answers


def _answers(
    text: str, people: Sequence[Named], lines: Sequence[tuple[int, int]], heard: Sequence[Said]
) -> Iterator[Said]:
    questions = [at for at, (start, end) in enumerate(lines) if _is_question(text[start:end].strip())]
    asked_at = set(questions)
    answered = [at for at in questions if at + 1 < len(lines) and at + 1 not in asked_at]
    if len(answered) < _FEWEST_QUESTIONS or questions[0] == 0 or len(answered) * 2 < len(questions):
        return
    intro = lines[: questions[0]]
    asked = _who_is_asked(text, people, intro)
    if asked is None and _is_conversation(text, [(lines[at], lines[at + 1]) for at in answered]):
        asked = _who_is_introduced(text, people, intro)
        if asked and _SPOKEN_OF[asked.gender].search(text, lines[questions[0]][0], lines[answered[-1] + 1][1]):
            return
    if asked is None:
        return
    heard = sorted(heard, key=lambda one: one.start)
    begins = [one.start for one in heard]
    for at in answered:
        later = bisect_right(questions, at)
        following = questions[later] if later < len(questions) else at + 2  # the last answer is one paragraph
        for start, end in lines[at + 1 : min(following, len(lines))]:
            others = any(
                one.index != asked.index for one in heard[bisect_left(begins, start) : bisect_left(begins, end)]
            )
            if not others:
                first = _skip(_BULLET, text, start, end)
                first = _skip(_ANSWER_LABEL, text, first, end)
                yield Said(asked.index, first, _trimmed(text, end), True)


def _is_question(line: str) -> bool:
    return len(line) <= _LONGEST_QUESTION and (
        line.rstrip('”»")“ ').endswith("?") or (bool(_QUESTION_LABEL.match(line)) and not _ANSWER_LABEL.match(line))
    )


def _who_is_asked(text: str, people: Sequence[Named], intro: Sequence[tuple[int, int]]) -> Named | None:
    """The one person of the introduction who is said to answer.

    If there is none, but it speaks of asking, the only person there other than the one who asks.
    """
    asked: dict[str, Named] = {}
    others: dict[str, Named] = {}
    is_interview = _was_talked_to(text, intro)
    for one in people:
        at = bisect_right(intro, (one.start, len(text))) - 1
        if at < 0 or one.start >= intro[at][1]:
            continue
        line = intro[at]
        first, last = max(line[0], one.start - _NEAR), min(line[1], one.end + _NEAR)
        begin = max(first, text.rfind(". ", first, one.start) + 1)
        stop = text.find(". ", one.end, last)
        before, behind = text[begin : one.start], text[one.end : stop if stop >= 0 else last]
        is_interview |= bool(_ASKING.search(f"{before} {behind}"))
        if _asks(before, behind, one.is_subject):
            continue
        others.setdefault(one.name, one)
        if _is_asked(before, behind, one.is_subject):
            asked.setdefault(one.name, one)
    found = asked or (others if is_interview else {})
    return next(iter(found.values())) if len(found) == 1 else None


def _was_talked_to(text: str, intro: Sequence[tuple[int, int]]) -> bool:
    """Whether an introduction says `we met`, and not whom else."""
    if not intro:
        return False
    start, end = intro[0][0], intro[-1][1]
    return bool(_TALKED.search(text, start, end)) and not _TALKED_TO_ANOTHER.search(text, start, end)


def _is_conversation(text: str, exchanges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Whether who asks says `you`, and who answers `I`; not advice: `Can I work without papers?`"""
    asked = [text[start:end] for (start, end), _ in exchanges]
    own = sum(_MYSELF.search(text, start, end) is not None for _, (start, end) in exchanges)
    addressed = sum(map(bool, map(_YOU.search, asked)))
    return (
        bool(addressed) and own >= _FEWEST_QUESTIONS and own * 2 >= len(asked) and not any(map(_MYSELF.search, asked))
    )


def _who_is_introduced(text: str, people: Sequence[Named], intro: Sequence[tuple[int, int]]) -> Named | None:
    """The only person of an introduction, whom a sentence of it begins to tell of: `Anna Kalna runs a shelter.`"""
    named = [one for one in people if one.start < intro[-1][1]]
    one = named[0] if len({one.name for one in named}) == 1 else None
    if one is None or one.is_subject is not None or _MAY_BE_ANOTHER.search(text, intro[0][0], intro[-1][1]):
        return None
    start, end = next(line for line in intro if line[0] <= one.start < line[1])
    opens = _INTRODUCES.fullmatch(text, start, one.start) and _IS_TOLD_OF.match(text, one.end, end)
    return one if opens and text[start:end].rstrip().endswith((".", "!", ":")) else None


def _asks(before: str, behind: str, is_subject: bool | None) -> bool:
    if is_subject is None:
        return bool(_ASKED_BY.search(before) or _SPOKE_TO_SOMEBODY.match(behind))
    beside = _INTERVIEWER.match(behind.strip()) or re.search(
        _INTERVIEWER.pattern + r"[^,]{0,30}$", before, re.IGNORECASE
    )
    return is_subject and bool(beside)


def _is_asked(before: str, behind: str, is_subject: bool | None) -> bool:
    if is_subject is None:
        return bool(_ASKING.search(before[-60:]) or _ANSWERING.match(behind.strip(" ,")[:30]))
    return bool((_ANSWERING if is_subject else _ASKING).search(f"{before} {behind}"))
