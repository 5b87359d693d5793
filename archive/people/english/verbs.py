"""English verbs: those of speaking, and those with a person as their object."""

from __future__ import annotations

import re

from archive.people.english.offices.occupations import OFFICE
from archive.people.english.words import INSTITUTION, KIN

SPEAKING = frozenset(
    "said says told tells noted notes stressed stresses explained explains admitted admits added adds pointed "
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
    "welcomes congratulated congratulates joked jokes quipped quips retorted retorts confessed confesses contended "
    "contends pledged pledges vowed vows asserted asserts affirmed affirms alleged alleges exclaimed exclaims "
    "apologised apologises apologized apologizes considered considers denied denies indicated indicates revealed "
    "reveals specified specifies maintained maintains repeated repeats doubted doubts wondered wonders rejected "
    "rejects dismissed dismisses laughed laughs smiled smiles sighed sighs muttered mutters whispered whispers cried "
    "cries shouted shouts "
    # Further verbs of telling, complaint and blame, and those that only report speech beside a quotation.
    "summarised summarises summarized summarizes underscored underscores disclosed discloses tweeted inquired "
    "inquires enquired enquires queried queries implored concurred concurs briefed briefs protested protests pleaded "
    "pleads boasted boasts grumbled grumbles moaned moans murmured murmurs mumbled mumbles laments regretted regrets "
    "bemoaned bemoans deplored deplores swore swears hinted hints speculated speculates reckoned reckons mused muses "
    "opined opines condemned condemns denounced denounces lauded lauds decried decries snapped snaps chuckled "
    "chuckles yelled yells screamed screams sobbed sobs scoffed scoffs interjected interjects continued continues "
    "ventured ventures posted talked talks related relates feels finds suspects sums shrugged shrugs nodded "
    "nods grinned grins rejoiced rejoices accentuated accentuates".split()
)


def plural(form: str) -> str:
    """`stress` of `stresses`, `deny` of `denies`, `note` of `notes`."""
    if form.endswith("ies"):
        return form[:-3] + "y"
    return form[:-2] if form.endswith(("sses", "shes", "ches")) else form[:-1]


# The present with several subjects, mapped to that with one: `A and B note that`. Many are also nouns.
SINGULAR = {plural(word): word for word in sorted(SPEAKING) if word.endswith("s") and plural(word) not in SPEAKING}
# Participles that differ from the past: `has spoken about`, `had written that`.
PERFECT = {
    "begun": "began",
    "drawn": "drew",
    "given": "gave",
    "shown": "showed",
    "spoken": "spoke",
    "taken": "took",
    "written": "wrote",
}
AUXILIARY = frozenset("is was has had will would also then further went continued".split())
TO_BE = frozenset("is was are were be been being am".split())
# `is sure that`, `was quoted as saying`: these report speech behind a form of `be`, where other verbs are passive.
STATES = frozenset("convinced sure certain confident concerned hopeful adamant quoted cited".split())

# Verbs of speaking with a person as object: `thanked N and said`. Right behind a quotation, N is their subject.
TO_PERSONS = frozenset(
    "told tell tells asked asks thanked thanks praised praises invited invites called calls informed informs reminded "
    "reminds assured assures described describes presented presents welcomed welcomes criticised criticized "
    "congratulated congratulates urged urges mentioned mentions answered answers condemned condemns denounced "
    "denounces lauded lauds implored briefed briefs".split()
)
_IRREGULAR = (
    "met saw gave took brought sent found made left caught knew heard led beat shot won sold bought paid taught held "
    "kept let fed hid sued lost chose meets sees gives takes brings sends finds makes catches knows hears leads sells "
    "buys teaches accuses arrests questions congratulates introduces joins receives greets honours meet see give "
    "send find catch thank invite greet congratulate arrest accuse introduce join"
).split()
_FINITE = frozenset(_IRREGULAR)
# Prepositions, and participles used like them.
PREPOSITIONS = frozenset(
    "of by to with from for about against between among at in on into upon towards behind near under over regarding "
    "concerning including without alongside via around beside besides named called representing defending like "
    "unlike despite".split()
)
_KNOWN = {"as": ("such", "known", "described", "posing"), "after": ("named", "called")}  # `a man known as N`
_GERUNDS_FOLLOW = frozenset("after before by while when without for on of".split())
# Words in -ing that describe the following person: `the guards’ acting commander`, `the company’s leading expert`.
_ADJECTIVES = frozenset(
    "acting attending commanding consulting evening founding incoming leading managing morning nursing outgoing "
    "practicing practising presiding reigning remaining rising ruling serving sitting spring training "
    "visiting winning".split()
)
_NO_PLURAL = SPEAKING | TO_BE | frozenset("has does this his its as us always perhaps thus towards besides".split())
# Nouns with another noun for their kind before them: `the court hearing`, `a staff meeting`.
_EVENTS_IN_ING = frozenset(
    "briefing building closing funding gathering hearing housing meeting opening outing planning screening setting "
    "signing sitting training warning wedding".split()
)
# Names for several people together.
_BODY = re.compile(
    rf"{INSTITUTION.pattern}"
    r"|(?:army|band|charity|choir|club|couple|crew|everyone"
    r"|everybody|firm|government|group|jury|man|others|party|people"
    r"|prosecution|staff|team|those|union|woman)",
    re.IGNORECASE,
)
DETERMINERS = frozenset("the a an his her their its this that these our my your each every".split())


def governs(word: str, before: str) -> bool:
    """Whether a word right before a name is a verb with the name as its object; `before` is the word before it.

    Words in -ed are adjectives behind an article, a preposition or `said`: `the accused N`.
    """
    if word in _KNOWN:
        return before in _KNOWN[word]
    if word in _FINITE or word in TO_PERSONS:
        return before not in DETERMINERS
    if word.endswith("ing"):
        return before in _GERUNDS_FOLLOW or not before or _is_participle(word, before)
    return (
        word.endswith("ed")
        and word not in SPEAKING
        and bool(before)
        and before not in DETERMINERS
        and before not in PREPOSITIONS
        and before not in SPEAKING
    )


def _is_participle(word: str, before: str) -> bool:
    """`Detectives questioning N`, `the nurse helping N`: a participle behind its subject; no adjective, as `acting`."""
    if word in _ADJECTIVES or word in _EVENTS_IN_ING or not word.islower() or word.endswith(("thing", "-ing")):
        return False
    is_plural = before.endswith("s") and not before.endswith(("’s", "'s", "ss", "ous")) and before not in _NO_PLURAL
    return is_plural or before in KIN or OFFICE.fullmatch(before) is not None or _BODY.fullmatch(before) is not None
