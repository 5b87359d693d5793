"""English verbs: those of speaking, what must follow them, and those whose object a person is."""

from __future__ import annotations

import re

from archive.people.english.words import INSTITUTION

SPEAKING = frozenset(
    "said say says tell told tells noted notes stressed stresses explained explains admitted admits added adds pointed "
    "points recalled recalls reminded reminds warned warns objected objects announced announces emphasised "
    "emphasized emphasises emphasizes underlined underlines stated states informed informs described describes asked "
    "asks advised advises promised promises invited invites commented comments confirmed confirms concluded concludes "
    "agreed agrees answered answers replied replies suggested suggests argued argues declared declares thanked thanks "
    "praised praises called calls acknowledged acknowledges highlighted highlights reported reports believes summed "
    "insisted insists urged urges remarked remarks claimed claims estimated estimates hopes hoped believed thinks "
    "shared shares mentioned mentions outlined outlines clarified clarifies cautioned cautions spoke speaks presented "
    "presents expressed expresses observed observes remembers remembered responded responds disagreed disagrees "
    "countered counters complained complains proposed proposes recommended recommends demanded demands recounted "
    "recounts testified testifies wrote writes assured assures predicted predicts conceded concedes fears feared "
    "lamented elaborated elaborates reiterated reiterates criticised criticized criticises criticizes welcomed "
    "welcomes congratulated congratulates".split()
)
AUXILIARY = frozenset("is was has had will would also then further went continued".split())
TO_BE = frozenset("is was are were be been being am".split())
# `is sure that`: these speak with a form of `be` before them, where the others are passive.
STATES = frozenset("convinced sure certain confident concerned hopeful adamant".split())
# Verbs that are of speaking with one of their objects alone: `drew attention to`, `gave a presentation on`.
_TALK = (
    "presentation|lecture|talk|speech|interview|overview|insights?|account|update|briefing|address|statement|remarks"
)
_FEELING = "concerns?|support|doubts?|hopes?|criticism|regret|satisfaction|gratitude|opinions?|views?|thanks"
SPEAKING_WITH = {
    verb: re.compile(rf"(?: [\w’'-]+){{0,3}} (?:{objects})\b")
    for verbs, objects in (
        ("drew draws", "attention"),
        ("gave gives delivered delivers", _TALK),
        ("made makes", "statement|remarks|speech"),
        ("voiced voices", _FEELING),
        ("raised raises", "concerns?|questions?|objections?|doubts?"),
    )
    for verb in verbs.split()
}

