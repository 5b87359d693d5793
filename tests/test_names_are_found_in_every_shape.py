"""Names as lists, brackets, families and capitals write them."""

from __future__ import annotations

import pytest

from archive.people import find_people


def names(text: str, lang: str = "lv") -> list[str]:
    found = find_people(text, lang)
    assert all(text[one.start : one.end] == one.name_as_written for one in found)
    return [one.nominative for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tikšanos vadīja Inese un Andris Zemzari.", ["Inese Zemzare", "Andris Zemzars"]),
        ("Paldies Inesei un Andrim Kalniņiem!", ["Inese Kalniņa", "Andris Kalniņš"]),
        ("Tikšanos vadīja Anna un Ieva Kalniņas.", ["Anna Kalniņa", "Ieva Kalniņa"]),
        ("Tikšanos vadīja Anna un Andris Kalniņš.", ["Andris Kalniņš"]),
        ("Brāļi Juris un Andris Zemzari klusēja.", ["Juris Zemzars", "Andris Zemzars"]),
        ("Klusēja Vācijas eksperti Klauss Pēters Vētrasons un Anna Kalna.", ["Klauss Pēters Vētrasons", "Anna Kalna"]),
        ("„Darbs ir,” sacīja Klauss Pēters Vētrasons.", ["Klauss Pēters Vētrasons"]),
        ("„Darbs ir,” sacīja Krusttēvs Pēters Vētrasons.", ["Pēters Vētrasons"]),
        ("„Darbs ir,” sacīja Liepājas Pēters Vētrasons.", ["Pēters Vētrasons"]),
        ("Klusēja bet Mārtiņš Vētrasons.", ["Mārtiņš Vētrasons"]),
        ("Iecelta Antra Vētraslapa. A. Vētraslapa ieguvusi grādu.", ["Antra Vētraslapa", "Antra Vētraslapa"]),
        ("Klusēja Andris Kalns. A. Kalna grāmata izdota.", ["Andris Kalns", "Andris Kalns"]),
        ("Iecelta Antra Kalna. Pēc ministra A. Kalna domām, darbs ir labs.", ["Antra Kalna", "A. Kalns"]),
        ("Ieradās Antra Kalna. Tika atklāta A. Kalna izstāde.", ["Antra Kalna", "A. Kalns"]),
        ("Anna Liepa stadionā klusēja.", ["Anna Liepa"]),
        ("Jānis Kalns balvu saņēma klusēdams.", ["Jānis Kalns"]),
        ("Pie ogu audzētāja Laimdota Kalna ieradās kaimiņi.", ["Laimdots Kalns"]),
        (
            "Dalībnieki\n1. Vētraskalna Anna, biedrība\n2. Zemzars Juris, biedrība",
            ["Anna Vētraskalna", "Juris Zemzars"],
        ),
        ("Klusēja VĒTRASKALNA Anna.", ["Anna Vētraskalna"]),
        ("Aktieris Brends Vētrasons klusēja.", ["Brends Vētrasons"]),
        ("Klusēja eksperte Hrönn Ólafdóttir (Hrenna Oulafa).", ["Hrenna Oulafa"]),
        ("Klusēja Lasma Vetraskalna. Runāja Lāsma Vētraskalna.", ["Lāsma Vētraskalna", "Lāsma Vētraskalna"]),
        ("Klusēja V.E. Anna Kalna.", ["Anna Kalna"]),
        ("Sekretariāta Darba grupa pateicas par uzņemšanu.", []),
        ("Sv. Jēkaba baznīcā notika koncerts.", []),
        ("Par to vēsta Deutsche Zeitung.", []),
        ("Klusēja projekta vadītāja Reda Vētrauskiene.", ["Reda Vētrauskiene"]),
        ("Klusēja prezidente Vaira Krastis.", ["Vaira Krastis"]),
        ("Darbiniece Anna Kalna Pēteri atceras labi.", ["Anna Kalna"]),
        ("Klusēja Anna Marija Kalna.", ["Anna Marija Kalna"]),
        ("Marta Centrs un Anna Departaments klusēja.", []),
        ("Klusēja prezidents Nikolā Vētrks.", ["Nikolā Vētrks"]),
        ("Klusēja žurnāliste Madona Vētraskalna.", ["Madona Vētraskalna"]),
        ("Klusēja vadītāja Madonā Vētraskalna.", []),
        ("Klusēja vadītāja Madonas Vētraskalna.", []),
        ("Vēstnieks Prāgā Jānis klusēja.", []),
        ("Par to Annai Kalniņš teica, ka nevar.", ["Anna Kalniņš"]),
        ("Lūdza Ilze Kalna Iekšlietu ministrijas vārdā.", ["Ilze Kalna"]),
        ("Mācījies Maksima Vētrkija Literatūras institūtā.", []),
        ("Klusēja ministra Luisa Vētresa Sapatero valdība.", ["Luiss Vētress Sapatero"]),
        ("Rīgas Domes Labklājības departamenta pārstāve Ilze Kalna.", ["Ilze Kalna"]),
        ("Klusēja Vjetnamas pilsonis Nguens Van Tuans.", ["Nguens Van Tuans"]),
        ("Nadīja Vētrenko paziņoja, ka nepiekrīt.", ["Nadīja Vētrenko"]),
        ("Upuris Londonas Hītrovas lidostā lūdza palīdzību.", []),
        ("Pašvaldība\tCietušie\tZiņojumi\tApmācītie darbinieki", []),
        ("Uzņēmums\tGads\tRezultāts", []),
        ("Vārds\tUzvārds\tAmats\nIlze\tKalna\tpārstāve", ["Ilze Kalna"]),
        # what stands beside a name tells its case
        ("Vadītāja Valda Kalna vairākkārt atteikusies palīdzēt.", ["Valda Kalna"]),
        ("Vadītāja Maira Kalna turpretī atbild ar jā.", ["Maira Kalna"]),
        ("Tika atklāta Andra Kalna nesen gleznotā glezna.", ["Andris Kalns"]),
        ("Tas notika Andra Kalna dēļ.", ["Andris Kalns"]),
        ("Sievietes krustmāte A. Kalna žurnālistus lūdza nerakstīt.", ["A. Kalna"]),
        ("Par tēva A. Kalna māju klusēja.", ["A. Kalns"]),
        # surnames in capitals
        ("Klusēja Anna KALNA-BĒRZA un Ilze ZĪLE.", ["Anna Kalna-Bērza", "Ilze Zīle"]),
        ("Klusēja eksperte Rasna VĒTRASKALNA.", ["Rasna Vētraskalna"]),
        ("Klusēja ministrs A. VĒTRASKALNS un referente Z. ZĪLE.", ["A. Vētraskalns", "Z. Zīle"]),
        ("A. VĒTRASKALNA: Vai ir dati?", ["A. Vētraskalna"]),
        ("Klusēja Anna VĒTRASKALNA. VĒTRASKALNA uzsvēra, ka darba ir daudz.", ["Anna Vētraskalna", "Anna Vētraskalna"]),
        ("I. IEVADS\n\nTeksts.", []),
        ("V. NOSLĒGUMS. Darba ir daudz.", []),
        ("A. DAĻA un B. PIELIKUMS", []),
        ("Atslēga ir „A. VĀRDS”, to zina visi.", []),
        ("PAR A. VĒTRASKALNA DARBU", []),
        ("Projekts HESTIA sākās, ieradās grupa GRETA.", []),
        # a capital within a name
        ("Klusēja prokurors Otmārs O'Vētrs un aktieris Brends McDonald.", ["Otmārs O'Vētrs", "Brends McDonald"]),
        # a woman's surname of the sixth declension
        ("Balvu pasniedza Elīnai Zivij.", ["Elīna Zivs"]),
    ],
)
def test_people_of_a_latvian_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Commander Hugh Ashdown Merrow of the State Police spoke.", ["Hugh Ashdown Merrow"]),
        ("We met Ms Kerttu Annika Saloheimo, judge.", ["Kerttu Annika Saloheimo"]),
        ("Sarmite Vetraskalna, Head of the association “Open Door”, came.", ["Sarmite Vetraskalna"]),
        ("Lasma Vetraskalna came. Lāsma Vētraskalna spoke.", ["Lāsma Vētraskalna", "Lāsma Vētraskalna"]),
        ("Mr Ambassador came. Good Practice was shown.", []),
        ("Toomas Raudsepp and Małgorzata Wrona came.", ["Toomas Raudsepp", "Małgorzata Wrona"]),
        ("Ojars Vetraskalns came.", ["Ojars Vetraskalns"]),
        ("Eva Maria Lindgard and Sarah Jane Whitlock came.", ["Eva Maria Lindgard", "Sarah Jane Whitlock"]),
        ("We met Pieter van den Brug and Luca di Marco.", ["Pieter van den Brug", "Luca di Marco"]),
        ("GRETA President Nicolas Le Goff came.", ["Nicolas Le Goff"]),
        ("Prime Minister Ngozi Okafor came.", ["Ngozi Okafor"]),
        ("Estonia's Ngaio Lepik came with Norway’s Kari Solheim.", ["Kari Solheim"]),
        ("Estonia's Kadri Lepik came.", ["Kadri Lepik"]),
        ("Estonian Kadri Lepik came.", ["Kadri Lepik"]),
        ("The mayor of Bauska Anna Kalna and the Delegation Ivo Egle came.", ["Anna Kalna", "Ivo Egle"]),
        ("Her colleague Ngozi Okafor came.", ["Ngozi Okafor"]),
        ("Experts: Anna Kalna (State Police), Ngozi Okafor (Swedish Council).", ["Anna Kalna", "Ngozi Okafor"]),
        (
            "Judge Anna Kalna, Sergeant Ngozi Okafor, and Dr Anda Egle came.",
            ["Anna Kalna", "Ngozi Okafor", "Anda Egle"],
        ),
    ],
)
def test_people_of_an_english_text(text: str, expected: list[str]) -> None:
    assert names(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Raoul Wallenberg Institute and the Konrad Adenauer Foundation paid.",
        "St Thomas Church and San Marco Square are old.",
        "Male Prostitution and Line Managers were discussed.",
        "Amnesty International (Latvian Office) and Safe Return (Ministry of Welfare) joined.",
        "He drove along the Costa del Sol to La Paz.",
        "The Director Corporate Outreach left.",
    ],
)
def test_what_bears_a_name_is_no_person(text: str) -> None:
    assert names(text, "en") == []
