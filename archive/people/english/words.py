"""English words around names: offices, institutions, and words that are not names."""

from __future__ import annotations

from archive.people.english.offices.occupations import any_of

CAPITALISED_WORD = r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][\w’-]*"
TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|H\.E|Hon|Capt|Col|Gen|Insp|Lt|Maj|Sgt)\.? ){0,2}"  # before a name
# Bodies whose name has no word for their kind.
_BODIES = "Caritas Eurojust Europol Frontex ILO IOM Interpol OSCE UN UNESCO UNHCR UNICEF UNODC WHO".split()
BODY = any_of(_BODIES)
INSTITUTION = any_of(
    [
        *(
            r"Academy Administration Agency Alliance Association Authority Bank Board Center Centre Chamber "
            r"Chancellery Clinic Coalition College Commission Committee Company Confederation Council Court "
            r"Embassy Federation Foundation Fund Guard Hospital Inspectorate Institute Library Ministry "
            r"Municipalities Municipality Museum NGO Network Office Organi[sz]ation Parliament Police Prison "
            r"Radio Saeima School Secretariat Service Society Television Union University association center "
            r"centre clinic company embassy foundation hospital library magazine ministry municipality museum "
            r"newspaper organi[sz]ation prison school shelter university"
        ).split(),
        *_BODIES,
        r"Red Cross",
        r"United Nations",
        r"custody court",
    ]
)
# Words for relations and for lay people, which precede a name like an office.
KIN = frozenset(
    "friend colleague counterpart partner wife husband mother father parent sister brother daughter son aunt uncle "
    "cousin neighbour neighbor survivor victim woman man girl boy pupil student resident owner".split()
)
# `and her Latvian colleague N`
KIN_PHRASE = rf"(?:the|an?|his|her|their|its) (?:[\w-]+ ){{0,2}}?(?:{'|'.join(sorted(KIN))}) "
# Words with a capital at the beginning of a sentence, and names of times: not part of a name or an office.
OPENERS = frozenset(
    "Had Should Were "
    "The In On At For From And With Of By To A An As It We They He She This That These Those Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday January February March April May June July August September October November "
    "December Later Then Today Yesterday Earlier Meanwhile However Also But When While After Still Now Finally Here "
    "There If Although Once Both Only Even Instead Again Afterwards Thus So Nevertheless Unlike Like Last Next "
    "Recently Previously Currently Similarly Additionally Moreover Furthermore According Speaking Together Because "
    "Though Yet Nor Nobody Everybody Everyone Somebody What Who Why How Where Which Her His Its Their Our My "
    "Your Whether Unless Imagine Suppose Neither Another "
    "About Against Among Around Behind Beside Besides Between Despite During Following Including Into Near Over "
    "Regarding Through Throughout Under Upon Via Without".split()
)
# Capitalised words that begin or end rows that are not names of people.
NO_NAME = OPENERS | frozenset(
    "Ministry Council Municipality University Police State National European Union Human Trafficking Department "
    "Service Social Affairs Board Office Latvian Latvia Riga City Republic Safe Shore Bridge Light Day World "
    "Convention Action Group Working Criminal Law Cabinet Regulation Centre Library Head Deputy Chair Senior Executive "
    "Labour Inspectorate Border Guard Employment Agency Interior Welfare Justice Foreign North South East West "
    "Northern Southern Eastern Western Baltic Sea States United Kingdom Nations Europe Supreme Court Prime Minister "
    "President Palace Hall Town Park Beach Street Square Parish County Region District Municipalities Association "
    "Foundation Institute Academy College School Hospital Unity House Committee Commission Directive Section Article "
    "Anti Combating Persons Beings Coordinator Programme Project Step Stay Read Before You Are Not Sale Every Today "
    "Until Since Most Some Three Officers More Stops Castle Museum Cathedral Church Airport Harbour Port Island Lake "
    "River Bay Gulf Organised Crime Other Branches Local Regional Governments Mayor Unit Support Victim Victims Good "
    "Practice Handbook Guide Report Forum Conference Network Strategy Act Bureau Division Task Force Team Training "
    "Media News Radio Television Estonian Lithuanian Polish Finnish Swedish Norwegian Danish Icelandic German British "
    "Irish Dutch Belgian French Italian Spanish Russian Ukrainian Belarusian American Nordic Estonia Lithuania Poland "
    "Finland Sweden Norway Denmark Iceland Germany Britain Ireland Netherlands Belgium France Italy Spain Russia "
    "Ukraine Belarus England Scotland America Tallinn Vilnius London "
    # Fields of offices and institutions, which end their names: `the Centre for Education N`.
    "Education Health Culture Finance Economics Economy Environment Defence Defense Transport Development Agriculture "
    "International Federation Services Awards Prize Stiftung Science Research Security Migration Asylum Integration "
    "Equality Rights Children Youth Family Women Statistics Communication Communications Relations Cooperation "
    "Protection Prevention Inclusion Sport Tourism Energy Trade Matters Policy Issues Affaires Administration "
    # Titles of former professors, which stand between the office and the name.
    "Emerita Emeritus".split()
)
# Things named after people: behind a name, they show that no person is meant (`the Alexander Hotel`).
NAMED_AFTER = frozenset(
    "Airport Arena Avenue Award Awards Boulevard Bridge Building Bursary Case Castle Cathedral Chair Chapel Church "
    "Clinic College Cup Fellowship Foundation Fund Gallery Harbour Hospital Hotel House Institute Lecture Library "
    "Medal Memorial Module Monument Museum Operation Palace Place Prize Programme Project Restaurant Road "
    "Scholarship School Square Stadium Station Stiftung Street Tax Theatre Travel Trial Trophy Trust University "
    "One Two Three Four Five Six Seven Eight Nine Ten".split()
)
# Countries behind the capitals of a body: `IOM Latvia`.
COUNTRIES = frozenset(
    "Austria Belarus Belgium Bulgaria Croatia Cyprus Czechia Denmark Estonia Finland France Georgia Germany Greece "
    "Hungary Iceland Ireland Italy Latvia Lithuania Luxembourg Malta Moldova Netherlands Norway Poland Portugal "
    "Romania Slovakia Slovenia Spain Sweden Switzerland Turkey Ukraine Europe Albania Armenia Azerbaijan Kazakhstan "
    "Uzbekistan Tajikistan Serbia Kosovo Montenegro Russia Canada Australia Brazil Mexico Japan Vietnam Thailand "
    "Philippines Nepal Bangladesh Pakistan Nigeria Egypt Syria Iraq Iran Afghanistan Israel India China UK USA".split()
) | {"America", "Czech Republic", "Great Britain", "The Netherlands", "United Kingdom", "United States"}