# A clause, right behind the verb or behind `to` and a person; `asked … how` has a person between without `to`.
_CLAUSE = r"(?: \w+ly)?(?: to (?:the )?[\w’' -]{1,40}?)? (?:that|whether|if|how|why|what|where|when)\b"
# A clause without `that`: a finite verb follows, and nothing that would make it part of an object.
_BARE = (
    r"(?: (?!who\b|whom\b|which\b|that\b|and\b)[\w’'-]+){1,9}? "
    r"(?:is|are|was|were|will|would|should|must|can|could|has|have|had|may|might|needs?)\b"
)
_NO_INFINITIVE = "the an? his her their its this that these those our my him them us dinner lunch supper tea court town"
_INFINITIVE = rf" (?:not )?to (?!(?:{_NO_INFINITIVE.replace(' ', '|')})\b)[a-z]+"
_OBJECT = r"(?: (?!who\b|whom\b|which\b|and\b|to\b)[\w’'-]+){0,8}?"
_END = r"(?=[.;!?”\"]|, |$)"
_TOLD = (
    r"(?: (?!and\b)[\w’',-]+){0,6}? (?i:experiences?|stor(?:y|ies)|views?|opinions?|knowledge|thoughts|information"
    r"|findings|insights?|advice|examples?|practices?|data|results?|reports?|stud(?:y|ies)|survey|research|statistics"
    r"|figures|plans?|strategy|overview|guidelines|programmes?|projects?|proposals?|work|recommendations|lessons"
    r"|concerns?|perspectives?|activities|achievements|analysis|campaigns?|(?:hand)?books?|guides?|films?|models?|tools?"
    r"|approach(?:es)?|concept|draft|bill|cases?|topics?|papers?|trends|situation|services?|initiatives?|ideas?"
    r"|conclusions|methods?|updates?|networks?|platforms?|priorities|tasks|goals|aims|objectives|challenges)\b"
)
_THINKS = rf"{_CLAUSE}|{_BARE}"
# What must follow these verbs, for they have other meanings: `called the police`, `shared a flat`. A quotation does
# too.
_NEEDS = {
    "believes believed thinks hoped fears feared concluded concludes added adds": _THINKS,
    "hopes claims claimed": rf"{_THINKS}|{_INFINITIVE}",
    "agreed agrees": rf"{_THINKS}| with\b|{_END}",
    "answered answers": rf"{_CLAUSE}|(?: [\w’'-]+){{0,3}} questions?\b|{_END}",
    "asked asks": rf"{_OBJECT}(?: (?:about|whether|if|how|why|what|where|when)\b|{_INFINITIVE})"
    rf"| (?:[\w’-]+ ){{0,4}}{INSTITUTION.pattern} for\b",  # an institution is asked in public
    "called calls": r" (?:for|on|upon)\b| (?:it|this) | (?:the|this|that|these|those)(?: \w+){1,3} (?:an?|the) ",
    "invited invites": rf"{_OBJECT}{_INFINITIVE}",
    "pointed points": r" (?:out|to)\b",
    "presented presents shared shares": rf"{_CLAUSE}|{_TOLD}",
    "promised promises": rf"(?: (?:her|him|them|us))?(?: that\b|{_INFINITIVE})|{_BARE}",
    "replied replies responded responds": rf"{_CLAUSE}|{_END}| to (?:\w+ )?(?:questions?|criticism|concerns)\b",
    "reported reports": rf"{_THINKS}| (?:on|about)\b",
    "spoke speaks": (
        r" (?:about|of|on|to|with|at|in|during|against|for|before|after|first|last|next|and|\w+ly)\b|[.,:;]"
    ),
    "welcomed welcomes": (
        r"(?: [\w’'-]+){0,4} (?:decisions?|initiatives?|law|amendments?|proposals?|plans?|move|steps?|progress|news"
        r"|fact|agreement|ruling|verdict|judgment|cooperation|support|changes?|adoption|ratification|reports?"
        r"|conclusions|priorities|recommendations?|opportunity|efforts?|ideas?|reforms?|interest)\b"
    ),
    "wrote writes": rf"{_CLAUSE}| (?:about|on)\b",
}
NEEDS = {verb: re.compile(follows) for verbs, follows in _NEEDS.items() for verb in verbs.split()}
# What went before can be what these say: `…, believes N`, `…, N promised.`
SAYS_WHAT_WENT_BEFORE = frozenset(NEEDS) - frozenset("called calls invited invites presented presents shared".split())

# Verbs of speaking whose object is a person: `thanked N and said`. Right behind a quotation N is their subject.
TO_PERSONS = frozenset(
    "told tell tells asked asks thanked thanks praised praises invited invites called calls informed informs reminded "
    "reminds assured assures described describes presented presents welcomed welcomes criticised criticized "
    "congratulated congratulates urged urges mentioned mentions answered answers".split()
)
_IRREGULAR = (
    "met saw gave took brought sent found made left caught knew heard led beat shot won sold bought paid taught held "
    "kept let fed hid sued lost chose meets sees gives takes brings sends finds makes catches knows hears leads sells "
    "buys teaches accuses arrests questions congratulates introduces joins receives greets honours meet see give "
    "send find catch thank invite greet congratulate arrest accuse introduce join"
).split()
_FINITE = frozenset(_IRREGULAR)
# Prepositions, and participles that stand as such.
PREPOSITIONS = frozenset(
    "of by to with from for about against between among at in on into upon towards behind near under over regarding "
    "concerning including without alongside via around beside besides named called representing defending like "
    "unlike despite".split()
)
_KNOWN = {"as": ("such", "known", "described"), "after": ("named", "called")}  # `a man known as N`
_GERUNDS_FOLLOW = frozenset("after before by while when without for on of".split())
DETERMINERS = frozenset("the a an his her their its this that these our my your each every".split())


def governs(word: str, before: str) -> bool:
    """Whether a word right before a name is a verb with the name for its object; `before` stands before the word.

    What ends in -ed is an adjective behind an article, a preposition or `said`: `the accused N`.
    """
    if word in _KNOWN:
        return before in _KNOWN[word]
    if word in _FINITE or word in TO_PERSONS:
        return before not in DETERMINERS
    if word.endswith("ing"):
        return before in _GERUNDS_FOLLOW or not before
    return (
        word.endswith("ed")
        and word not in SPEAKING
        and bool(before)
        and before not in DETERMINERS
        and before not in PREPOSITIONS
        and before not in SPEAKING
    )
