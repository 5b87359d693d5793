"""Finds what is said in interviews with questions and answers.

The answers are the interviewee's; the questions belong to nobody. A sentence before the first question names the
interviewee. If it leaves open who that is, the answers belong to nobody either.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from archive.people.speech.lines import BULLET, Named, past, trimmed
from archive.people.speech.said import Said

FEWEST_QUESTIONS = 2
_LONGEST_QUESTION = 500  # characters
_NEAR = 500  # characters around a name, for words that show who is interviewed
_QUESTION_LABEL = re.compile(r"(?:Jautājums|Jautā|Question|Q|J)\s?[:.] ?")
_ANSWER_LABEL = re.compile(r"(?:Atbilde|Answer|A)\s?[:.] ?")
# Words that show who is interviewed: some before a name that is not in the nominative (in English, before any name),
# others whose subject answers.
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
_OWNS_INTERVIEW = re.compile(r"(?: – \w+)? (?:sarun|intervij)\w* ar\b")  # `Annas Kalnas saruna ar Juri Egli`
# The interviewee in the nominative and the interviewer in the dative: `Anna Kalna intervijā Jurim Eglem`.
_GIVES = re.compile(r" (?:intervij|sarun)ā [A-ZĀČĒĢĪĶĻŅŠŪŽ]\w*(?:ai|ei|am|im|um)\b")
_GIVEN_TO = re.compile(r"\b(?:intervij|sarun)ā $")
_I_ASKED = re.compile(r"\b(?:pa|ap)?(?:jautāj|vaicāj|taujāj)(?:u|ām)\b|\b(?:I|we) asked\b", re.IGNORECASE)
_DASHES = ("–", "—", "-")
_SAYS_THAT = re.compile(r", ka\b|\bs(?:aid|ays) that\b")
_ASKED_BY = re.compile(r"\b(?:interviewed|asked|questions) by (?:\w+ )?$|[Ii]nterviewer:? $")
_SPOKE_TO_SOMEBODY = re.compile(
    r" (?:\w+ )?(?:speaks (?:to|with)|spoke (?:to|with)|talks (?:to|with)|talked (?:to|with)|interviewed) "
    r"(?:an?|one|two|some|several)\b(?! (?:journalist|reporter|correspondent))"
)
# `I` in answers and `you` in questions.
MYSELF = re.compile(r"\b(?:I|[Mm]y|me)\b")
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_OURSELVES = re.compile(r"\b(?:es|man|mani|manis|man[āas]s?|manu|mēs|mums|mūs|mūsu|esmu|esam)\b", re.IGNORECASE)
_MYSELF_LV = re.compile(r"\b(?:es|man|mani|manis|man[āas]s?|manu|esmu)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:jūs|jums|jūsu|jūsuprāt|tu|tev|tevi|tav[sau]|tav[āa]s?)\b", re.IGNORECASE)
_CAPTION = 12  # characters before a photographer
_PHOTO = re.compile(r"\b(?:foto|attēl)\w*\W{0,3}$", re.IGNORECASE)
_OF_THIRD = re.compile(r"\b(?:viņš|viņ(?:a|as|ai|am|u))\b", re.IGNORECASE)
GONE = re.compile(
    r"\b(?:mir(?:is|usi|a)|bojā|apbed\w+|bēr(?:es|ēs)|piemiņ\w+|pazud(?:is|usi|a)|nogalin\w+)\b", re.IGNORECASE
)
"""Words of a text in Latvian about the dead or the missing, for whom others speak."""
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
# Introductions after which somebody else may answer: `We asked a neighbour`, `N and her mother`, `N was buried
# yesterday`
_TALKED_TO_ANOTHER = re.compile(rf"\bwe (?:met|spoke|talked)(?: to| with)? {_ANOTHER}", re.IGNORECASE)
_MAY_BE_ANOTHER = re.compile(
    r"\b(?:ask(?:s|ed)|interview(?:s|ed)|meets?|met|question(?:s|ed)|speaks? (?:to|with)|spoke (?:to|with)"
    rf"|talk(?:s|ed) (?:to|with)) {_ANOTHER}|\b(?:his|her|their) (?:[\w-]+ )?(?:{_KIN})\b"
    r"|\b(?:buried|dead|deceased|died|disappeared|drowned|funeral|killed|missing|murdered)\b",
    re.IGNORECASE,
)
# Words for people whom questions and answers mention, so they are not the ones who answer.
_SPOKEN_OF = {
    "f": re.compile(r"\b(?:she|hers?)\b", re.IGNORECASE),
    "m": re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE),
    None: re.compile(r"\b(?:she|hers?|he|him|his)\b", re.IGNORECASE),
}
_IS_TOLD_OF = re.compile(r"(?:, [^.!?]{2,90})?,? (?:(?:is|was|has|had)\b|(?:\w+ly )?[a-z]{3,}(?:s|ed)\b)")


def leads_to_answers(sentence: str) -> bool:
    """Whether a sentence only says that somebody is interviewed and answers: `Uz jautājumiem atbild Anna Kalna.`

    But not `Intervijā Anna Kalna atzīst, ka darba ir daudz.`
    """
    asks = re.search(r"jautājum|interv|sarun|\b(?:questions?|interview)\b", sentence, re.IGNORECASE)
    return asks is not None and not _SAYS_THAT.search(sentence, asks.end())


def answers(
    text: str, people: Sequence[Named], lines: Sequence[tuple[int, int]], heard: Sequence[Said]
) -> Iterator[Said]:
    """The answers, if the lines are those of an interview and it is certain who is interviewed.

    A paragraph in which a sentence attributes something to somebody else (`heard`) is no answer.
    """
    questions = [at for at, (start, end) in enumerate(lines) if _is_question(text[start:end].strip())]
    asked_at = set(questions)
    answered = [at for at in questions if at + 1 < len(lines) and at + 1 not in asked_at]
    if not answered or len(answered) * 2 < len(questions):
        return
    intro = lines[: questions[0]]
    if questions[0] == 0:  # `Annai Kalnai jautāju: “Kāpēc?”`, and the answer below
        intro = lines[:1] if _I_ASKED.search(text, *lines[0]) else ()
    is_alone = len(answered) < FEWEST_QUESTIONS or questions[0] == 0
    if not intro or (is_alone and not _is_exchange(text, lines[answered[0]], lines[answered[0] + 1])):
        return
    asked = _who_is_asked(text, people, intro, surely=is_alone)
    if asked is None and not is_alone and _is_conversation(text, [(lines[at], lines[at + 1]) for at in answered]):
        asked = _who_is_introduced(text, people, intro)
        if asked and _SPOKEN_OF[asked.gender].search(text, lines[questions[0]][0], lines[answered[-1] + 1][1]):
            return
    if asked is None and not is_alone and _talk_of_themselves(text, [(lines[at], lines[at + 1]) for at in answered]):
        asked = _who_is_welcomed(text, people, intro)
    if asked is None:
        return
    heard = sorted(heard, key=lambda one: one.start)
    begins = [one.start for one in heard]
    for at in answered:
        later = bisect_right(questions, at)
        following = questions[later] if later < len(questions) else at + 2  # the last answer has one paragraph
        for start, end in lines[at + 1 : min(following, len(lines))]:
            others = any(
                one.index != asked.index for one in heard[bisect_left(begins, start) : bisect_left(begins, end)]
            )
            if not others:
                first = past(BULLET, text, start, end)
                first = past(_ANSWER_LABEL, text, first, end)
                yield Said(asked.index, first, trimmed(text, end), True)


def _is_exchange(text: str, question: tuple[int, int], answer: tuple[int, int]) -> bool:
    """Whether one question and one paragraph below it are part of a conversation, not of what somebody ponders."""
    dashed = any(text[start:end].lstrip()[:1] in _DASHES for start, end in (question, answer))
    return dashed or any(one.search(text, *question) for one in (_YOU, _ADDRESSED))


def _is_question(line: str) -> bool:
    return len(line) <= _LONGEST_QUESTION and (
        line.rstrip('”»")“ ').endswith("?") or (bool(_QUESTION_LABEL.match(line)) and not _ANSWER_LABEL.match(line))
    )


def _who_is_asked(
    text: str, people: Sequence[Named], intro: Sequence[tuple[int, int]], *, surely: bool
) -> Named | None:
    """The only person in the introduction who is said to answer.

    If there is none, but the introduction speaks of an interview, the only person in it besides the interviewer; not if
    it has to be told `surely`.
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
    found = asked or (others if is_interview and not surely else {})
    return next(iter(found.values())) if len(found) == 1 else None


