"""English verbs that become verbs of speaking through an object: `drew attention to`, `addressed the audience`."""

from __future__ import annotations

import re
from collections import defaultdict

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.predicates.stances import STANCES
from archive.people.english.verbs import SPEAKING, plural
from archive.people.english.words import INSTITUTION

# `that` without a verb behind it: with one, it would be a pronoun, as in `a statement that was false`.
NOT_RELATIVE = r" that (?!(?:is|was|are|were|has|had|have|will|would|can|could|might|may|must)\b)"
_WORDS = r"(?: (?!and\b)[\w’'-]+){0,3}"
# `gave her the address`: with a person before it, the object is not a talk.
_NOT_TO_SOMEBODY = r"(?! (?:me|you|her|him|it|us|them) (?:the|an?|my|your|his|her|its|our|their)\b)"
# A talk must have a topic, and a date or a day is none: `gave a lecture on Monday`. What is stressed is one.
_ABOUT = (
    r"(?=(?: (?:to|at|in|for|with|during)(?: [\w’'-]+){1,6}?)?"
    r"(?:(?: about| into| in which| on (?!\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|,? (?:emphasi[sz]|highlight|outlin|stress|underlin|underscor)ing)\b|:)"
    rf"|{NOT_RELATIVE}| (?:(?:entitled|titled|called) )?[“„«\"])"
)
_TALK = (
    rf"{_NOT_TO_SOMEBODY}{_WORDS} "
    r"(?:(?:presentation|lecture|talk|keynote|speech|interview|address|statement|briefing|remarks)"
    rf"{_ABOUT}|(?:overview|insights?|account|update)(?:(?= of\b)|{_ABOUT}))"
)
# `delivered the keynote speech`: for such talks, the topic is known.
_GREETING = (
    rf"{_WORDS} (?:(?:keynote|opening|welcom(?:e|ing)|closing|farewell) (?:speech(?:es)?|address(?:es)?|remarks|words)"
    r"|keynotes?|greetings)\b"
)
# Audiences: gatherings, and people in the plural; envelopes and problems are addressed too.
_HEARERS = (
    r"(?:audience|assembly|attendees|class|colleagues|committee|conference|congress|crowd|delegates|delegation"
    r"|employees|event|forum|gathering|graduates|guests|jury|listeners|meeting|members|ministers|nation|officers"
    r"|parents|parliament|participants|people|plenary|press|pupils|rally|reporters|seminar|session|staff|students"
    r"|summit|symposium|those present|trainees|viewers|visitors|workshop|youngsters"
    r"|[a-z]+(?:ists|ians|workers|teachers|makers|leaders|drivers|judges|prosecutors)"
    rf"|{INSTITUTION.pattern})\b"
)
_THE = r"(?:the|an?|his|her|their|all|those|about \d+|more than \d+|over \d+|\d+) "
_WHERE = "(?:in|at|on|about|during|of|from|with|before|after|and|via|yesterday|today)"
_NOT_THEMSELVES = r"(?! (?:him|her|them|my|our)sel)"
# People who are told something; gatherings are introduced by those who lead them.
_LEARNERS = (
    r"(?:audience|attendees|class|delegates|delegation|employees|graduates|guests|journalists|listeners|members"
    r"|participants|pupils|reporters|specialists|staff|students|teachers|those present|trainees|visitors|youth)\b"
)
# Present forms of wanting to say something, which say it: `wants to remind us that`, `would like to thank`.
_TO_SAY = (
    "(?:add|congratulate|draw attention|emphasi[sz]e|highlight|make (?:it |one thing )?clear|mention|note"
    "|point out|remind"
    "|reiterate|stress|thank|underline|underscore|urge)"
)
# `concluded by thanking everyone`; not `responded by leaving`, nor by calling the police or sharing a photo.
_MEAN_MORE = frozenset(
    "added answered asked called invited pointed presented promised reported shared talked welcomed".split()
)
_SAYING = sorted(f"{word[:-2]}ing" for word in SPEAKING - _MEAN_MORE if word.endswith("ed"))
BY_SAYING = rf" by (?:\w+ly )?(?:{'|'.join(_SAYING)}|saying|telling|quoting|wishing|calling for|pointing out)\b"
_FEELING = (
    "anger|concerns?|confidence|criticism|disappointment|doubts?"
    "|fears?|gratitude|hopes?|indignation|objections?|opinions?"
    "|readiness|regret|reservations|satisfaction|support|surprise|thanks|views?|willingness"
)
TALKS = "address|keynote|lecture|presentation|remarks|speech|talk"  # what is spoken
_OWN_TALK = rf" (?:his|her) (?:[\w-]+ ){{0,2}}?(?:{TALKS}|statement|testimony)"
# `opened her lecture with a photograph`, `by thanking everyone`; not `with a bow`, `with applause`, `by Friday`
_BY_OR_WITH = (
    r" (?:by \w+ing|with (?:an?|the|his|her|some|two|three|these) (?!(?:\w+ )?(?:applause|bow|cough|drink|glass|kiss"
    r"|nod|ovation|round|sigh|sip|smile|song|tears?|wave)\b)\w+)\b"
)
# `began with the numbers: …`, `ended with a plea to employers to check papers`; not `with a call to the police`
_WITH_WORDS = (
    r" with (?:an?|the|his|her|some|two|three|these)(?: (?!and\b)[\w’'-]+){0,3}? (?:"
    r"(?:apolog(?:y|ies)|comparison|confession|data|definitions?"
    r"|examples?|facts?|figures?|jokes?|numbers?|observations?"
    r"|proverb|quotations?|quotes?|questions?|reminders?|remarks?|statistics|stor(?:y|ies)|thoughts?|warnings?|words?)"
    r"(?=:| [“„«\"])"
    r"|(?:appeal|call|plea) (?:not to|to (?:(?:all|the) )?(?!(?:ambulance|bank|court|judge|police)\b)[a-z]+ (?:not )?to"
    r"|for (?:better|fewer|less|more|new|stricter))\b"
    r"|(?:promise|reminder) (?:about|not to|that|to)\b|warning (?:about|against|not to|that)\b"
    r"|words? of (?:caution|praise|thanks|warning) (?:about|against|for|that|to)\b)"
)
# `a lecture on debts`; not `a talk by the writer`, `some talk of cuts`
_WITH_TALK = (
    rf",? with (?:an?|some|a few|his|her) (?:[\w-]+ ){{0,2}}?(?:{TALKS}|words)\b"
    r"(?! (?:shows?|from|of|that|which|whose)\b)(?![^.;:]{0,100} by\b)"
)
_WORDS_OF_OBJECT = r"(?: (?!and\b)[\w’'-]+)"
# Events that are opened with a talk: `opened the conference with a lecture on debts`, `was opened by N with a speech`
_GATHERING = (
    r"(?i:assembly|ceremony|concert|conference|congress|convention|course|debate|discussion|event|exhibition|fair"
    r"|festival|forum|gathering|hearing|meeting|panel|plenary|programme|rally|reception|season|seminar|session|summit"
    r"|symposium|training|workshop)s?\b"
)
_OPENED = rf"(?: by{_WORDS_OF_OBJECT}{{1,5}}|{_WORDS_OF_OBJECT}{{0,4}} {_GATHERING}{_WORDS_OF_OBJECT}{{0,5}})"
_PHRASES = (
    ("drew draws", rf"{_WORDS} attention(?: of [\w’' -]{{1,40}}?)? to{_NOT_THEMSELVES}"),
    ("gave gives delivered delivers", rf"{_TALK}|{_GREETING}"),
    (
        "made makes",
        rf"{_TALK}| (?:it )?(?:\w+ )?(?:clear|plain|known)\b(?: to [\w’ -]{{2,40}}?)?(?: that\b|:)| no secret of\b",
    ),
    (
        "addressed addresses",
        rf" (?:{_THE}(?:[\w-]+ ){{0,2}}?{_HEARERS}|(?:attendees|delegates|guests|participants|visitors)\b)"
        rf"(?= {_WHERE}\b|[.,:;!]|$)",
    ),
    (
        "introduced introduces acquainted acquaints familiarised familiarises",
        rf" (?:the|all) (?:[\w-]+ )?{_LEARNERS} (?:to|with) "
        rf"(?:the|its|various|different|some) (?!(?:[\w-]+ ){{0,2}}{OFFICE.pattern})",
    ),
    ("let lets", r" (?:it (?:be known|slip)|(?:[\w’-]+ ){1,4}know) that\b"),
    ("did does", rf" not (?:hide|conceal|deny|doubt|exclude|rule out|agree){NOT_RELATIVE}"),
    ("does", rf" not (?:hide|conceal|deny|doubt|exclude|rule out|agree|believe|think|consider){NOT_RELATIVE}"),
    (
        "began begins started starts ended ends opened opens closed closes concluded concludes finished finishes",
        rf"{_WORDS}{BY_SAYING}|{_WITH_WORDS}|{_OWN_TALK}(?: (?:at|on|to) [\w’' -]{{2,40}}?)?{_BY_OR_WITH}",
    ),
    (
        "began begins closed closes concluded concludes ended ends opened opens",
        rf"{_OPENED}{_WITH_TALK}",
    ),
    ("addressed addresses greeted greets welcomed welcomes", rf"{_WORDS_OF_OBJECT}{{1,6}}{_WITH_TALK}"),
    ("devoted devotes dedicated dedicates", rf"{_OWN_TALK} to\b"),
    ("could can", r" only (?:add|confirm|guess|repeat|say) that\b"),
    ("wants wishes", rf" to (?:also |once again )?{_TO_SAY}\b{_NOT_THEMSELVES}"),
    ("wished", r" to know (?:whether|if|why|how|what|when|where|who)\b"),
    ("would", rf" (?:also |just |only )?like to (?:also |once again )?{_TO_SAY}\b{_NOT_THEMSELVES}"),
    (
        "put puts",
        r" it(?: (?:(?:very|rather|more|quite) )?\w+ly| differently| (?:this|that) way| like this| thus"
        r"| in (?:his|her) own words| to [\w’ ]{2,30})?(?= ?[.,:;“„\"]|$)",
    ),
    (
        "provided provides offered offers",
        rf"{_NOT_TO_SOMEBODY}{_WORDS} (?:(?:information|insights?|explanations?|update) (?:about|into|regarding)"
        r"|overview (?:about|of|on)|(?:thoughts|views|reflections|comments|insights) on)\b(?! how\b)",
    ),
    ("voiced voices", rf"{_WORDS} (?:{_FEELING})\b"),
    ("raised raises", rf"{_WORDS} (?:concerns?|questions?|objections?|doubts?)\b"),
)
# What must follow each verb: one of several kinds of objects.
_FOLLOWS: dict[str, list[str]] = defaultdict(list)
for _verbs, _follows in (*_PHRASES, *STANCES):
    for _verb in _verbs.split():
        _FOLLOWS[_verb].append(_follows)
SPEAKING_WITH = {verb: re.compile("|".join(follows)) for verb, follows in _FOLLOWS.items()}
# Infinitives of what people go on to say; if they go on to inform, present or report, this may be their job.
_GONE_ON_TO = frozenset(
    "add admit allege announce argue assert assure call caution claim clarify complain conclude condemn confess "
    "criticise criticize declare demand denounce deny draw elaborate emphasise emphasize explain highlight insist "
    "lament maintain mention note outline point praise predict protest recall recommend recount reiterate remark "
    "remind show specify speculate stress suggest talk thank underline underscore urge warn".split()
)
# The same if `how` or `that` follows.
GONE_ON_TO_HOW = frozenset("describe present reveal state".split())
# Their present forms: `shows` for `went on to show how …`.
INFINITIVES = {
    plural(word): word
    for word in sorted(SPEAKING | SPEAKING_WITH.keys())
    if plural(word) in _GONE_ON_TO | GONE_ON_TO_HOW
}
