"""Recognises happenings that are not events: repairs, raids, accidents, trials, broadcasts, registration.

They take place like events, and are described with the same verbs. So the subject of the verb decides: in Latvian a
noun in the nominative, in English a noun before its verb. An event that is named earlier in the sentence takes
precedence, because the rest is then about that event: `Seminārs notiks 14. maijā, pieteikšanās sākas rīt`.
"""

from __future__ import annotations

import re
from itertools import islice

from archive.extract.events.tells import Tells, told_by

_HAPPENS_LV = re.compile(
    r"\b(?:"
    # offices and machines
    r"(?:atjaunin|apkalpo|labo|remontē|pārcel|pārvāk|pārvieto|izsnieg|izmaks|izskat|iztiesā|atslēg|pārbūv|testē"
    r"|inventarizē)\w{0,4}šan(?:a|ās)"
    r"|(?:dokument|pieteikum|piedāvājum|klient|apmeklētāj)u (?:iesniegšana|pieņemšana|atvēršana)|aplokšņu atvēršana"
    r"|(?:piedāvājumu |pieteikumu )?atvēršanas (?:sanāksme|sēde)"
    r"|apkope|profilakse|remont(?:s|i|darbi)|iestāj(?:pārbaudījum|eksāmen)(?:s|i)"
    # police, crimes, accidents, trials
    r"|reid(?:s|i)|operācija|avārija|negadījum(?:s|i)|sadursme|slepkavība|laupīšana|zādzība|uzbrukum(?:s|i)"
    r"|ugunsgrēk(?:s|i)|sprādzien(?:s|i)|apšaude|kautiņ(?:š|i)|incident(?:s|i)|tiesas process|(?:tiesa|prāva) pret"
    # registration
    r"|(?P<registration>pieteikšanās|reģistrācija|reģistrēšanās|uzņemšana|biļešu (?:tirdzniecība|pārdošana)))\b",
    re.I,
)
_STARTS_LV = re.compile(
    r"\b(?:sāk(?:as|ās|sies)|ilg(?:s|st)|atvērta|atsāk\w+|noti(?:ek|ks)|noris\w*|turpin\w+)\b", re.I
)
_HAPPENS_EN = re.compile(
    r"\b(?:maintenance|upgrades?|repairs?|repair works?|relocation|entrance (?:exams?|examinations?|tests?)"
    r"|opening of (?:the )?(?:bids|tenders|offers|proposals|applications|envelopes)|(?:bid|tender) opening"
    r"|raids?|(?<!co-)operations?|helplines?|hotlines?|(?<!moot )court (?:hearings?|sessions?)|accidents?|crash"
    r"|collision|murder|robbery|theft|burglary|attacks?|assault|stabbing|shooting|explosion|brawl|(?<!mock )trial"
    r"|(?P<registration>registration|enrolment|enrollment|sign-up|ticket sales?|sale of tickets|applications?))\b"
    r"(?P<more>(?: [\w'’-]+){0,8}?) (?:took place|takes? place|begins?|began|starts?|started|opens?|opened|runs?"
    r"|happened|occurred|will (?:take place|begin|start|open|run|be (?:held|opened|carried out))"
    r"|(?:was|were|is|are) (?:held|opened|carried out|conducted|reported))\b",
    re.I,
)
_NOT_SAID_OF = re.compile(
    r"\b(?:of|on|about|for|against|after|before|during|despite|following|in|at|to|from|with|by|into|and)"
    r"(?: (?:the|an?|this|its|our|all|new))?(?: [a-z-]+)? $"
)
"""Words before a noun that is the topic or the time of an event: `a seminar on police raids took place`."""
_GOES_ON = re.compile(r" (?:of|in|at|on|for|against|with|to|from|by|and|that|which|who|near|outside|across)\b")
"""Words that may stand between such a noun and its verb."""
_FETCHED = re.compile(
    r"\b(?:var|varēs|can|may)(?: \w+){0,4}? (?:saņemt|izņemt|iesniegt|nodot|collect|pick up|submit|hand in)\b"
    r"|\b(?:saņemt|izņemt|iesniegt|nodot)(?: \w+){0,3} (?:var|varēs)\b",
    re.I,
)
_BROADCAST = re.compile(
    r"\b(?:(?:tele|radio)?raidījum(?:ā|os)|(?:televīzij|radio|tv)\w*(?: \d+\.)? (?:kanālā|programmā|ēterā)"
    r"|ēterā|podkāst\w*|podcasts?|(?:ltv|tv|latvijas radio) ?\d+"
    r"|on (?:the |national |public |local |live )?(?:tv|television|radio)|on air"
    r"|(?:morning|evening|breakfast|talk|chat|news|tv|radio) (?:show|programme|program))\b",
    re.I,
)
_TOOK_PART = re.compile(
    r",\s(?:kas|kur[išasu]+)\b[^,]{0,80}\b(?:piedalījās|apmeklēja)\b[^,]{0,80}"
    r"|\b(?:those|participants|everyone|everybody|anyone|all|people|teachers|students)"
    r" (?:who|that) (?:have )?(?:attended|visited|took part|participated|were present)\b[^,]{0,80}",
    re.I,
)
_MAY_TAKE_PART = ("piedalījās", "apmeklēja", "attended", "visited", "took part", "participated", "present")
"""Every match of the pattern contains one of these, so that most sentences can be ruled out quickly."""
_WANTED_OF_THEM = re.compile(
    r"\b(?:aizpild\w+|saņem\w*|iesnieg\w*|nosūt\w+|atsūt\w+|izņem\w*|novērtē\w*"
    r"|receive|collect|fill|complete|asked|send|sent|reminded|requested)\b",
    re.I,
)
_ASIDE = re.compile(r"\([^()]{0,200}\)|“[^”]{0,200}”|\"[^\"]{0,200}\"|„[^“”]{0,200}[“”]|«[^»]{0,200}»")
_MOST = 5  # of such words in one sentence; more are a list
_TOPIC = re.compile(r"\bpar\b[^,]*")
_FOR_IT = re.compile(r"\w+(?:am|[aeiī]m|[aei]i)")  # the dative after `reģistrācija`: `reģistrācija konferencei`
_NEXT_WORD = re.compile(r"[^ ]* [^ ]+(?: \d+)?")  # with a number, so that `March 15` is not a march


