"""Latvian news tell in many ways that somebody says something; deeds that look alike make nobody a speaker."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    "text",
    [
        "Juris Egle aicina iedzīvotājus būt vērīgiem.",
        "Šo jautājumu uzdeva kolēģis Juris Egle, un atbilde bija īsa.",
        "Lietu ir gandrīz divdesmit, intervijā atklāj prokurors Juris Egle.",
        "Citās domās ir Juris Egle.",
        "Ne tā domā Juris Egle, kurš vada centru.",
        "Līdzīgi domā „Lauku bankas” direktors Juris Egle, kurš to pārbaudījis.",
        "Tāpat uzskata Juris Egle.",
        "Juris Egle mudināja studentus „vispirms lasīt, tad parakstīt”.",
        "Pārstāvis Juris Egle šādu pārmetumu sauca par „nepamatotu”.",
        "Šim viedoklim pievienojās arī Juris Egle.",
        "Pedagogs Juris Egle izrādi vērtēja kā īstāko, ko viņš redzējis.",
        "Juris Egle atzinīgi novērtēja Latvijas darbu.",
        "Juris Egle savukārt rādīja, kāpēc viņa valsts šādu ceļu neizvēlējās.",
        "Prokurors Juris Egle savā ziņojumā analizēja tiesu praksi.",
        "Juris Egle savu uzrunu veltīja bērniem.",
        "Informāciju par plāna izpildi sniedza Juris Egle.",
        "Ar atklāšanas uzrunu dalībniekus sveica Juris Egle.",
        "Par galveno iemeslu Juris Egle uzskata kaunu.",
        "Juris Egle tikai nosaka, ka cilvēku nevar atstāt uz ielas.",
        "Sēdi atklāja Juris Egle, atgādinot dalībniekiem, ka darba ir daudz.",
        "Vainu noliedza apsūdzētais Juris Egle.",
        "Pārstāvja Jura Egles pieredzē mītnes ir pārpildītas.",
        "Kā liecina Jura Egles pieredze, upuri klusē.",
        "Pēc Jura Egles atmiņām, policija visu zinājusi.",
        "Jura Egles padoms – neparakstīt neko.",
        "Jura Egles atzinums ir nepatīkams: divi strādnieki nezina, kur ir.",
        "Centru vada Juris Egle. Viņa secinājums ir skarbs: lēta oga nozīmē lētu cilvēku.",
        "Pie mikrofona ir Juris Egle. „Mans brālis pazuda,” zālē skan viņa balss.",
        "To dzirdēja Juris Egle. Viņš izskrēja no kases un skaļi pateica: „Nedodiet pasi!”",
        "Riski ir lieli, šorīt intervijā LTV „Rīta panorāmai” vērtēja Juris Egle (JV).",
        "Darba ir daudz, otrdien Latvijas Radio pieļāva Juris Egle.",
        "Dzīves tiek lauztas – ar šiem vārdiem klajā nāca Juris Egle, uzsverot, ka darba ir daudz.",
        "Juris Egle amatu neatstās, viņš otrdienas vakarā vairākkārt uzsvēra raidījumā.",
        "Juris Egle slimo, pastāstīja pats Egle. Viņš norādīja, ka darba ir daudz.",
        "Par Annas Liepas lēmumu Juris Egle klusē, to viņš apliecinājis žurnālam.",
        "Juris Egle ir pensijā, tomēr viņš LTV apliecinājis, ka atgriezīsies.",
        "Skolotājs Juris Egle un drošības speciālists stāstīja par darbu.",
        "Skolotājs Juris Egle un policijas inspektori stāstīja par darbu.",
        "„Likums ir vājš,” norādīja t.s. darba grupas vadītājs Juris Egle.",
        "Juris Egle š. g. martā uzsvēra, ka darba ir daudz.",
    ],
)
def test_somebody_speaks(text: str) -> None:
    assert speakers(text) == {"Juris Egle"}


@pytest.mark.parametrize(
    "text",
    [
        "Jautājumus uzdeva Juris Egle.",
        "Juris Egle bija citās domās iegrimis.",
        "Tā domā daudzi, kas pazina Juri Egli.",
        "Juris Egle darbus vērtē kā žūrijas priekšsēdētājs.",
        "Komisija, kuru vada Juris Egle, projektu vērtē kā ļoti labu.",
        "Juris Egle ar savu piemēru parādīja, ka viss ir iespējams.",
        "Treneris Juris Egle parādīja, kā jāmet bumba.",
        "Juris Egle sagatavoja savu lekciju.",
        "Ministrs, kuru pavadīja Juris Egle, savā uzrunā aplūkoja bērnu ubagošanu.",
        "Papildu informāciju sniedz Juris Egle, tālrunis 67000000.",
        "Ar atklāšanas koncertu dalībniekus sveica Juris Egle.",
        "Juris Egle lēmumu nav komentējis.",
        "Juris Egle nekad nav teicis, ka darbs ir pabeigts.",
        "Juris Egle nav vēl paziņojis, vai kandidēs.",
        "Jura Egles pieredzē balstīta filma stāsta par verdzību.",
        "Pēc Jura Egles atmiņām tapusi filma.",
        "Jura Egles lūgums ir noraidīts – naudas nebūs.",
        "Jura Egles atbilde – klusums.",
        "Ieradās Juris Egle. Zālē skan viņa dziesma.",
        "Ieradās Juris Egle. Viņa māsa apmeklēja centru un uzsvēra, ka darba ir daudz.",
        "Skolu, kuru cēla brāļi, atklāja Juris Egle.",
        "Skola ir gatava, otrdien to atklāja Juris Egle.",
        "Ieradās Juris Egle un skolas psihologs stāstīja par darbu.",
        "Juris Egle tikās ar Andri Liepu, un viņš stāstīja par darbu.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert not speakers(text)
    assert find_people(text)


@pytest.mark.parametrize("denial", ["nav noliedzis", "nav noraidījis", "nekad nav apšaubījis"])
def test_who_has_not_denied_it_says_so(denial: str) -> None:
    assert speakers(f"Juris Egle {denial}, ka darbs ir pabeigts.") == {"Juris Egle"}


def test_who_is_asked_says_also_what_leads_to_the_questions() -> None:
    text = (
        "Intervijā ministrs Juris Egle atzīst, ka darba ir daudz.\n"
        "Kas ir svarīgākais?\nSvarīgākais ir darbs.\nKas vēl?\nVēl ir atpūta."
    )
    (found,) = find_people(text)
    said = [text[one.start : one.end] for one in found.statements]
    assert said == [text.partition("\n")[0], "Svarīgākais ir darbs.", "Vēl ir atpūta."]


def test_who_mostly_asks_says_nothing_at_the_end() -> None:
    text = (
        "Anna Kalna: Cik ilgi jūs tur bijāt?\nJuris Egle: Divus gadus.\n"
        "Anna Kalna: Vai jums palīdzēja?\nJuris Egle: Jā, kaimiņi.\nAnna Kalna: Paldies par sarunu."
    )
    assert speakers(text) == {"Juris Egle"}
