"""Knows what must follow or precede an English verb for it to be one of speaking."""

from __future__ import annotations

import re

from archive.people.english.predicates.phrases import BY_SAYING, NOT_RELATIVE, SPEAKING_WITH
from archive.people.english.verbs import SPEAKING
from archive.people.english.words import INSTITUTION

# A clause, right behind the verb or behind `to` and a person; in `asked … how`, the person has no `to`.
_CLAUSE = (
    r"(?: \w+ly)?(?: (?:who|which)\b|(?: to (?:the )?[\w’' -]{1,40}?)? (?:that|whether|if|how|why|what|where|when)\b)"
    r"|, [\w’' -]{2,60}, (?:that|whether)\b"
)
# `wrote in the report that it grew`, `claimed in court that`, `revealed on Monday that`; not `wrote in a diary that was
# found`.
_IN_PLACE = (
    rf" (?:in|at|on|during) (?:(?:the|an?|his|her|its|their|this)(?: [\w’'-]+){{1,4}}?"
    rf"|court|parliament|public|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){NOT_RELATIVE}"
)
# A clause without `that`: a finite verb follows, and nothing that makes it part of an object.
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
    r"|concerns?|perspectives?|activities|achievements|analysis"
    r"|campaigns?|(?:hand)?books?|guides?|films?|models?|tools?"
    r"|approach(?:es)?|concept|draft|bill|cases?|topics?|papers?|trends|situation|services?|initiatives?|ideas?"
    r"|conclusions|methods?|updates?|networks?|platforms?|priorities|tasks|goals|aims|objectives|challenges"
    r"|assessments?|evaluations?|forecasts?|amendments)\b"
)
# `sighed that it was late`; not `cried that night`.
_THAT = (
    rf"{NOT_RELATIVE}(?!(?:\w+ )?(?:day|night|evening|morning|afternoon|week(?:end)?|month|year|time|way|summer|winter"
    r"|autumn|spring)(?:[.,;:!]| (?:in|at|and|when|of|for|on|after|before|by|with|until|because)\b|$))"
)
_THINKS = rf"{_CLAUSE}|{_BARE}"
# `is certain to win`, `is concerned about`, `was sad when`: these words do not begin a clause without `that`.
_STATED = rf" that\b|(?! (?:to|of|about|in|with|by|at|for|on|as|because|if|when|where|while|but|or|enough)\b){_BARE}"
_NEWS = r"increase|rise|growth|decrease|decline|drop|fall|lack|shortage|(?:total|number) of|progress|success"
_COUNT = (
    r"\d+(?:[.,]\d+)*|two|three|four|five|six|seven|eight|nine|ten|several|dozens|hundreds|thousands|more|fewer|no|few"
)
# Nobody telephones these, so `called` means an opinion: `called the ruling historic`.
_NO_LISTENER = (
    r"(?!(?:government|department|ambulance|(?:re|de)ception|station|association|organi[sz]ation|institution|delegation"
    r"|residence|conference|meeting|building|university|election|demonstration|session"
    r"|apartment|accommodation|insurance|every|very)s?\b)"
    r"(?:[\w-]{2,}(?:tion|sion|ment|ity|ness|ism|ance|ence|ery)s?"
    r"|(?:ruling|finding|hearing|training|handling|funding)s?"
    r"|trafficking|sentencing|smuggling|grooming|housing|timing"
    r"|decisions?|laws?|bills?|verdicts?|sentences?|judge?ments?|reports?|figures?|numbers?|cases?|plans?"
    r"|steps?|moves?|proposals?|ideas?|works?|projects?|results?|trends?|systems?|crimes?|problems?|delays?|claims?"
    r"|charges|fines?|changes?|practices?|cuts?|drafts?|conditions|attacks?|events?|lack|use|trade)"
)
# Words that make it somebody who is telephoned: `called the housing association`, `called the delivery driver`.
_LISTENER = (
    rf"(?:{INSTITUTION.pattern}|(?:agency|authority|bank|bureau|council|department|desk|firm|garage|home|hotel|house"
    r"|(?:help|hot)?line|number|office|police|room|service|shop"
    r"|squad|staff|store|team|union|\w+(?:er|or|ist|ian|m[ae]n))s?\b)"
)
_OF_THE = "(?:the|this|that|these|those|his|her|its|their) "
_NO_OBJECT = (
    "me|you|him|us|them|and|or|but|to|at|in|on|for|of|off|from|with|by|about|after|before|during|when|while|because"
)
_TIME_OR_RIDE = r"(?:(?:few|couple|second|third|next|same|following|day|week|month|year|taxi|cab|doctor)\b)"
_CALLS = (
    rf" (?:attention to|for|on|upon)\b| (?:it|this) "
    rf"| (?:the|this|that|these|those)(?: (?!(?:{_NO_OBJECT})\b)\w+){{1,3}} (?:an?|the) (?!{_TIME_OR_RIDE})"
    rf"| (?:{_OF_THE})?(?:(?!(?:{_NO_OBJECT})\b)[\w’-]+ ){{0,2}}?{_NO_LISTENER} "
    rf"(?:(?:of|for|with|against) (?:[\w’-]+ ){{1,3}}?)?"
    rf"(?!(?:{_NO_OBJECT}|again|twice|every|each|yesterday|today|tomorrow|(?:an?|the) {_TIME_OR_RIDE})\b"
    rf"|(?:[\w’-]+ )?{_LISTENER})(?:[“„«\"](?:an? )?)?[a-z]"
    rf"| {_OF_THE}(?:(?!(?:{_NO_OBJECT})\b)[\w’-]+ ){{1,3}}(?!constable)[\w-]+(?:ous|ful|able|ible|less|istic){_END}"
    rf"| (?:his|her|its|their) (?:\w+ )?(?:death|departure|work|absence|silence|return|answer) an? "
)
# Objects that are handed over, and people: `presented a certificate`, `presented herself`, `presented the girl to`.
_GIFT = (
    r"(?:certificate|award|prize|medal|diploma|flower|bouquet|gift|present|book|document|passport|paper|ID|visa|ticket"
    r"|card|licen[cs]e|permit|cheque|key|cup|cake|chocolate|watche?"
    r"|painting|credential|letter|sign|symptom|threat|danger"
    r"|risk|challenge|opportunit(?:y|ie)|girl|daughter|son|guest|winner|wife|husband|show|concert|evening"
    r"|ceremon(?:y|ie)|problem|child(?:ren)?|speaker|bill|invoice|receipt|weapon|gun|kni[fv]e)s?"
    r"|flowers|wom[ae]n|m[ae]n|\w+sel(?:f|ves)|with|proof"
)
# `presented the prize for the best film`
_NO_PRIZE = r"(?! (?:[\w’'-]+ ){0,4}?(?:awards?|certificates?|cups?|diplomas?|flowers|gifts?|medals?|prizes?|trophy)\b)"
_PRESENTS = (
    rf"{_CLAUSE}|{_NO_PRIZE}{_TOLD}| (?:on|at|during) (?!\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:[\w’'-]+ ){0,3}(?:hospital|clinic|doctor|police|border))"
    rf"| (?:the|an?|his|her|its|their|our|this|{_COUNT}) (?!(?:[\w’'-]+ ){{0,4}}?(?:{_GIFT})\b)[\w’'-]+"
)
_SHARED = (
    rf"{_CLAUSE}|{_TOLD}|(?: (?!and\b)[\w’'-]+){{0,3}} (?:tips?|memor(?:y|ies)|anecdotes?|impressions?|reflections?"
    r"|observations?|recollections?|hints?|warnings?|news|vision)\b"
)
_REPROACH = r"(?:accusation|allegation|claim|charge|suggestion|rumou?r|report)s?|criticism|wrongdoing|guilt|involvement"
# Verbs that report speech only beside a quotation.
_ONLY_QUOTING = frozenset(
    "laughed laughs smiled smiles snapped snaps chuckled chuckles interjected interjects continued continues ventured "
    "ventures".split()
)
# Verbs for sounds: without a clause or a quotation, nothing is said.
BY_VOICE = frozenset(
    "sighed sighs muttered mutters whispered whispers cried cries shouted shouts yelled yells screamed screams sobbed "
    "sobs moaned moans murmured murmurs mumbled mumbles grumbled grumbles scoffed scoffs protested protests pleaded "
    "pleads boasted boasts swore swears hinted hints speculated speculates reckoned reckons mused muses "
    "opined opines tweeted shrugged shrugs nodded nods grinned grins rejoiced rejoices".split()
)
# What must follow these verbs, because they have other meanings: `called the police`, `shared a flat`. A quotation is
# enough too.
_NEEDS = {
    "believes believed thinks hoped fears feared": _THINKS,
    "considered considers alleged alleges contended contends": _THINKS,
    "indicated indicates revealed reveals specified specifies maintained maintains": rf"{_THINKS}|{_IN_PLACE}",
    "doubted doubts wondered wonders repeated repeats": _CLAUSE,
    "denied denies": (
        rf"{_CLAUSE}| (?:having|being)\b| (?:(?:the|all|any|these|those|such|his|her) ){{0,2}}(?:{_REPROACH})\b"
    ),
    "rejected rejects dismissed dismisses": rf" (?:(?:the|all|any|these|those|such) ){{0,2}}(?:{_REPROACH})\b",
    "pledged pledges vowed vows": rf"{_THINKS}|{_INFINITIVE}",
    "apologised apologises apologized apologizes": rf"{_END}| (?:for|to|that|in|on|publicly)\b",
    **dict.fromkeys(_ONLY_QUOTING, "(?!)"),
    **dict.fromkeys(BY_VOICE, rf"(?: to (?:the |her |his )?[\w’'-]{{1,30}})?{_THAT}"),
    "protested protests": rf"{_THAT}| against\b",
    "regretted regrets related relates": _CLAUSE,
    "finds": "(?!)",
    "feels suspects": _THINKS,
    "sums": r" up (?!to\b)",
    "put puts": r" it\b[^,.;:]{0,40}:| it,|(?! it\b)",
    "quoted cited": r"(?: (?:by|in) [\w’'“”\" -]{2,60}?)? as (?:saying|stating|telling|warning|adding|having said)\b",
    "talked talks": r" (?:for (?:[\w-]+ ){1,3})?(?:[\w’-]+ )?(?:(?:to|with) [a-z’ -]{2,40} )?(?:about|of)\b",
    "posted": r" on (?:[\w’'-]+ ){1,3}?that\b",
    "disclosed discloses": _CLAUSE,
    "summarised summarises summarized summarizes": rf"{_CLAUSE}|{_TOLD}| the (?:debate|discussion)s?\b",
    "inquired inquires enquired enquires queried queries": r" (?:whether|if|how|why|what|where|when|about|who|which)\b",
    "implored briefed briefs": rf"{_CLAUSE}|{_OBJECT}(?:{_INFINITIVE}| that\b| (?:on|about)\b)",
    "concurred concurs": rf"{_CLAUSE}| with\b|{_END}",
    "condemned condemns denounced denounces": rf"(?! by\b|{_OBJECT} to (?:the )?(?:police|authorities|death)\b)",
    "bemoaned decried deplored lauded": r"(?! by\b)",
    "convinced sure certain confident concerned hopeful adamant": _STATED,
    "concluded concludes": rf"{_THINKS}|{_IN_PLACE}|{BY_SAYING}",
    "added adds": (
        rf"{_THINKS}|{_IN_PLACE}"
        r"|(?: (?!and\b)[\w’'-]+){0,2} (?:examples?|remarks?|observations?|explanations?|caveats?|warnings?)\b(?! to\b)"
    ),
    "hopes": rf"{_THINKS}|{_INFINITIVE}",
    "claims claimed": rf"{_THINKS}|{_IN_PLACE}|{_INFINITIVE}",
    "agreed agrees": rf"{_THINKS}| with\b|{_END}",
    "answered answers": rf"{_CLAUSE}|{_IN_PLACE}| in the (?:negative|affirmative)\b"
    rf"|(?: [\w’'-]+){{0,3}} questions?\b|{_END}",
    "asked asks": rf"(?: (?:all|any))? those who(?: [\w’'-]+){{1,6}}?{_INFINITIVE}"
    rf"|{_OBJECT}(?: (?:about|whether|if|how|why|what|where|when)\b|{_INFINITIVE})| (?:who|which)\b"
    r"| that\b|(?: (?!no\b)[\w’'-]+){0,4} questions?\b| for (?:[\w’-]+ ){1,6}to be \w+(?:ed|n)\b"
    r"| for (?:more|less|fewer|better|clearer|closer|faster|greater|higher|longer|lower|milder|safer|shorter"
    r"|stricter|stronger|tougher|wider) "
    rf"| (?:[\w’-]+ ){{0,4}}{INSTITUTION.pattern} for\b",  # an institution is asked in public
    "called calls": _CALLS,
    "invited invites": rf"{_OBJECT}{_INFINITIVE}",
    "pointed points": r" (?:out|to)\b",
    "presented presents": _PRESENTS,
    "shared shares": _SHARED,
    "promised promises": rf"(?: (?:her|him|them|us))?(?: that\b|{_INFINITIVE})|{_BARE}",
    "replied replies": (
        rf"{_CLAUSE}|(?!(?: \w+)? (?:to|with)\b)|(?: \w+)? to (?:\w+ )?(?:questions?|criticism|concerns)\b"
    ),
    "responded responds": (
        rf"{_CLAUSE}|{_IN_PLACE}|{BY_SAYING}|{_END}| in the (?:negative|affirmative)\b"
        r"| to (?:\w+ )?(?:questions?|criticism|concerns)\b"
    ),
    "reported reports": (
        rf"{_THINKS}|{_IN_PLACE}| (?:on|about)\b|(?![^.;]{{0,80}} to (?:the|an?|his|her) (?:[\w’-]+ )?"
        r"(?:[Pp]olice|Inspectorate|prosecutor|embassy|authorities|guards?)\b"
        rf"|(?: [\w-]+){{2,3}} late\b)(?: an?(?: [\w-]+){{0,2}} (?:{_NEWS})\b"
        rf"| (?:(?:about|over|almost|nearly|around|only|at least) )?(?:{_COUNT}) )"
    ),
    "spoke speaks": (
        r" (?:about|of|on|out|up|to|with|at|in|during|against|for|before|after|first|last|next|and|\w+ly)\b|[.,:;]"
    ),
    "welcomed welcomes": (
        r"(?: [\w’'-]+){0,4} (?:decisions?|initiatives?|law|amendments?|proposals?|plans?|move|steps?|progress|news"
        r"|fact|agreement|ruling|verdict|judgment|cooperation|support|changes?|adoption|ratification|reports?"
        r"|conclusions|priorities|recommendations?|opportunity|efforts?|ideas?|reforms?|interest)\b"
    ),
    "wrote writes": rf"{_CLAUSE}|{_IN_PLACE}| (?:about|on)\b",
}
NEEDS = {
    verb: re.compile(
        f"{follows}|{SPEAKING_WITH[verb].pattern}" if verb in SPEAKING and verb in SPEAKING_WITH else follows
    )
    for verbs, follows in _NEEDS.items()
    for verb in verbs.split()
}
# Verbs whose words may precede them: `…, believes N`, `…, N promised.`
SAYS_WHAT_WENT_BEFORE = (
    frozenset(NEEDS) - _ONLY_QUOTING - frozenset("called calls invited invites presented presents shared".split())
)
# Verbs whose words may be on both sides: `The law, N claims, is weak`; but not `When asked, N answered, and left`.
SAYS_WHAT_STANDS_AROUND = SAYS_WHAT_WENT_BEFORE - BY_VOICE - frozenset("answered answers posted talked talks".split())