def is_no_event(sentence: str, start: int, said: str) -> bool:
    """Whether the day at `start` of a sentence is not that of an event; `said` is what the sentence says about it."""
    return _only_took_part(sentence, start) or (bool(told_by(said) & Tells.MATTER) and _happens(said))


def _happens(said: str) -> bool:
    """Whether a text says that something that is no event takes place, is available or can be seen."""
    plain = _TOPIC.sub(_blanks, _ASIDE.sub(_blanks, said))
    matters = [
        *(match for match in islice(_HAPPENS_LV.finditer(plain), _MOST) if _is_told_of_lv(plain, match)),
        *(match for match in islice(_HAPPENS_EN.finditer(plain), _MOST) if _is_told_of_en(plain, match)),
    ]
    if (fetched := _FETCHED.search(plain)) and not told_by(plain[: fetched.start()]) & Tells.HELD:
        matters.append(fetched)
    if shown := _BROADCAST.search(plain):
        matters.append(shown)
    return not all(_names_event_beside(plain, match) for match in matters)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_told_of_lv(said: str, match: re.Match[str]) -> bool:
    """Whether a match is the subject. Registration is if the text says that it opens or continues, not if required."""
    return not match["registration"] or _STARTS_LV.search(said) is not None


def _is_told_of_en(said: str, match: re.Match[str]) -> bool:
    """Whether a match is the subject, unlike `A seminar on police raids took place`, `A trial lesson will begin`."""
    is_compound = match["more"] and _GOES_ON.match(match["more"]) is None
    return not is_compound and _NOT_SAID_OF.search(said[max(0, match.start() - 60) : match.start()]) is None


def _names_event_beside(said: str, match: re.Match[str]) -> bool:
    """Whether a text names an event before or after a match: `LTV1 tiešraidē notiks debates`.

    An event that people register for counts only if it is the next word (`reģistrācijas seminārs`), or the subject of a
    later clause: `Pieteikšanās sākas rīt, un seminārs notiks 14. maijā`.
    """
    behind = said[match.end() :]
    if told_by(said[: match.start()]) & Tells.NOUN:
        return True
    if not match.groupdict().get("registration"):
        return bool(told_by(behind) & Tells.NOUN)
    next_word = _NEXT_WORD.match(behind)
    if next_word and told_by(next_word[0]) & Tells.NOUN and not _FOR_IT.fullmatch(next_word[0].strip()):
        return True
    return any(told_by(clause) & Tells.NOUN and told_by(clause) & Tells.HELD for clause in behind.split(",")[1:])


def _only_took_part(sentence: str, start: int) -> bool:
    """Whether a day only identifies the people addressed: `Those who attended on 2 May will receive …`."""
    small = sentence.lower()
    for clause in _TOOK_PART.finditer(sentence) if any(part in small for part in _MAY_TAKE_PART) else ():
        if clause.start() <= start < clause.end():
            return _WANTED_OF_THEM.search(sentence[: clause.start()] + " " + sentence[start:]) is not None
    return False
