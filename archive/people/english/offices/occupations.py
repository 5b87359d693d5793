"""English nouns for offices: those of the press and of the field, and open classes by their suffixes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_OFFICES = (
    r"accountant activist actor actress administrator advis[eo]r advocate aide alderman ambassador analyst "
    r"archbishop architect artist assistant attach[ée] attorney author barrister bishop blogger brigadier "
    r"broker business(?:man|woman) campaigner captain cardinal caretaker cashier chair(?:man|woman|person)? "
    r"chancellor chaplain chief cleaner clerk co-?founder co-?ordinator colonel columnist commandant commander "
    r"commissioner composer constable consul consultant coordinator corporal correspondent council(?:l)?or "
    r"counsell?or criminologist curator deacon dean delegate deputy designer detective developer director "
    r"dispatcher doctor economist editor educator engineer entrepreneur envoy expert facilitator farmer "
    r"firefighter footballer founder general governor hairdresser head headmaster headmistress headteacher "
    r"historian illustrator influencer inspector instructor interpreter investigator journalist judge labou?rer "
    r"lawyer leader lecturer legislator librarian lieutenant magistrate major manager mayor mechanic mediator "
    r"member mentor ministers? moderator musician negotiator notary nurse officer ombudsman operator "
    r"organi[sz]er owner paramedic pastor photographer playwright plumber poet presenter president priest "
    r"producer professor programmer prosecutor psychiatrist psychologist psychotherapist publisher rabbi "
    r"rapporteur recruiter rector registrar reporter representative researcher scholar scientist seamstress "
    r"secretary senator sergeant sheriff singer sociologist soldier solicitor speaker specialist "
    r"spokes(?:man|woman|person) student superintendent supervisor surgeon teacher therapist trainee trainer "
    r"translator treasurer trustee tutor undersecretary vice-[Cc]hancellor vice-[Mm]inister vice-[Pp]resident "
    r"volunteer waiter waitress warden welder worker writer"
).split()
# With a capital, these are also surnames, institutions or newspapers.
_LOWER_ONLY = (
    "baker barber bricklayer builder butcher carer carpenter chef cook counsel dancer driver fisherman gardener "
    "guardian miner nanny painter sailor sculptor tailor"
).split()
# So are these; with a capital, they are offices right before a full name, and if something of theirs follows:
# `Bailiff Rita Bite`, `Auditor of the Fund`, but not `Rita Bailiff of the Fund`.
_SURNAMES = (
    "apprentice assessor auditor bailiff comptroller conductor custodian diplomat docent examiner forester matron "
    "midwife ombudsperson patron pilot practitioner prefect premier provost ranger referee steward veterinarian vicar"
).split()
OFFICES_AND_SURNAMES = frozenset(word.capitalize() for word in _SURNAMES)
_CAPITAL = "|".join(sorted(OFFICES_AND_SURNAMES))
_BESIDE_SURNAME = (
    rf"(?:{_CAPITAL})(?= (?!(?:{_CAPITAL}))[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’'-]* [A-ZĀČĒĢĪĶĻŅŠŪŽ]| $)"
    rf"|(?<![\w’'-] )(?:{_CAPITAL})(?= (?:of|at|for) )"
)
# Words that end in -ist by chance, or judge somebody.
_NO_IST = (
    r"(?!(?i:ass|cons|ins|res|pers|des|subs|enl|rac|sex|fasc|commun|social|capital|national|terror|extrem|tour|real"
    r"|optim|pessim|athe|popul|separat|islam|left|loyal|femin"
    r"|pacif|minimal|colonial|elit|checkl|shortl|playl|waitl|wishl"
    r"|blackl|whitel|pricel|bapt|chauvin)ist\b)"
)
# `unionist`, `politician`, `policewoman`, `housekeeper`, `filmmaker`, `caseworker`, `choreographer`.
_SUFFIXED = (
    rf"{_NO_IST}[A-Z]?[a-z]{{3,20}}(?<!qu|qv|kv)ist|[A-Z]?(?!hoenic|atric)[a-z]{{3,20}}ician|[A-Z]?[a-z]{{2,15}}grapher"
    r"|(?:[Pp]olice|[Ff]ire|[Ss]ales|[Cc]rafts|[Tt]rades|[Cc]ongress|[Cc]ouncil|[Cc]amera|[Ss]ervice)(?:man|woman)"
    r"|(?:[Hh]ouse|[Bb]ook|[Ss]hop|[Bb]ee|[Pp]eace|[Ii]nn)-?keeper|(?:[Ff]ilm|[Pp]olicy|[Dd]ress|[Ll]aw)-?maker"
    r"|(?:[Cc]ase|[Ff]ield|[Yy]outh)-?worker|(?:[Ss]creen|[Ss]cript|[Cc]opy|[Ss]ong)writer"
    r"|(?<=border )guard|(?<=security )guard|(?<=prison )guard"
    # Right before a name, or with what it is of; elsewhere, it is an adjective.
    r"|(?:[Oo]fficial|[Pp]rincipal|[Cc]andidate|(?:(?:[Rr]esearch|[Ss]enior|[Vv]isiting) [Ff]|f)ellow)"
    r"(?= ?$|[,;.)]| (?:at|of|from|in) )"
    r"|(?:[Pp]roject|[Pp]rogramme|[Cc]ountry|[Pp]olicy|[Rr]esearch|[Tt]eam) [Ll]ead(?= ?$|[,;.)]| (?:at|of|for|in) )"
)


def any_of(words: Iterable[str], further: str = "") -> re.Pattern[str]:
    """A pattern for one of these as a whole word. It tries them by first letter, which makes the search faster."""
    letters: dict[str, str] = defaultdict(str)  # of each word without its first letter, in both cases if it has both
    for word in words:
        letters[word[1:]] += word[0]
    by_letter: dict[str, list[str]] = defaultdict(list)
    for rest, first in letters.items():
        by_letter["".join(sorted(set(first)))].append(rest)
    groups = [f"[{first}](?:{'|'.join(rests)})" for first, rests in by_letter.items()]
    return re.compile(rf"\b(?=\w)(?:{'|'.join([*groups, further] if further else groups)})\b")


OFFICE = any_of(
    [*_OFFICES, *(word[0].upper() + word[1:] for word in _OFFICES), *_LOWER_ONLY, *_SURNAMES, "CEO", "MEP", "MP"],
    rf"{_SUFFIXED}|{_BESIDE_SURNAME}",
)
