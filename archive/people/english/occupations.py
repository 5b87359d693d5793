"""English nouns of offices: those of the press and of the field, and open classes of them by their suffixes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_OFFICES = (
    r"accountant activist actor actress administrator advis[eo]r advocate aide alderman ambassador analyst archbishop "
    r"architect artist assistant attach[ée] attorney author barrister bishop blogger brigadier broker business(?:man"
    r"|woman) campaigner captain cardinal caretaker cashier chair(?:man|woman|person)? chancellor chaplain "
    r"chief cleaner clerk co-?founder co-?ordinator colonel columnist commandant commander commissioner composer "
    r"constable consul consultant coordinator corporal correspondent council(?:l)?or counsell?or criminologist curator "
    r"deacon dean delegate deputy designer detective developer director dispatcher doctor economist editor educator "
    r"engineer entrepreneur envoy expert facilitator farmer firefighter footballer founder general governor hairdresser "
    r"head headmaster headmistress headteacher historian illustrator influencer inspector instructor interpreter "
    r"investigator journalist judge labou?rer lawyer leader lecturer legislator librarian lieutenant magistrate major "
    r"manager mayor mechanic mediator member mentor midwife ministers? moderator musician negotiator notary nurse "
    r"officer ombudsman operator organi[sz]er owner paramedic pastor photographer playwright plumber poet presenter "
    r"president priest producer professor programmer prosecutor psychiatrist psychologist psychotherapist "
    r"publisher rabbi rapporteur recruiter rector registrar reporter representative researcher scholar scientist "
    r"seamstress secretary senator sergeant sheriff singer sociologist soldier solicitor speaker specialist "
    r"spokes(?:man|woman|person) student superintendent supervisor surgeon teacher therapist trainee trainer translator "
    r"treasurer trustee tutor undersecretary vice-[Cc]hancellor vice-[Mm]inister vice-[Pp]resident volunteer waiter "
    r"waitress warden welder worker writer"
).split()
# With a capital these are surnames, institutions or newspapers as well.
_LOWER_ONLY = (
    "baker barber bricklayer builder butcher carer carpenter chef cook counsel dancer driver fisherman gardener "
    "guardian miner nanny painter sailor sculptor tailor"
).split()
# Behind other nouns only what ends in -ist by chance, or judges somebody.
_NO_IST = (
    r"(?!(?i:ass|cons|ins|res|pers|des|subs|enl|rac|sex|fasc|commun|social|capital|national|terror|extrem|tour|real"
    r"|optim|pessim|athe|popul|separat|islam|left|loyal|femin|pacif|minimal|colonial|elit|check|short|play|wait|wish"
    r"|black|white|price|bapt|ego|rap|chauvin|traffick|mailing)ist\b)"
)
# `unionist`, `politician`, `policewoman`, `housekeeper`, `filmmaker`, `caseworker`, `choreographer`.
_SUFFIXED = (
    rf"{_NO_IST}[A-Z]?[a-z]{{3,20}}(?<!qu|qv|kv)ist|[A-Z]?(?!hoenic|atric)[a-z]{{3,20}}ician|[A-Z]?[a-z]{{2,15}}grapher"
    r"|(?:[Pp]olice|[Ff]ire|[Ss]ales|[Cc]rafts|[Tt]rades|[Cc]ongress|[Cc]ouncil|[Cc]amera|[Ss]ervice)(?:man|woman)"
    r"|(?:[Hh]ouse|[Bb]ook|[Ss]hop|[Bb]ee|[Pp]eace|[Ii]nn)-?keeper|(?:[Ff]ilm|[Pp]olicy|[Dd]ress|[Ll]aw)-?maker"
    r"|(?:[Cc]ase|[Ff]ield|[Yy]outh)-?worker|(?:[Ss]creen|[Ss]cript|[Cc]opy|[Ss]ong)writer"
    r"|(?<=border )guard|(?<=security )guard|(?<=prison )guard"
    # Right before a name, or with what it is of: elsewhere it is an adjective.
    r"|(?:[Oo]fficial|[Pp]rincipal|[Cc]andidate)(?= ?$|[,;.)]| (?:at|of|from|in) )"
)


def any_of(words: Iterable[str], further: str = "") -> re.Pattern[str]:
    """One of these as a whole word. They are tried by their first letter, for which a text is looked through faster."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[0]].append(word[1:])
    letters = [f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()]
    return re.compile(rf"\b(?:{'|'.join([*letters, further] if further else letters)})\b")


OFFICE = any_of([*_OFFICES, *(word[0].upper() + word[1:] for word in _OFFICES), *_LOWER_ONLY], _SUFFIXED)
