"""English verbs for what people think or want known: `accused the ministry of`, `is of the opinion that`.

Each is a verb of speaking only with the objects or clauses given here. Judgements count in the present, in which they
are reported; in the past, they are as often part of a story (`feels that it is late`, not `felt that it was late`).
"""

from __future__ import annotations

# A thing or a person, up to what is said about it: `accused the ministry of`, `likened the camp to`.
_IT = r"(?: (?!(?:and|but|who|whom|which|that|by)\b)[\w’'-]+){1,8}?"
_HIS = r"(?:(?:the|an?|his|her|its|their|this|that|these|those|all|any|such|[\w-]+[’']s) )"
# A clause behind `that`, including its verb: `feels that the law is weak`; but not `held that office`.
_THAT = (
    r" that (?!(?:is|was|are|were|has|had|have|will|would|can|could|might|may|must)\b)"
    r"(?:(?!(?:and|or|but)\b)[\w’'-]+ ){1,12}?(?:is|are|was|were|has|have|had|will|would|should|must|can|could"
    r"|may|might|needs?|does|do|did|[a-z]+ed)\b"
)
_SOFTLY = r"(?: (?:also|still|quite|very|\w+ly))?"
_VIEW = (
    r"(?: (?:of the (?:same |firm )?(?:opinion|view)|(?:in no|without) doubt) that\b"
    r"| of an?(?:other)? (?:different|opposite|similar)? ?(?:opinion|view):)"
)
_BLUNT = (
    r" (?:(?:even )?(?:less|more) )?(?:adamant|blunt|brief|categorical|cautious|certain|clear|convinced|critical"
    r"|enthusiastic|firm|frank|optimistic|pessimistic|s[ck]eptical|sure|unequivocal): "
)
_FEELING = (
    r" (?:(?:afraid|clear|glad|pleased|proud|optimistic|s[ck]eptical|worried) that|critical of"
    r"|s[ck]eptical (?:about|of))\b"
)
# What people judge, and how: `finds the fines too low`, `considers the law a first step`.
_JUDGED = (
    r"(?: it| (?:the|this|that|these|those|such|its|their)(?: (?!(?:and|who|that|to|an?)\b)[\w’'-]+){1,5}?)"
    r" (?:(?:far |much )?too [a-z]|(?:as )?an? (?!few\b)[a-z]|to be |(?:(?:very|quite|rather|highly) )?(?:wrong"
    r"|right|weak|good|key|vital|real|clear|harsh|mild|fair|unfair|low|high|short"
    r"|late|excessive|[a-z]+(?:ous|ful|able|ible|less|istic|ary|ient|ified|equate|ential))\b)"
)
_CLAIM = (
    r"(?:claims?|criticism|calls|concerns?|demands?|doubts|fears?|figures?|findings|ideas?|notion|objections?|position"
    r"|proposals?|reproach|rumou?rs?|suggestions?|theory|views?|warnings?)\b"
)
_POLICY = (
    r"(?:approach|bill|choice|decision|draft|idea|law|measures?"
    r"|move|plans?|polic(?:y|ies)|practice|proposals?|record|reform|rules?|ruling)\b"
)
_ACT = (
    r"(?:(?:appeal|plea|apology) (?:about|against|for|not|on|that|to)\b(?! (?:[\w’'-]+ ){0,3}[Cc]ourt)"
    r"|(?:call|case|point|promise|proposal|reminder|statement|suggestion|warning)"
    r" (?:about|against|for|in favour|not to|on|regarding|saying|that)\b(?! (?:\d|[A-Z][a-z]+day|is|was|are"
    r"|were|has|had|have|will|would)\b))"
)
_WORDS_OF = (
    rf"{_HIS}?(?:(?!to\b)[\w’'-]+ ){{0,2}}?(?:advice|answer|conclusion|explanation|message|objection|opinion|proposal"
    r"|question|reply|response|suggestion|theory|view|warning|wish)s?"
)
_SEVERAL = (
    r"(?: (?!and\b)[\w’'-]+){0,4} (?:ways|causes|challenges|conditions|demands|errors|examples|factors|gaps"
    r"|goals|indicators"
    r"|lessons|mistakes|obstacles|priorities|problems|questions|reasons|risks|rules|signs|steps|tasks|weaknesses)\b"
)
_PLAN = (
    rf" out (?:how|what|why|where|{_HIS}?(?:[\w-]+ ){{0,2}}?(?:aims?|arguments?|case|conditions|consequences"
    rf"|details|goals"
    r"|ideas|plans?|position|priorities|programme|proposals?|reasons?|reform|steps|strategy|tasks|vision))\b"
)
_TO_SAY = (
    r" to (?:also |once again )?(?:add|call|claim|congratulate|draw attention|emphasi[sz]e|explain|highlight"
    r"|mention|note"
    r"|object|point out|protest|remind|reiterate|say|speak|stress|suggest|tell|thank|underline|urge|warn)\b"
)
_STRICTER = r"(?:clearer|closer|harsher|heavier|longer|milder|shorter|stricter|stronger|tighter|tougher)"
_NUMBER = (
    r"(?:(?:about|around|over|under|nearly|almost|roughly|between|more than|less than|at least|up to) )?(?:€ ?"
    r"|EUR ?|\$ ?)?"
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+ty|an?|several|dozens|hundreds|thousands|half)\b)"
)
_SAY_WHAT = r" say (?:exactly |for sure )?(?:how|if|what|when|where|whether|who|why)\b"
_SAYING = (
    r"(?:arguing|asking|calling (?:for|on)|complaining|demanding|explaining|insisting|pointing out|reminding"
    r"|repeating|saying|stressing|telling|urging|warning)\b"
)
STANCES = (
    ("accused accuses", rf"{_IT} of\b"),
    ("blamed blames", rf"(?! (?:him|her|them)sel){_IT} (?:for|on)\b"),
    ("attributed attributes likened likens", rf"{_IT} to\b"),
    ("compared compares", rf"{_IT} to an?\b"),
    ("advocated advocates", rf" (?:for|an?|the|that|more|greater|{_STRICTER}|[a-z]+ing)\b"),
    ("appealed appeals", r" for\b| to (?!(?:[\w’'-]+ ){0,3}[Cc]ourt)(?:[\w’'-]+ ){1,6}?(?:not )?to [a-z]"),
    ("defended defends", rf" {_HIS}(?:[\w’'-]+ ){{0,3}}?{_POLICY}"),
    (
        "questioned questions",
        rf" (?:whether|why|how|if)\b| {_HIS}(?:[\w’'-]+ ){{0,3}}?(?:benefits?|conclusions?|credibility|data|decision"
        r"|effectiveness|figures?|fairness|findings|legality|logic"
        r"|methods?|motives?|need|numbers?|plans?|point|results?|sense"
        r"|statistics|use(?:fulness)?|value|wisdom)\b",
    ),
    ("ruled rules", r" out (?:an?|any|the|that|\w+ing)\b"),
    ("dismissed dismisses rejected rejects", rf" {_HIS}?(?:[\w-]+ )?{_CLAIM}"),
    (
        "supported supports backed backs opposed opposes",
        rf" {_HIS}(?:[\w-]+ ){{0,2}}?(?:amendments?|emphasis|{_CLAIM})",
    ),
    ("takes took", r" (?:the|a (?:\w+ )?) ?view(?: that\b|[.,:])"),
    ("takes took uses used", rf" (?:the|this|that) (?:opportunity|occasion|chance|floor){_TO_SAY}"),
    (
        "has had",
        rf" no doubts? that\b| an?(?:other)? (?:different |opposite )?(?:view|opinion)\b"
        rf"| (?:this|the following) to say\b| {_WORDS_OF}: ",
    ),
    ("begs begged", r" to differ\b"),
    ("finds", _THAT),
    ("used", r" to (?:joke|remind|repeat|say|tell|warn)\b"),
    ("holds held", rf"{_THAT}| the (?:belief|opinion|view) that\b"),
    ("recognised recognized", rf"(?! that (?:he|she|it|they|the (?:m[ae]n|woman))\b){_THAT}"),
    ("calculated calculates", _THAT),
    ("feels assumes guesses supposes recognises recognizes trusts expects worries", _THAT),
    ("expects", r" (?:the|this|these)(?: [\w’'-]+){1,4}? to [a-z]"),
    ("finds regards considered considers", _JUDGED),
    (
        "sees",
        r" (?:no|the|a|an|its)(?: \w+)? (?:advantage|alternative|benefit|cause|contradiction|danger|gap|grounds?|key"
        r"|need|obstacle|point"
        r"|problem|reason|risk|sense|solution|strength|value|weakness)(?:s|es)?\b",
    ),
    (
        "is are",
        rf"{_SOFTLY}(?: not)? {_SAYING}|{_SOFTLY} hoping that\b",
    ),
    (
        "remains remained",
        rf"{_VIEW}|{_BLUNT}| (?:adamant|certain|confident|convinced|hopeful|optimistic|s[ck]eptical|sure) that\b",
    ),
    ("sees saw", r" (?:it|things|the matter) (?:differently|otherwise|in a different light)\b"),
    ("could", r" not agree (?:more|less)\b"),
    (
        "applauded applauds attacked attacks blasted blasts commended commends hailed hails lambasted lambasts "
        "slammed slams",
        rf" {_HIS}(?:[\w’'-]+ ){{0,2}}?(?:{_CLAIM}|{_POLICY}|agreement|efforts|government|ministry|police"
        rf"|verdict|work)",
    ),
    (
        "deemed deems dubbed dubs labelled labels termed terms",
        rf" {_HIS}(?:[\w’'-]+ ){{0,2}}?(?:{_CLAIM}|{_POLICY}|agreement|efforts|situation|system|verdict|work)",
    ),
    ("cast casts", r" doubt on\b"),
    ("stood stands", r" up for\b"),
    (
        "reaffirmed reaffirms pledged pledges",
        rf" {_HIS}(?:[\w’'-]+ ){{0,2}}?(?:commitment|readiness|support)\b",
    ),
    (
        "recognised recognized recognises recognizes appreciated appreciates",
        r" the (?:\w+ )?(?:contribution|efforts|role|work)\b",
    ),
    ("posits proves demonstrates teaches theorises shows", _THAT),
    (
        "gave gives",
        r" (?:an|another|(?:his|her) own|several|two|three|some) (?:\w+ )?examples?(?: (?:of|from|in|where)\b|[.,:])",
    ),
    ("wished", rf"{_IT} (?:a |an )(?:\w+ )?(?:day|conference|debate|discussion|journey|meeting|seminar|work)\b"),
    ("went goes", r" (?:even |a step )further: "),
    ("is are", rf"{_SOFTLY}(?:{_VIEW}|{_BLUNT}|{_FEELING}| (?:quick|keen|careful|at pains){_TO_SAY})"),
    ("was were", rf"{_SOFTLY}(?:{_VIEW}|{_BLUNT}| (?:quick|keen|careful|at pains){_TO_SAY})"),
    ("likes liked", r" to (?:say|repeat|quote|remind|point out|stress)\b"),
    ("signalled signaled signals", r" that\b"),
    ("hit fired shot hits fires shoots", r" back(?= ?[:,“\"]| that\b| (?:at|against) [^.;]{2,60}:)"),
    (
        "put puts",
        rf" {_HIS}(?:[\w-]+ )?(?:age|amount|cost|damage|figure|loss(?:es)?|number|price|proportion|share|sum"
        rf"|total|value)s? "
        rf"(?:[\w’'-]+ ){{0,7}}?at {_NUMBER}",
    ),
    ("made makes issued issues gave gives", rf" {_HIS}(?:\w+ )?{_ACT}"),
    ("made makes", rf" {_HIS}(?:\w+ )?point(?:[.,:]| (?:that|about))"),
    ("went goes", r" (?:so|as) far as to (?:say|call|claim|suggest|compare|demand)\b| further:"),
    (
        "touched touches dwelt dwelled dwells reflected reflects",
        r" (?:up)?on (?!(?:the|his|her) (?:arm|shoulder|hand))",
    ),
    ("offered offers gave gives", rf" {_WORDS_OF}(?: for [\w’' -]{{3,40}})?: "),
    ("raised raises", rf" {_HIS}(?:[\w-]+ )?(?:issue|matter|point|subject|topic) of\b"),
    ("echoed echoes", r" (?:the|this|that|these|those|his|her|their|[A-Z])"),
    ("disputed disputes", r" (?:that|the|this|these|his|her|any|having|how|whether)\b"),
    ("wished", rf"{_IT} (?:success|(?:good )?luck|strength|well|courage|perseverance|patience|endurance)\b"),
    ("encouraged encourages", rf"{_IT} to [a-z]"),
    ("reassured reassures", rf"{_IT} that\b"),
    ("listed lists named names cites", _SEVERAL),
    ("set sets laid lays spelled spelt spells", _PLAN),
    ("referred refers", r" to (?!(?:him|her|them)\b)"),
    ("showed shows analysed analyses", r" (?:\w+ ){0,2}?how\b(?! to\b)"),
    ("demonstrated demonstrates", r" (?:\w+ ){0,2}?how\b"),
    ("doubts", r" (?:it|the|that|this)\b"),
    ("thinks believes", r" (?:otherwise|differently|so)\b"),
    ("gave gives", r" (?:\w+ )?assurances? that\b"),
    ("looked looks", r" back on\b"),
    (
        "came comes",
        r" out (?:strongly |firmly )?(?:against|in (?:favour|support) of) (?:[\w’'-]+ ){0,4}?"
        rf"(?:amendments?|{_CLAIM}|{_POLICY})",
    ),
    (
        "identified identifies named names",
        rf"{_IT} as (?:an?|one of|the) (?:[\w-]+ ){{0,2}}?(?:cause|challenge|danger|obstacle|priority|problem|reason"
        r"|risk|threat)",
    ),
    ("blames", r" (?!(?:him|her|them)sel)"),
    ("maintains", rf" {_HIS}(?:[\w’'-]+ )?innocence\b"),
    ("promised promises pledged pledges", r" (?:more|further|additional|full|continued|support)\b"),
    (
        "wants wanted",
        rf" {_STRICTER}\b| {_HIS}(?:[\w’'-]+ ){{0,2}}?{_POLICY} to [a-z]"
        r"| an? (?:\w+ )?(?:apology|audit|debate|explanation|inquiry|investigation|review)\b",
    ),
    (
        "would",
        rf" (?:also |rather )?(?:like {_HIS}(?:[\w’'-]+ ){{0,2}}?{_POLICY} to [a-z]"
        rf"|(?:like|have liked) to see (?:[\w’'-]+ ){{1,6}}?(?:more|less|{_STRICTER}"
        rf"|[a-z]+(?:ed|en))\b|add (?:that\b|[^.;:]*:)"
        r"|advise\b|argue\b|recommend\b|suggest\b)",
    ),
    ("put puts", rf" forward {_HIS}(?:[\w-]+ )?(?:amendments?|arguments?|{_CLAIM})"),
    (
        "brought brings",
        rf" up {_HIS}(?:[\w-]+ )?(?:case|fact|issue|lack|matter|need|point|problem|question|subject|topic)s?\b",
    ),
    (
        "brought brings",
        r" up (?:the|this|another)(?! (?:\w+ )?(?:boy|child|girl|son|daughter|kid|twin)s?\b)(?: [\w-]+){1,3}: ",
    ),
    (
        "is was are were",
        rf"{_SOFTLY} (?:in favour(?: of\b|[,.;:]|$)|against (?:any|such|(?:the|this) (?:\w+ )?(?:{_CLAIM}"
        rf"|{_POLICY})|[a-z]+ing\b))",
    ),
    ("took takes", r" (?:issue with|exception to|aim at)\b"),
    ("hit hits lashed lashes", r" out (?:at|against)\b"),
    ("paid pays", r" tribute to\b"),
    ("sounded sounds", r" the alarm\b"),
    ("drew draws", r" (?:an?|the) (?:\w+ )?(?:comparison|conclusion|distinction|parallel)\b"),
    (
        "extended extends conveyed conveys",
        r" (?:[\w’'-]+ ){0,4}?(?:apologies|appreciation|condolences|congratulations|gratitude|greetings|thanks)\b",
    ),
    ("seconded", r" (?:this|that|the|him|her|[A-Z])"),
    ("joined joins", r" (?:the|this|that|these) (?:appeal|call|criticism|chorus|demand)s?\b"),
    ("defended defends", rf"{_IT}: (?:[\w’'-]+,? ){{1,10}}?(?:is|are|was|were|had|has|have|would|will)\b"),
    ("could can", rf" not{_SAY_WHAT}"),
    ("cannot", _SAY_WHAT),
    ("has have", rf" been (?:\w+ )?{_SAYING}"),
    ("keeps kept", rf" (?:on )?{_SAYING}"),
    ("never", rf" (?:tires?|tired) of {_SAYING}"),
    ("must can has had", r" (?:to )?(?:only |also )?(?:acknowledge|admit|concede|confirm)\b"),
    ("confided confides", r"(?: (?:to|in) (?:the |his |her |a )?[\w’'-]{1,30})? that\b"),
    ("gave gives", r" (?:evidence|testimony)\b"),
    ("took takes", r" to (?:Facebook|Instagram|Twitter|X|social media) to\b"),
    ("was were is are", rf" (?:the|among the) (?:first|last|only one){_TO_SAY}"),
    ("listed lists", r" what\b"),
    (
        "did does",
        rf" not (?:tire of {_SAYING}|(?:hide|conceal) (?:his|her) \w+|agree(?= with\b|[.,;]|$)|rule out|deny"
        rf"|share (?:the|this|that|these|those|his|her)(?: [\w-]+)?"
        r" (?:concerns?|enthusiasm|opinions?|optimism|views?)\b)",
    ),
)
