"""The Latvian nouns that are places by themselves: houses, rooms, and institutions with a house."""

from __future__ import annotations

import re

MASCULINE_A = tuple(
    """
    nam centr muzej tehnikum laukum dom biroj klub park dārz restorān institūt dienest cietum stadion tirg fond
    kompleks seim parlament amfiteātr departament kabinet vestibil pagalm rātsnam bērnudārz salon arhīv
    robežpunkt termināl veikal lielveikal mež kaln memoriāl poligon motel basein pagrab planetārij cirk zoodārz
    tilt konsulāt angār kont kanāl profil pagast kvartāl peron skver stāv kemping dendrārij doktorāt
    """.split()
)
"""Stems of masculine nouns with a locative in -ā: `namā`, `centrā`."""
_OTHERS = """
    ministrij pil kultūrpil zāl plenārzāl koncertzāl telp viesnīc bibliotēk skol vidusskol pamatskol ģimnāzij
    universitāt augstskol akadēmij koledž stacij autoost pašvaldīb pārvald vēstniecīb kinoteātr teātr baznīc
    katedrāl aul lidost ost kafejnīc galerij aģentūr inspekcij policij prokuratūr ties mītn hall ēk grāmatnīc
    slimnīc bāriņties krastmal kopmītn patversm iecirkn muiž arēn kancelej saeim māj platform vid filiāl nodaļ
    estrād komisij studij auditorij foaj bāz promenād internātskol sākumskol poliklīnik sanatorij pansij darbnīc
    lasītav krātuv savienīb biedrīb kamer konfederācij federācij asociācij padom kolonij pietur pludmal piekrast
    birz kapsēt kap klīnik ambulanc kazarm hosteļ birž laboratorij observatorij tak sal pārstāvniecīb rezidenc
    aptiek depo noliktav rūpnīc fabrik lap cietoksn teras klēt pirt torn skatuv manēž viesistab istab
"""
_VENUES = (*MASCULINE_A, *_OTHERS.split())
_COMPOUND = r"\w*(?:skol|nam|centr|zāl|muzej|bibliotēk|ties|pārvald)"  # `internātvidusskolā`, `tautasnamā`
IS_VENUE = re.compile(rf"(?:{_COMPOUND}|{'|'.join(_VENUES)})(?:ijā|ajā|[āēīū]|[āēī]s|os)", re.I)
"""Nouns that are places by themselves, in the locative."""
VENUE_STEM = re.compile("|".join(_VENUES), re.I)
IS_KIND = re.compile(
    rf"\b(?:(?:{_COMPOUND}|{'|'.join(_VENUES)})(?:[aeis]|is|as|us|ija|ība)|[KT]N)\b(?! (?-i:[a-zāčēģīķļņšūž]))",
    re.I,
)
"""The same nouns in the nominative at the end of a name, or abbreviated: `Mežāres KN`.

Not in `ministrijas rīkotās sanāksmes`.
"""
IS_ENGLISH_KIND = re.compile(
    r"\b(?:(?:hall|cent(?:re|er)|room|library|museum|church|school|office|hotel|theatre)\b"
    r"(?! (?!(?:of|in|at|on|for|and)\b)(?-i:[a-z]))|(?:zoom|online)\b)",
    re.I,
)
"""English nouns for places that plans name without an article; not in `School project`."""
