"""English words around names: offices, institutions, and words that are no names."""

from __future__ import annotations

import re

OFFICE = re.compile(
    r"\b(?:[Dd]irector|[Hh]ead|[Cc]hair(?:man|woman|person)?|[Ss]ecretary|[Mm]inister|[Oo]fficer|[Cc]oordinator"
    r"|[Mm]anager|[Aa]dvis[eo]r"
    r"|[Ee]xpert|[Ii]nspector|[Pp]rosecutor|[Ll]awyer|[Jj]udge|[Pp]rofessor|[Ll]ecturer|[Jj]ournalist"
    r"|[Pp]sychologist|[Ss]ociologist|[Ss]pecialist"
    r"|[Rr]epresentative|[Mm]ember|[Mm]ayor|[Cc]hief|[Pp]resident|[Aa]mbassador|[Cc]onsul|[Ee]ditor|[Ww]orker"
    r"|[Rr]esearcher|[Cc]aptain|[Cc]olonel"
    r"|[Ll]ieutenant|[Mm]ajor|[Gg]eneral|[Ss]pokes(?:man|woman|person)|[Dd]eputy|[Oo]wner|[Tt]eacher|[Dd]octor"
    r"|[Nn]urse|[Ss]tudent|[Ll]eader"
    r"|[Cc]ommissioner|[Aa]nalyst|[Cc]onsultant|[Oo]mbudsman|[Cc]hairperson|[Cc]ommander|[Ss]ergeant|[Aa]ttach[ée]|[Cc]ounsellor|[Cc]urator|[Cc]o-?founder|[Ff]ounder|[Vv]olunteer|[Ss]enator|[Bb]ishop|[Ss]cientist|[Ee]conomist|[Pp]hotographer|[Aa]ctor|[Aa]ctress|[Ss]inger|[Ww]riter|[Aa]uthor|[Rr]ector|[Dd]ean|[Rr]apporteur|[Tt]rainer|[Ii]nterpreter|[Ss]upervisor|[Aa]dministrator|[Aa]ssistant|[Dd]etective|[Ss]uperintendent|(?:[Vv]ice-)?[Cc]hancellor|[Cc]onstable|[Ee]nvoy|[Rr]eporter|[Ii]nvestigator|[Mm]inisters?|[Aa]ttorney|[Dd]elegate)\b"
)
INSTITUTION = re.compile(
    r"\b(?:Ministry|Council|Municipality|University|Police|Inspectorate|Agency|Service|Board|Office|Association"
    r"|Foundation|Institute|Academy"
    r"|College|School|Court|Parliament|Saeima|Embassy|Bank|Centre|Center|Hospital|Guard|Union|Commission"
    r"|Committee|Society"
    r"|[Aa]ssociation|[Ff]oundation|[Cc]ompany|shelter|Authority|Administration|Municipalities"
    r"|centre|center|hospital|school|library|museum|clinic|newspaper|magazine|NGO|[Oo]rgani[sz]ation)\b"
)
# What people are to each other, and lay people: what stands before a name as an office does.
KIN = frozenset(
    "friend colleague counterpart partner wife husband mother father parent sister brother daughter son aunt uncle "
    "cousin neighbour neighbor survivor victim woman man girl boy pupil student resident owner".split()
)
# Capitalised words that begin or end rows which are no names of persons.
NO_NAME = frozenset(
    "The In On At For From And With Of By To A An As It We They He She This That These Those Ministry Council "
    "Municipality University Police State National European Union Human Trafficking Department Service Social "
    "Affairs Board Office Latvian Latvia Riga City Republic Safe Shore Bridge Light Day World Convention Action "
    "Group Working Criminal Law Cabinet Regulation Centre Library Head Deputy Chair Senior Executive Labour "
    "Inspectorate Border Guard Employment Agency Interior Welfare Justice Foreign Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday January February March April May June July August September October November "
    "December North South East West Northern Southern Eastern Western Baltic Sea States United Kingdom Nations "
    "Council Europe Supreme Court Prime Minister President Palace Hall Town Park Beach Street Square Parish "
    "County Region District Municipalities Association Foundation Institute Academy College School Hospital Unity "
    "House Committee Commission Directive Section Article Anti Combating Persons Beings Coordinator Programme "
    "Project Step Stay Read Before You Are Not Sale Every Today Until Since Most Some Three Officers More Stops "
    "Castle Museum Cathedral Church Airport Harbour Port Island Lake River Bay Gulf Organised Crime Other "
    "Branches Local Regional Governments Mayor Unit Support Victim Victims Good Practice Handbook Guide Report Forum "
    "Conference Network Strategy Law Act Bureau Division Task Force Team Centre Training Media News Radio "
    "Television "
    "Estonian Lithuanian Polish Finnish Swedish Norwegian Danish Icelandic German British Irish Dutch Belgian French "
    "Italian Spanish Russian Ukrainian Belarusian American Nordic Estonia Lithuania Poland Finland Sweden Norway "
    "Denmark Iceland Germany Britain Ireland Netherlands Belgium France Italy Spain Russia Ukraine Belarus England "
    "Scotland America Tallinn Vilnius London "
    # What offices and institutions are for, which ends their names: `the Centre for Education N`.
    "Education Health Culture Finance Economics Economy Environment Defence Defense Transport Development Agriculture "
    "International Federation Services Awards Prize Stiftung "
    "Science Research Security Migration Asylum Integration Equality Rights Children Youth Family Women Statistics "
    "Communication Communications Relations Cooperation Protection Prevention Inclusion Sport Tourism Energy Trade "
    # Adverbs and the like, which have a capital where they begin a sentence.
    "Later Then Today Yesterday Earlier Meanwhile However Also But When While After Still Now Finally Here There If "
    "Although Once Both Only Even Instead Again Afterwards Thus So Nevertheless Unlike Like Last This Next Recently "
    "Previously Currently Similarly Additionally Moreover Furthermore According Speaking Together Because Though Yet "
    "Nor Nobody Everybody Everyone Somebody What Who Why How Where Which Her His Its Their Our My Your".split()
)
