"""English nouns for words, with patterns that show whose they are: `N’s advice is to`, `criticism came from N`."""

from __future__ import annotations

import re

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.words import KIN, TITLE

# What may stand between `as` or `of` and a name: `the head of the association `, `her former neighbour `.
NOUNS = (
    r"(?:(?:the|an?|his|her|their|its|(?:(?!(?:of|by|for|with)\b)[\w’'-]{1,30} ){0,4}[\w-]{2,30}[’']s) )?"
    r"(?:(?!(?:of|by|from|with|for|about|in|at|on|to|and|who|that|how|if|though|as|soon|long|far|well)\b)"
    r"[a-z-]{2,20} ){0,3}"
    rf"{TITLE}$"
)
_GIVEN = (
    "(?:attended|heard|listened to|(?:began|closed|concluded|continued|ended|opened|started) with"
    "|(?:concluded|followed) by)"
)
_TALK = "(?:address|keynote|lecture|presentation|speech|talk)"
_WRITING = "(?i:post|statement|testimony|tweet)"  # letters and reports may have other authors
_SAYS_THAT = (
    r"(?:added|adds|claimed|claims|emphasi[sz]e[ds]|explain(?:s|ed)|note[ds]|point(?:s|ed) out|reads|said|says"
    r"|state[ds]|stresse[ds]|warn(?:s|ed))(?: that\b|:|,? [“„«\"])"
)
# `Anna Kalna’s answer was short: …`, `Her advice is to call the police.`
_ANSWER = (
    r"(?:(?!(?:and|of)\b)[a-z-]+ ){0,2}?(?:advice|answer|appeal|argument|assessment|comment|complaint|conclusion|demand"
    r"|diagnosis|explanation|impression|message|objection|opinion|plea"
    r"|point|position|question|recommendation|reply|request|response"
    r"|suggestion|theory|verdict|view|warning)s?(?: (?!(?:and|or|who|which|that|is|was)\b)[\w’'-]+){0,6}?"
    r"(?: (?:is|are|was|were|remains) (?:that\b(?! of\b)|no\b|to (?!be\b)[a-z]"
    r"|not (?:to|that|the|an?|enough|only|simply|for|about)\b|(?:\w+ )?"
    r"(?:simple|short|clear|blunt|brief|different|unequivocal)\b)|(?: (?:is|was|are|were) [a-z -]{2,20})?: )"
    r"|(?:(?:earlier|first|joint|latest|own|public|recent|repeated|urgent) )?"
    r"(?:calls? for (?!(?:assistance|help|support)\b)|proposal (?:that|to (?!(?:the|an?|his|her)\b)[a-z])"
    r"|suggestion that|(?:comments?|remarks?) (?:about|on|that)|(?:claim|promise|statement)s? that"
    r"|warnings? (?:about|against|that))\b"
    rf"|(?:[a-z-]+ )?{_WRITING}(?: (?:in|on|published (?:by|in|on)|to) [^,.;:]{{2,60}}?)? {_SAYS_THAT}"
    rf"|(?:[a-z-]+ )?{_TALK} (?:addressed|concerned|covered"
    r"|dealt with|explored|focused on|showed|was about|on|about)\b"
)
HAS_ANSWER = re.compile(rf"(?:(?<=[’']s)|(?<=s)[’']) (?:{_ANSWER})")
THEIR_ANSWER = re.compile(rf"(?P<whose>His|Her) (?:{_ANSWER})")
# `“…,” was Anna Kalna’s comment`
WAS = re.compile(r"[”»\",] (?:is|was|came|comes|goes|went) $")
WAS_WHAT = re.compile(
    r"(?:(?<=[’']s)|(?<=s)[’']) (?:[a-z-]+ ){0,2}?(?:advice|answer|comment|conclusion|explanation|message|motto"
    r"|opinion|reaction|reply|response|summary|verdict|view)\b"
)
# `Criticism also came from N`, `This view is shared by N`
FROM = re.compile(
    r"(?:(?:[Cc]riticism|[Dd]oubts|[Oo]bjections?|[Pp]raise|[Ww]arnings?)(?: [\w’'-]+){0,4}? (?:came|comes"
    r"|has come) from|(?:[Cc]all for|[Pp]roposal|[Ss]uggestion)(?: [\w’'-]+){0,10}? (?:came|comes|has come) from"
    r"|(?:drew|draws|drawn|earned|[Tt]here (?:is|was|were)) (?:\w+ )?(?:criticism|objections|praise|reproaches) from"
    r"|came the (?:answer|reply|response|suggestion) from"
    r"|(?:goes|is|runs|was)(?:, [^,]{2,20},)? the (?:\w+ )?(?:advice|argument|conclusion|opinion|position"
    r"|verdict|view) of|^[Tt]hese (?:are|were) the words of"
    r"|(?:arguments?|concerns?|conclusions?|criticism|data|doubts?"
    r"|examples?|figures|findings|ideas?|objections?|points?|proposals?"
    r"|questions?|results|suggestions?|views?|warnings?)(?: \w+ly)? (?:asked|expressed|formulated|made"
    r"|mentioned|outlined"
    rf"|presented|put forward|quoted|raised|voiced) by"
    r"|(?:address|briefing|keynote|lecture|presentation|speech|talk)s? (?:about|on) (?!\d"
    r"|[A-Z][a-z]+day)[^.;:]{2,80}(?<!ed|en|un|lt|ld|pt) by"
    r"|(?:acquainted with|briefed on|familiari[sz]ed with|informed (?:about|of)|introduced (?:to"
    rf"|with)(?! (?:[\w’'-]+ ){{0,3}}(?:clients?|customers?|{OFFICE.pattern}|(?:{'|'.join(sorted(KIN))}))\b))"
    r" [^.;:]{2,80}(?<!ed|en|un|lt|ld|pt) by"
    rf"|(?:concerns?|opinions?|position|views?) (?:is|are|was|were) (?:(?!not\b)\w+ )?shared by) {NOUNS}"
)
# `Comment by N: …`
HEADED = re.compile(rf"(?:Comment|Conclusion|Reply|Statement|Summary|Verdict) (?:by|of|from) {NOUNS}")
# A topic must follow the name: `Answering the question of N about fines`, `heard a lecture by N on debt`
ASKS = re.compile(
    r"(?:(?:[Aa]nswering|[Rr]eplying to|[Rr]esponding to|[Ii]n (?:answer|reply|response) to) (?:a|the) question"
    rf" (?:by|from|of)|{_GIVEN} (?:an?|the) (?:[\w-]+ ){{0,2}}?{_TALK} by) {NOUNS}"
)
# `The day ended with N’s talk on debt`
GIVEN = re.compile(rf"\b{_GIVEN} {NOUNS}")
OWN_TALK = re.compile(rf"(?:(?<=[’']s)|(?<=s)[’']) (?:[\w-]+ ){{0,2}}?{_TALK} (?:about|on) (?!\d|[A-Z][a-z]+day)")
WHAT_IS_ASKED = re.compile(
    r",? (?:whether|if|why|how|what|when|where|(?:about|on|regarding|concerning) (?!\d|[A-Z][a-z]+day))\b"
)
# `LETA was told by N`, `the newspaper learned from N`
_MEDIA = (
    r"\b(?:BNS|Delfi|LETA|LSM|LTV\d?|Reuters|TVNET|(?:[\w-]+ )?(?:agency|daily|journalists?|newspaper|portal|programme"
    r"|Radio|reporters?|Television)(?: [A-Z]\w+)?)"
)
MEDIA_TOLD = re.compile(
    rf"{_MEDIA} (?:(?:has been|have been|was|were) (?:told|informed)(?: (?:about it|so|this))? by"
    rf"|(?:has |have )?(?:heard|learned|learnt)(?: (?:about it|so|that|this))? from) {NOUNS}"
)
# `The answer of N was clear: …`
ANSWER_OF = re.compile(
    r"(?:The )?(?:\w+ )?(?:[Aa]dvice|[Aa]nswer|[Cc]onclusion|[Mm]essage|[Oo]pinion|[Pp]osition|[Rr]eply|[Rr]esponse"
    rf"|[Vv]erdict) of (?:the )?{TITLE}$"
)
IS_SHORT = re.compile(
    r",? (?:is|was|remains) (?:\w+ )?(?:blunt|brief|cautious|clear|different|firm|frank|harsh|negative|positive"
    r"|short|simple|unequivocal): ?\S"
)
# `A statement by N says that …`
WRITING_OF = re.compile(rf"(?:(?:An?|The) )?(?:(?!(?:of|by|from)\b)[\w-]+ ){{0,2}}?{_WRITING} (?:by|from|of) {NOUNS}")
SAYS_THAT = re.compile(rf",? {_SAYS_THAT}")
MAY_BE_FROM = re.compile(r" (?:by|from|of) ")
# `For N the fine is too high`: what people judge
JUDGED = re.compile(
    r",? (?:the|this|these|that|it)(?: (?!(?:and|who|that)\b)[\w’'-]+){0,3}? (?:answer|bill|cause|changes?"
    r"|checks|decision|difference|fines?|figures|goal|issue|key|law|lesson"
    r"|measures?|numbers|penalt(?:y|ies)|plan|point|priority|problem"
    r"|programme|project|proposal|question|reason|reform|rules?|ruling|solution|task|trend|verdict)"
    r"(?: (?:of|for|in) [\w’' -]{3,30})? (?:is|are|remains?) (?:(?:not|also|only|clearly|still) )?(?:too |an? "
    r"|as |part of|[“\"]|that\b|how\b|the (?:absence|best|first|key|lack|main|most|only|real|right|shortage|wrong)"
    r"|(?:bad|clear|fair|good|high|low|obvious|real|right|simple|unfair"
    r"|weak|wrong|[a-z-]+(?:able|ary|ate|ful|ial|ible|ical|ient|istic|ive|less|ous|sighted))\b)"
)