def _was_talked_to(text: str, intro: Sequence[tuple[int, int]]) -> bool:
    """Whether an introduction says `we met` and does not go on with another person."""
    if not intro:
        return False
    start, end = intro[0][0], intro[-1][1]
    return bool(_TALKED.search(text, start, end)) and not _TALKED_TO_ANOTHER.search(text, start, end)


def _is_conversation(text: str, exchanges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Whether questions say `you` and answers say `I`, unlike advice: `Can I work without papers?`"""
    asked = [text[start:end] for (start, end), _ in exchanges]
    own = sum(MYSELF.search(text, start, end) is not None for _, (start, end) in exchanges)
    addressed = sum(map(bool, map(_YOU.search, asked)))
    return bool(addressed) and own >= FEWEST_QUESTIONS and own * 2 >= len(asked) and not any(map(MYSELF.search, asked))


def _who_is_introduced(text: str, people: Sequence[Named], intro: Sequence[tuple[int, int]]) -> Named | None:
    """The only person in an introduction, if one of its sentences begins with them: `Anna Kalna runs a shelter.`"""
    named = [one for one in people if one.start < intro[-1][1]]
    one = named[0] if len({one.name for one in named}) == 1 else None
    if one is None or one.is_subject is not None or _MAY_BE_ANOTHER.search(text, intro[0][0], intro[-1][1]):
        return None
    start, end = next(line for line in intro if line[0] <= one.start < line[1])
    opens = _INTRODUCES.fullmatch(text, start, one.start) and _IS_TOLD_OF.match(text, one.end, end)
    return one if opens and text[start:end].rstrip().endswith((".", "!", ":")) else None


def _talk_of_themselves(text: str, exchanges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """The same in Latvian: questions say `jūs` and speak of nobody else, answers say `es` or `mēs`.

    Where no answer says `es`, a house may answer what people often ask: `Kā jūs varat pieteikties?`
    """
    asked = [text[start:end] for (start, end), _ in exchanges]
    own = sum(_OURSELVES.search(text, start, end) is not None for _, (start, end) in exchanges)
    addressed = any(map(_ADDRESSED.search, asked)) and not any(map(_OF_THIRD.search, asked))
    is_personal = any(_MYSELF_LV.search(text, start, end) for _, (start, end) in exchanges)
    return addressed and is_personal and own >= FEWEST_QUESTIONS and own * 2 >= len(asked)


def _who_is_welcomed(text: str, people: Sequence[Named], intro: Sequence[tuple[int, int]]) -> Named | None:
    """The only person in a Latvian introduction, within a sentence: `Šodien studijā ir Anna Kalna.`

    A name on a line of its own may be the journalist's, and of the dead one speaks with others.
    """
    named = [
        one
        for one in people
        if one.start < intro[-1][1] and not _PHOTO.search(text[max(0, one.start - _CAPTION) : one.start])
    ]
    one = named[0] if len({one.name for one in named}) == 1 else None
    if one is None or one.is_subject is None or GONE.search(text, intro[0][0], intro[-1][1]):
        return None
    start, end = next(line for line in intro if line[0] <= one.start < line[1])
    line = text[start:end].strip()
    is_sentence = line.endswith((".", "!", ":")) and text[start : one.start].strip() != "" and line[0] not in _DASHES
    return one if is_sentence else None


def _asks(before: str, behind: str, is_subject: bool | None) -> bool:
    if is_subject is None:
        return bool(_ASKED_BY.search(before) or _SPOKE_TO_SOMEBODY.match(behind))
    beside = _INTERVIEWER.match(behind.strip()) or re.search(
        _INTERVIEWER.pattern + r"[^,]{0,30}$", before, re.IGNORECASE
    )
    return bool(beside if is_subject else _OWNS_INTERVIEW.match(behind) or _GIVEN_TO.search(before))


def _is_asked(before: str, behind: str, is_subject: bool | None) -> bool:
    if is_subject is None:
        return bool(_ASKING.search(before[-60:]) or _ANSWERING.match(behind.strip(" ,")[:30]))
    if is_subject and _GIVES.match(behind):
        return True
    return bool((_ANSWERING if is_subject else _ASKING).search(f"{before} {behind}"))
