"""The Latvian nouns that are places by themselves: houses, rooms, and institutions with a house."""

from __future__ import annotations

import re

_VENUES = """
    ministrij pil kultūrpil nam centr zāl plenārzāl koncertzāl telp viesnīc muzej bibliotēk skol vidusskol pamatskol
    ģimnāzij universitāt augstskol akadēmij koledž tehnikum laukum stacij autoost dom pašvaldīb pārvald biroj vēstniecīb
    kinoteātr teātr klub park dārz baznīc katedrāl aul lidost ost restorān kafejnīc galerij institūt aģentūr inspekcij
    dienest policij prokuratūr ties cietum mītn stadion hall ēk grāmatnīc slimnīc bāriņties krastmal tirg kopmītn
    patversm iecirkn fond muiž arēn kompleks kancelej saeim seim parlament māj platform vid filiāl nodaļ estrād
    amfiteātr departament komisij studij kabinet auditorij foaj vestibil pagalm bāz promenād rātsnam bērnudārz
    internātskol sākumskol poliklīnik sanatorij pansij salon darbnīc lasītav krātuv arhīv savienīb biedrīb kamer
    konfederācij federācij asociācij padom kolonij robežpunkt termināl pietur veikal lielveikal pludmal piekrast mež
    birz kaln memoriāl kapsēt kap klīnik ambulanc kazarm poligon motel hosteļ basein birž pagrab laboratorij
    observatorij planetārij cirk zoodārz tak tilt sal konsulāt pārstāvniecīb rezidenc aptiek depo angār noliktav
    rūpnīc fabrik lap kont kanāl profil pagast cietoksn kvartāl peron skver stāv teras klēt pirt torn kemping
    dendrārij skatuv manēž viesistab istab doktorāt
"""
_COMPOUND = r"\w*(?:skol|nam|centr|zāl|muzej|bibliotēk|ties|pārvald)"  # `internātvidusskolā`, `tautasnamā`
IS_VENUE = re.compile(rf"(?:{_COMPOUND}|{'|'.join(_VENUES.split())})(?:ijā|ajā|[āēīū]|[āēī]s|os)", re.I)
"""Nouns that are places by themselves, in the locative."""
VENUE_STEM = re.compile("|".join(_VENUES.split()), re.I)
IS_KIND = re.compile(
    rf"\b(?:(?:{_COMPOUND}|{'|'.join(_VENUES.split())})(?:[aeis]|is|as|us|ija|ība)|[KT]N)\b(?! (?-i:[a-zāčēģīķļņšūž]))",
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
