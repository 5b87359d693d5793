"""The words by which a sentence tells of an event: what it is called, that it takes place, and what is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.latvian.dates.reading import Span

_NOUNS_LV = (
    r"konferenc|seminār|vebinār|sanāksm|sapulc|sēd(?:e|es|ē|i|ēs|ēm)\b|sesij|plenārsēd|apmācīb|mācīb(?:as|ām|ās|u)\b"
    r"|mācību (?:dien|vizīt|brauc)|kurs(?:i|us|os|iem)\b|nodarbīb|lekcij|diskusij|debat(?:es|ēs|ēm|u)\b|forum|kongres"
    r"|simpozij|saiet|apaļ\w+ gald|prezentācij|izstād|izrād(?:e|es|ē|i)\b|koncert|festivāl|seans|akcij(?:a|as|ā|u)\b"
    r"|gājien|pārgājien|piket|protest|mītiņ|pasākum|ceremonij|svētk|atklāšan|atvēršan|pirmizrād|vizīt|tikšan[āo]s"
    r"|apspriede|apspried[iē]\b|sarun(?:as|u)\b|memorand|spēl(?:e|es|ē|i)\b|darbnīc|hakaton|meistarklas|treniņ|simulācij"
    r"|(?:atvērto durvju|informācijas|informatīv\w+|piemiņas|tematisk\w+|karjeras) dien|brīfing|kampaņ|turnīr|sacensīb"
    r"|uzvedum|uzklausīšan|vasaras skol|nometn|pieredzes apmaiņ|samit|ekspozīcij|viktorīn|kinovakar|lasījum|parakstīšan"
    r"|apbalvošan|pasniegšan|fināl"
)
_NOUNS_EN = (
    r"conference|seminar|webinar|workshop|(?:plenary|annual|kick-off|side|video|regional|expert|working)? ?meeting"
    r"|session|(?:public )?hearing|training|course|lecture|discussion|round[- ]?table|debate|forum|congress|symposium"
    r"|exhibition|performance|screening|premiere|concert|festival|march\b(?! \d)|walk|vigil|protest|rally|flash mob"
    r"|ceremony|opening(?! hours)|memorandum|launch|(?:working|study|official|state)? ?visit|press conference|briefing|summer school"
    r"|(?:open|information|training|study) day|campaign|tournament|commemoration|celebration|gala|fair|talks|summit"
    r"|signing|quiz|hackathon|hike|run|camp|contest final|event"
)
NOUNS = re.compile(rf"\b(?:{_NOUNS_LV}|(?:{_NOUNS_EN})(?:s|es)?\b)", re.I)
"""What events are called, in any case."""

_OPENS = re.compile(rf"(?:(?:The|This) )?(?:{NOUNS.pattern})", re.I)

_HELD_LV = (
    r"notik[as]|notikus[ei]|notiek|notiks|norisin(?:ās|ājās|āsies|ājusies|ājušās)|norit(?:ēja|ēs)?|noris(?:a|ēja|ēs)?"
    r"|risināsies|tikās|tiksies|tiekas|tikušies|tikusies|tikāmies|viesoj(?:ās|as|usies)|viesosies|vizītē|sanā(?:ca|ks|k)"
    r"|(?:sa)?pulc(?:ē|ējas|ējās|ēsies|ēja|ēs|ējusies|ējušies)|aizvadī(?:ja|s|jām|sim|t[aiso]|tas|jis|jusi)"
    r"|novadī(?:ja|s|t[aiso]|tas)|rīko(?:ja|s|jis|jusi|t[sai]|tas)?|organizē(?:ja|s|jis|jusi|t[sai]|tas)?"
    r"|pirmizrād\w+|uzstā(?:jās|sies)|iepazīstinā(?:ja|s) (?!ar\b)|sprie(?:da|ž)|spriedīs|diskutē(?:ja|s)?"
)
_TOLD_LV = (
    r"atklā(?:ja|s|j|jot)|atklāt[asi]|aicin(?:a|ām|āti|āts|ās|āja)|aicinājām|ielūdz(?:a|am)?|ilg(?:s|a|st)"
    r"|piedal(?:ījās|īsies|ās|ījušies|ījusies)|parakst(?:īja|īs|īts|īta|īti)|apmeklē(?:ja|s|jis|jusi)"
    r"|iepazīstinā(?:ja|s)|sāk(?:sies|ās|as)|apsprie(?:da|ž|dīs|sts|sta|sti|stas)|uzklausī(?:ja|s|t[sai]|tas)"
    r"|ierad(?:ās|īsies|ušies|usies)|uztur(?:as|ējās|ēsies)|dodas|devās|dosies|(?:ap)?skatām[sai]"
    r"|prezentē(?:ja|s|t[sai]|tas)?|rādīs|izrādī(?:ja|s)|noslēdz(?:ās|as)|noslēgsies|apbalvo(?:ja|s|t[sai]|tas)?"
    r"|pasnie(?:dza|gs|gt[sai]|gtas)|godinā(?:ja|s|t[sai])|dot[sa] starts|mācī(?:jās|sies)|mācās|piestā(?:ja|s)|gaid(?:a|ām)"
    r"|paredzēt[sai]|paredz|plānot[sai]|plāno|beidz(?:ās|as)|beigsies|gatavojas|iepaz(?:inās|īsies)|stāst(?:īja|īs|a)"
    r"|dal(?:ījās|īsies|ās)|vad(?:a|ija|īs|īja)|rād(?:a|īja)|uzņem(?:s|a)|uzņēma|svin(?:ēja|ēs)?|turpin(?:ās|ājās|āsies)"
    r"|pārrun(?:āja|ās)|apgu(?:va|ūs|ūst)|prezidē(?:ja|s)?|iesaist(?:ījās|īsies|ās)|atskatījās|atskatīsies|liks|nolika"
)
_HELD_EN = (
    r"(?:took|takes?|taking) place|meets?|met|gather(?:ed|s|ing)?|host(?:ed|s|ing)?|conven(?:ed?|es|ing)|assembl(?:ed|es)"
    r"|join us|come to|organi[sz](?:ed?|es|ing)"
    r"|(?:was|were|is|are|be|being|been) (?:held|lit|trained|organi[sz]ed|hosted|staged|screened)(?! (?:in custody|captive))"
    r"|(?:will|to) (?:meet|visit|host|take place|gather|convene|hold)"
)
_TOLD_EN = (
    r"open(?:ed|s|ing)|launch(?:ed|es)?|conclud(?:ed|es)|attend(?:ed|s|ing)?|invit(?:es?|ed)|hold(?:s|ing)?|held|gave|give"
    r"|visit(?:ed|s|ing)?|sign(?:ed|s)?|participat(?:ed|es|ing)|(?:took|takes?|taking) part"
    r"|(?:was|were|is|are|be|being|been) (?:opened|launched|presented|invited|shown|given|discussed|honou?red|awarded|signed)"
    r"|(?:will|to) (?:open|take|begin|start|stand|mark|be|present|discuss|speak|answer|run)|arriv(?:ed|es)"
    r"|begins?|began|start(?:ed|s)|runs|ran|debat(?:ed|es)|discuss(?:ed|es)|present(?:ed|s)"
    r"|planned|scheduled|due|br(?:ings|ought) together|features|welcom(?:ed|es)|address(?:ed|es)|chair(?:ed|s)|trained"
    r"|learn(?:ed|t|s)?|shar(?:ed|es)|celebrat(?:ed|es)|join(?:ed|s)?|spoke|(?:will|to) (?:feature|bring|learn|share|join)"
)
HELD = re.compile(rf"\b(?:{_HELD_LV}|{_HELD_EN})\b", re.I)
"""What is said of events and of hardly anything else: that they take place, or that people meet."""
VERBS = re.compile(rf"\b(?:{_HELD_LV}|{_TOLD_LV}|{_HELD_EN}|{_TOLD_EN})\b", re.I)
"""The same, and what is said of events among others."""

_OTHER_MATTERS = re.compile(
    r"\b(?:spriedum\w*|notiesā\w*|par vainīg\w+|aiztur[eē]\w*|pieteikties|kriminālvajāšan\w*|kriminālproces\w*|attaisno\w*"
    r"|piespried\w*|cietumsod\w*|apcietin\w*|atbrīvo(?:ja|jusi|ti|tas)|kratīšan\w*|stā(?:jas|jās|sies) spēkā|publicē\w*"
    r"|publisko\w*|izdev(?:a|usi)|izdots|pieņēm(?:a|usi|is)|apstiprinā\w+|ratificē\w*|iecelt[sa]|izsludin\w+|intervijā"
    r"|intervēj\w+|aptauj\w+|apsūdzēt\w+|krimināllie\w+|tiesas sēd\w+|nobalso\w*|balsojum\w*|rīcības dien\w+"
    r"|judgment|sentenced|convicted|found guilty|detained|arrest(?:ed|s)?|remanded|charged|searches|enters? into force"
    r"|entered into force|published|publishes|released?|appointed|resolution|interviews?|questionnaire|vot(?:ed?|es)|bill|into law|action days?|transpos\w+"
    r"|call for (?:proposals|applications)|vacancy)\b"
    r"|\b(?:adopted|approved) (?:the|a|its|new|amend)",
    re.I,
)
"""What a dated sentence tells that is no event: courts, police, laws, publications, appointments."""
_SUBORDINATE = re.compile(r",\s(?:kas|kur[aāuiošm]*|ko|lai|kad|which|who|that|whose|where|when)\b")
_CLOSED_CLAUSE = re.compile(rf"{_SUBORDINATE.pattern}[^,]*,")
MOVED = re.compile(r"\b(?:pārcel\w+|atlikt\w*) (?:uz|līdz)\b|\b(?:postponed|moved|rescheduled) (?:to|until|for)\b", re.I)
"""An event got another day, which is the last that its sentence names."""
_DEADLINE = re.compile(
    r"(?:\b(?:līdz|ne vēlāk kā|kopš|pirms|pēc|by|until|till|before|after|since|no later than|as of|effective|dated)"
    r"|closing date (?:is|for \w+ is)|deadline (?:is|for \w+ is))(?: (?:pat|the|plkst\.? ?[\d.:]+|[\d:.]+ ?[ap]\.?m\.? on))?\s*$",
    re.I,
)
_FROM_THEN_ON = re.compile(r"\b(?:no|sākot no|from|starting)\s*(?:š[āī] gada\s*)?$", re.I)
_SHOWN = re.compile(r"\b(?:(?:ap)?skatām[sai]|izstād\w+|ekspozīcij\w+|exhibition|on display|on show)\b", re.I)
_LASTS = re.compile(
    r"\b(?:ilg(?:s|st|a)|turpin(?:ās|āsies)|noris(?:ināsies|inās|ēs|a)|notiks|skatāma?|runs?|lasts?|continues?|open)"
    r"(?: \w+)? (?:līdz|until|till|to)\s*$",
    re.I,
)
_MARKED = re.compile(r"\b(?:atzīmē\w*|svin\w*|mark(?:s|ed)|observ(?:es|ed))\b", re.I)
_NAMED_DAY = re.compile(r"\b(?:Day|dien[aiuā])\b")
_DAYS = {"divu": 2, "trīs": 3, "četru": 4, "piecu": 5, "two": 2, "three": 3, "four": 4, "five": 5}
_DURATION = re.compile(r"\b(divu|trīs|četru|piecu) dienu\b|\b(two|three|four|five)-day\b", re.I)
_ENDS = re.compile(r"\b(?:noslē(?:dz\w+|gs\w+)|beidz\w+|conclud\w+|end(?:ed|s)|closed)\b", re.I)
_AHEAD = re.compile(
    r"\b(?:\w+sies|tiks|būs|notiks|varēs|rādīs|runās|spriedīs|diskutēs|stāstīs|prezentēs|atklās|rīkos|organizēs|uzklausīs"
    r"|apspriedīs|parakstīs|dos|apmeklēs|dalīsimies|pulcēs|aicin(?:a|ām|āt[si])|gaid(?:a|ām|īti)|ielūdz(?:am)?"
    r"|plānot[sai]|paredzēt[sai]|rīko|organizē|gaidām[sai]|will|invites?|planned|due|to be|are to|is to|join|come)\b",
    re.I,
)


def opens_with_noun(sentence: str) -> bool:
    """Whether a sentence begins with what an event is called: it tells more of what the one before told of."""
    return _OPENS.match(sentence) is not None


def is_no_day_of_it(text: str, span: Span) -> bool:
    """Whether a day in a text is a time limit, or one from or after which something holds: no day of an event."""
    before = text[max(0, span.start - 40) : span.start]
    if MOVED.search(text):
        return False
    if _DEADLINE.search(before):
        return True
    return span.starts_on == span.ends_on and bool(_FROM_THEN_ON.search(before)) and not _SHOWN.search(text)


def is_last_day(text: str, start: int) -> bool:
    """Whether the day at `start` is the one until which what the text tells of goes on."""
    return _LASTS.search(text[max(0, start - 40) : start]) is not None


def tells_of_another_matter(sentence: str) -> bool:
    """Whether a sentence tells of what is no event."""
    return _OTHER_MATTERS.search(sentence) is not None


def without_clauses(sentence: str, span: Span) -> str:
    """What a sentence says of a day, without subordinate clauses in which that does not stand."""
    told = _SUBORDINATE.search(sentence, span.end)
    before = _CLOSED_CLAUSE.sub(" ", sentence[: span.start])
    return f"{before}{sentence[span.start : told.start() if told else None]}"


def marks_a_day(title: str, sentence: str) -> bool:
    """Whether a sentence says that a day is marked which the title names: `Europe marks Anti-Trafficking Day`."""
    return _MARKED.search(sentence) is not None and _NAMED_DAY.search(title) is not None


def days_of(sentences: Iterable[str]) -> int:
    """For how many days an event goes on, as the sentences about it say: `divu dienu mācības`; 1 if they do not."""
    found = next((match for match in map(_DURATION.search, sentences) if match), None)
    return _DAYS[(found[1] or found[2]).lower()] if found else 1


def is_end(sentence: str) -> bool:
    """Whether what a sentence tells is the end of an event."""
    return _ENDS.search(sentence) is not None


def is_ahead(sentence: str) -> bool:
    """Whether a sentence tells of what is to come."""
    return _AHEAD.search(sentence) is not None
