"""Who speaks where a sentence names others, tells something by the way, or gives the words to an institution."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.speaking import speakers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # what a gerund tells
        ("Sēdi atklāja Anna Kalna, uzsverot, ka darba ir daudz.", {"Anna Kalna"}),
        ("Sēdi atklāja Anna Kalna, vienlaikus uzsverot, ka darba ir daudz.", {"Anna Kalna"}),
        ("Sēdi atklāja Anna Kalna, skolēniem norādot, ka darba ir daudz.", {"Anna Kalna"}),
        ("Sēdi atklāja Anna Kalna, juristiem norādot, ka darba ir daudz.", set()),  # it may be they who say so
        ("Sēdi atklāja Anna Kalna, policijai norādot, ka darba ir daudz.", set()),
        ("Klusuma brīdi pieteica direktore Anna Kalna, atgādinot, ka klusēt drīkst minūti.", {"Anna Kalna"}),
        ("Pret ieceri balsoja Juris Egle, norādīdams, ka naudas nepietiek.", {"Juris Egle"}),
        ("Uz Talsiem brauca policists Juris Egle, brīdinot, ka ledus ir plāns.", {"Juris Egle"}),
        # asides in which somebody else is named
        ("Juris Egle, kuram nācies strādāt ar Annu Kalnu, sacīja, ka tas bijis viegli.", {"Juris Egle"}),
        ("Juris Egle, pārņemot amatu no Annas Kalnas, norāda, ka nekas nemainīsies.", {"Juris Egle"}),
        (
            "Pedagoģe Anna Kalna, kuras audzēknis Juris Egle uzvarēja, neslēpj prieku: „Viņš daudz lasa.”",
            {"Anna Kalna"},
        ),
        ("Juris Egle uz jautājumu, vai patruļu skaits pieaugs, atbildēja apstiprinoši.", {"Juris Egle"}),
        ("Valsts kontrolē Juris Egle, kas vada nodaļu, sacīja, ka darba ir daudz.", {"Juris Egle"}),
        ("Pilsētas domē Anna Kalna, atbildot uz jautājumiem, norādīja, ka darba ir daudz.", {"Anna Kalna"}),
        ("Projekta noslēguma konferenci atklāja Anna Kalna, uzsverot, ka darba ir daudz.", {"Anna Kalna"}),
        # one verb for several
        (
            "Ar programmu iepazīstināja Anna Kalna, ar tiesu praksi – Juris Egle, ar kampaņu – Zane Liepa.",
            {"Anna Kalna", "Juris Egle", "Zane Liepa"},
        ),
        # what stands before the verb
        ("Kā savā pētījumā rakstījis Juris Egle, pieprasījums rada piedāvājumu.", {"Juris Egle"}),
        ("Prokurors Juris Egle lūdza grozījumus iesniegt rakstveidā.", {"Juris Egle"}),
        ("“Nē,” bez vilcināšanās nosaka Anna Kalna, un viņas vīrs klusē.", {"Anna Kalna"}),
        ("“Atbildība te nebeidzas” – ar šādiem vārdiem sanāksmi noslēdza Anna Kalna.", {"Anna Kalna"}),
        # the only woman there, where the subject is a man
        ("Juris Egle deva vārdu Annai Kalnai. Viņa stāstīja par kampaņu.", {"Anna Kalna"}),
        # who is told of, and then who tells it
        ("Balvu saņēma Anna Kalna, kurai šogad aprit 60 gadu, informē direktors Juris Egle.", {"Juris Egle"}),
        ("Konkursā uzvarēja Anna Kalna, apsteidzot Zani Liepu, pastāstīja treneris Juris Egle.", {"Juris Egle"}),
    ],
)
def test_the_one_who_says_it_speaks(text: str, who: set[str]) -> None:
    assert speakers(text) == who


@pytest.mark.parametrize(
    "text",
    [
        # a gerund of an institution, of a thought, of a deed, of the passive
        "Ministrija noraidīja projektu, kuru izstrādāja Anna Kalna, norādot, ka tas ir par dārgu.",
        "Policija ziņo, ka automašīnu vadīja Juris Egle, piebilstot, ka viņš bija reibumā.",
        "Darbā pieņemta Anna Kalna, norādot, ka viņas pieredze ir vajadzīga.",
        "Grupas līderis ir Juris Egle, atgādinot, cik tālu var tikt.",
        "Juris Egle saņēma vēstuli, brīdinot, ka līgums beidzas.",
        "Juris Egle tika atlaists, norādot, ka naudas nepietiek.",
        "Koncertā dziedāja Anna Kalna, atgādinot, ka pienākusi ziema.",
        "Par labāko kļuva Juris Egle, norādot, ka darbs atmaksājas.",
        "Ar Juri Egli sazinājās banka, brīdinot, ka nauda beigusies.",
        "Slimnīcā nomira Juris Egle, piebilstot, ka mājās viņš neatgriezās.",
        "Juris Egle pameta dzimteni, cerot, ka svešumā viņu neatradīs.",
        "Meiteni uz Angliju aizveda Juris Egle, solot, ka tur viņa strādās kafejnīcā.",
        # what an institution says of somebody
        "Bojā gājis Juris Egle, kurš vadīja automašīnu, ziņo policija.",
        "Konkursā uzvarēja Anna Kalna, apsteidzot trīs pretendentus, informē ministrija.",
        "Par direktori kļuvusi Anna Kalna, pārņemot amatu no Jura Egles, paziņoja uzņēmums.",
        # who ends a clause about something else
        "Jaunais pētījums, kura autore ir socioloģe Anna Kalna, liecina, ka jauniešu ir maz.",
        "Pētījums, par kura vadītāju kļuvis Juris Egle, liecina, ka darba ir daudz.",
        "Komisija, kuru līdz maijam vadīja Anna Kalna (NA), secina, ka nauda iztērēta.",
        "Žūrija, kurā strādāja Anna Kalna, Juris Egle un Zane Liepa, atzina, ka līmenis ir augsts.",
        # `viņa` of a man's, of another woman, and of one who was named two sentences before
        "Juris Egle bildināja Annu Kalnu. Viņa draugi apgalvo, ka kāzas būs vasarā.",
        "Policists Juris Egle atveda Annu Kalnu pie izmeklētājas. Viņa paskaidroja, ka liecināt nav obligāti.",
        "Juris Egle sveica Annu Kalnu. Sarunā iesaistījās arī meita. Viņa teica, ka ir izsalkusi.",
        # behind a quotation, a deed
        "“Palīdziet!” pie durvīm dzirdēja Anna Kalna.",
        "“Mūsu varonis” – ar šādiem vārdiem rotātu kausu pasniedza Anna Kalna.",
        "Kad satiksme apstājās, uz negadījumu pirmais reaģēja Juris Egle.",
    ],
)
def test_who_is_only_told_of_does_not_speak(text: str) -> None:
    assert find_people(text)
    assert speakers(text) == set()


def test_a_dash_gives_no_verb_of_speaking_to_whom_another_verb_belongs() -> None:
    text = "Par sodiem runāja Anna Kalna, par labāko tiesnesi atzīts – Juris Egle."
    assert speakers(text) == {"Anna Kalna"}
