"""Offices before a name: ranks, acting officials, several at once, what an office is for, in every case."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.eval_people import on_paragraphs
from tests.gold import paragraphs
from tests.support.texts.named_offices import cases, described

# A text, and whom it names: name | organisation | office | office in the nominative, where it differs | other offices.
LATVIAN = """
Par atbildīgo iecelta Labklājības ministrijas Sociālās politikas plānošanas un attīstības departamenta direktora \
vietniece Una Meldere.
- Una Meldere | Labklājības ministrijas | Sociālās politikas plānošanas un attīstības departamenta direktora \
vietniece

Saldus novada domes priekšsēdētājs Gatis Miglājs to uzsver.
- Gatis Miglājs | Saldus novada domes | priekšsēdētājs

Profesore Dr. iur. Vineta Grāvmale, Latvijas Universitātes Juridiskās fakultātes dekāne, lasīja lekciju.
- Vineta Grāvmale | Latvijas Universitātes | Juridiskās fakultātes dekāne |  | Profesore

Vides ministrs Andris Miglājs, bērnu un ģimenes lietu ministrs Gatis Miglājs un citi piedalās.
- Andris Miglājs |  | Vides ministrs
- Gatis Miglājs |  | bērnu un ģimenes lietu ministrs

Darba ir daudz – tā paudusi iekšlietu ministre Gaida Miglāja, un uz sarunu esam aicinājuši tieslietu ministru Jāni \
Miglāju.
- Gaida Miglāja |  | iekšlietu ministre
- Jānis Miglājs |  | tieslietu ministru | tieslietu ministrs

Stāsta biedrības Patvērums Drošā māja juriste Una Meldere un centra Marta vadītāja Zane Meldere.
- Una Meldere | biedrības Patvērums Drošā māja | juriste
- Zane Meldere | centra Marta | vadītāja

Biedrības Goda prezidente Una Meldere nodeva krimināllietu prokuroram Jānim Melderam.
- Una Meldere | Biedrības | Goda prezidente
- Jānis Melders |  | prokuroram | prokurors

Stāsta fonda Rīgas nodaļas vadītājs Jānis Melders un centra Latvijas pārstāve Una Meldere.
- Jānis Melders | fonda | Rīgas nodaļas vadītājs
- Una Meldere | centra | Latvijas pārstāve

Portāls runāja ar nozares pazinējiem - bijušo iekšlietu ministru Gati Miglāju.
- Gatis Miglājs |  | bijušo iekšlietu ministru | bijušais iekšlietu ministrs

To skaidro inspekcijas Bāriņtiesu un audžuģimeņu departamenta direktore Elita Strautmale.
- Elita Strautmale | inspekcijas | Bāriņtiesu un audžuģimeņu departamenta direktore

Turpina mana kolēģe Elita Strautmale.
- Elita Strautmale |  | kolēģe

Nodarbinātības valsts aģentūras direktora pienākumu izpildītāja Elita Strautmale atklāja izstādi.
- Elita Strautmale | Nodarbinātības valsts aģentūras | direktora pienākumu izpildītāja

Pateicība Ogres novada domes priekšsēdētāja vietniekam - nodaļas vadītājam Andrim Miglājam.
- Andris Miglājs | Ogres novada domes | priekšsēdētāja vietniekam - nodaļas vadītājam | \
priekšsēdētāja vietnieks - nodaļas vadītājs

Žūriju vada kinorežisore un scenāriste Dzidra Miglāja.
- Dzidra Miglāja |  | kinorežisore |  | scenāriste

AS „Rietumu prāmis” valdes priekšsēdētājs Edvīns Kadiķis un valdes loceklis Raitis Sila ieradās kopā.
- Edvīns Kadiķis | AS „Rietumu prāmis” | valdes priekšsēdētājs
- Raitis Sila |  | valdes loceklis

Viesi tikās ar Valsts robežsardzes priekšnieku ģenerāli Normundu Gārbārdi un viņa palīgu kapteini Juri \
Smildziņu.
- Normunds Gārbārdis | Valsts robežsardzes | priekšnieku ģenerāli | priekšnieks ģenerālis
- Juris Smildziņš |  | palīgu kapteini | palīgs kapteinis

Izmeklēšanu vada Valsts policijas Galvenās kriminālpolicijas pārvaldes 3. nodaļas priekšnieka palīgs majors \
Ainis Rudzājs.
- Ainis Rudzājs | Valsts policijas | Galvenās kriminālpolicijas pārvaldes 3. nodaļas priekšnieka palīgs majors

Sieviešu tiesību institūta valdes priekšsēdētājas Dacītes Beitmanes priekšlikumu atbalstīja visi.
- Dacīte Beitmane | Sieviešu tiesību institūta | valdes priekšsēdētājas | valdes priekšsēdētāja

Fonda vēstnese ir televīzijas žurnāliste un modele Agnija Grīnlauka.
- Agnija Grīnlauka | televīzijas | žurnāliste |  | modele

Apsūdzētā aizstāve zvērināta advokāte Lilija Strode lūdza tiesu pārtraukumu.
- Lilija Strode |  | Apsūdzētā aizstāve zvērināta advokāte

Ar ziedojumu vākšanu nodarbojas brīvprātīgā Kristiāna Pētermane un brīvprātīgais Alens Mežulis.
- Kristiāna Pētermane |  | brīvprātīgā
- Alens Mežulis |  | brīvprātīgais

Palīdzību koordinē biedrības „Zvaigznes bērni” jurists un līdzdibinātājs Jāzeps Vucāns.
- Jāzeps Vucāns | biedrības „Zvaigznes bērni” | jurists |  | līdzdibinātājs

Kampaņas ideju izstrādāja reklāmas aģentūras «Lauks» radošais direktors Kristers Dzērvājs un dizainere Una \
Zviedre.
- Kristers Dzērvājs | reklāmas aģentūras «Lauks» | radošais direktors
- Una Zviedre |  | dizainere

Sižetu veidoja raidījuma „Krustpunkts” vadītājs Aidis Tomlauks un TV3 reportiere Beāte Kaijāne.
- Aidis Tomlauks |  | raidījuma „Krustpunkts” vadītājs
- Beāte Kaijāne | TV3 | reportiere

Bijušajai valsts prezidentei Vairai Vītolzemei un tiesībsargam Jurim Jansonlaukam nosūtīta vēstule.
- Vaira Vītolzeme |  | Bijušajai valsts prezidentei | Bijusī valsts prezidente
- Juris Jansonlauks |  | tiesībsargam | tiesībsargs

Rīgas Centra humanitārās vidusskolas direktores vietniece audzināšanas darbā Līga Tīmane un sociālā pedagoģe \
Inga Strazdmale atbalsta ideju.
- Līga Tīmane | Rīgas Centra humanitārās vidusskolas | direktores vietniece audzināšanas darbā
- Inga Strazdmale |  | sociālā pedagoģe

Zvanīja Rīgas Latviešu biedrības sekretāres vietas izpildītājs Valts Sūnāns un grāmatveža palīdze Maruta \
Egle-Kalve.
- Valts Sūnāns | Rīgas Latviešu biedrības | sekretāres vietas izpildītājs
- Maruta Egle-Kalve |  | grāmatveža palīdze

Ministrija pateicas Drošības policijas priekšniekam Jānim Reinlaukam, Ieslodzījuma vietu pārvaldes priekšnieces \
vietniekam Kasparam Mazmuižam un Probācijas dienesta vadītājam Imantam Vecmuižam.
- Jānis Reinlauks | Drošības policijas | priekšniekam | priekšnieks
- Kaspars Mazmuižs | Ieslodzījuma vietu pārvaldes | priekšnieces vietniekam | priekšnieces vietnieks
- Imants Vecmuižs | Probācijas dienesta | vadītājam | vadītājs

Ģimenes ārste Ainārija Kūlzeme un vecmāte Rudīte Dreimane pārbauda visas klientes.
- Ainārija Kūlzeme |  | Ģimenes ārste
- Rudīte Dreimane |  | vecmāte

Klausītājus sveica Lielbritānijas vēstniecības pirmā sekretāre Helēna Mārša un vēstniecības konsulārā atašeja \
palīgs Deivids Vots.
- Helēna Mārša | Lielbritānijas vēstniecības | pirmā sekretāre
- Deivids Vots | vēstniecības | konsulārā atašeja palīgs

Tikšanās reizē ar jauno Francijas vēstnieci Odilu Sulāri un militāro atašeju pulkvedi Žanu Morē pārrunāja \
palīdzību.
- Odila Sulāre |  | jauno Francijas vēstnieci | jaunā Francijas vēstniece
- Žans Morē |  | militāro atašeju pulkvedi | militārais atašejs pulkvedis

Talkas vadītāja lomu uzņēmās mežsargs Zintis Egļmājs, bet virtuvē saimniekoja pavāre Skaidrīte Ābolzeme.
- Zintis Egļmājs |  | mežsargs
- Skaidrīte Ābolzeme |  | pavāre

Runāja Latgales tiesas apgabala prokuratūras virsprokurore Helēna Mārša un Zemgales tiesas apgabala prokurors \
Deivids Vots.
- Helēna Mārša | Latgales tiesas apgabala prokuratūras | virsprokurore
- Deivids Vots |  | Zemgales tiesas apgabala prokurors

Ieradās EDSO Īpašā pārstāve Helēna Mārša un vēstniecības Īrijā konsule Zane Vota.
- Helēna Mārša | EDSO | Īpašā pārstāve
- Zane Vota | vēstniecības Īrijā | konsule

Ieradās Pilsonības un migrācijas lietu pārvaldes (PMLP) pārstāvis Deivids Vots un Eiropas policijas aģentūras \
(Eiropols) eksperte Helēna Mārša.
- Deivids Vots | Pilsonības un migrācijas lietu pārvaldes (PMLP) | pārstāvis
- Helēna Mārša | Eiropas policijas aģentūras (Eiropols) | eksperte

Biedrības „Osta „Miera krasts”” (OMK) vadītāja Helēna Mārša pasniedza balvu.
- Helēna Mārša | Biedrības „Osta „Miera krasts”” (OMK) | vadītāja

Sociālo lietu pārvaldes (Rīga) vadītāja Helēna Mārša pasniedza balvu.
- Helēna Mārša |  | Sociālo lietu pārvaldes (Rīga) vadītāja

NVA Alūksnes filiāles vadītāja Helēna Mārša un studiju programmas direktors Deivids Vots ieradās.
- Helēna Mārša | NVA | Alūksnes filiāles vadītāja
- Deivids Vots |  | studiju programmas direktors

Klusēja liepājniece Helēna Mārša, olainieks Deivids Vots un amatnieks Žans Morē.
- Helēna Mārša
- Deivids Vots
- Žans Morē |  | amatnieks

Vadīja Lauku atbalsta dienesta direktore Helēna Mārša. Stāstīja Lauku atbalsta dienesta direktors Deivids Vots.
- Helēna Mārša | Lauku atbalsta dienesta | direktore
- Deivids Vots | Lauku atbalsta dienesta | direktors

Bijusī tieslietu ministre, tagad fonda „Taisnība” priekšsēdētāja Helēna Mārša klusēja.
- Helēna Mārša | fonda „Taisnība” | priekšsēdētāja |  | Bijusī tieslietu ministre

Ministre klusēja, tagad runās direktore Helēna Mārša.
- Helēna Mārša |  | direktore

Tiesu medicīnas eksperts Deivids Vots, skolu psiholoģe Zane Vota un ministriju pārstāve Helēna Mārša klusēja.
- Deivids Vots |  | Tiesu medicīnas eksperts
- Zane Vota |  | skolu psiholoģe
- Helēna Mārša |  | ministriju pārstāve

Ieradās Nacionālo bruņoto spēku kapteinis Deivids Vots un Zemgales plānošanas reģiona vadītāja Helēna Mārša.
- Deivids Vots | Nacionālo bruņoto spēku | kapteinis
- Helēna Mārša | Zemgales plānošanas reģiona | vadītāja

Ieradās Igaunijas vēstniecības Rīgā otrā sekretāre Helēna Mārša un Igaunijas pārstāvniecības Eiropas Savienībā \
padomniece Zane Vota.
- Helēna Mārša | Igaunijas vēstniecības Rīgā | otrā sekretāre
- Zane Vota | Igaunijas pārstāvniecības Eiropas Savienībā | padomniece

Klusēja Ziedu fonda sekretariāta direktore Helēna Mārša un Latgales reģiona vadītāja Zane Vota.
- Helēna Mārša | Ziedu fonda | sekretariāta direktore
- Zane Vota |  | Latgales reģiona vadītāja

Valsts policijas aizturētais jurists Deivids Vots un Rīgas universitātes asociētā profesore Zane Vota klusēja.
- Deivids Vots |  | aizturētais jurists
- Zane Vota | Rīgas universitātes | asociētā profesore

Runāja Zviedrijas Bērnu, veco ļaužu un sporta ministrijas sekretāre Zane Vota.
- Zane Vota | Zviedrijas Bērnu, veco ļaužu un sporta ministrijas | sekretāre

Runāja Tautsaimniecības, agrārās, vides un reģionālās politikas komisijas vadītāja Zane Vota.
- Zane Vota | Tautsaimniecības, agrārās, vides un reģionālās politikas komisijas | vadītāja

Sanāca daudz bērnu, veco ļaužu un invalīdu biedrības vadītāja Zane Vota.
- Zane Vota | veco ļaužu un invalīdu biedrības | vadītāja

Direktors pasniedza ministrijas „Pateicību” biedrības „Gaisma” juristei Zanei Votai.
- Zane Vota | biedrības „Gaisma” | juristei | juriste

Valsts policijas Noziegumu pret personu apkarošanas nodaļas priekšnieks Deivids Vots klusēja.
- Deivids Vots | Valsts policijas | Noziegumu pret personu apkarošanas nodaļas priekšnieks

Runāja Eiropas Padomes Rīcības pret cilvēku tirdzniecību ekspertu grupas (GRETA) locekle Zane Vota.
- Zane Vota | Eiropas Padomes | Rīcības pret cilvēku tirdzniecību ekspertu grupas (GRETA) locekle

Ekspertu grupas cīņai pret vardarbību vadītāja Zane Vota runāja. Pēc cīņas pret narkotikām vadītāja Zane Vota klusēja.
- Zane Vota |  | Ekspertu grupas cīņai pret vardarbību vadītāja
- Zane Vota |  | vadītāja

Runāja Liepājas pilsētas domes priekšsēdētāja vietniece izglītības, kultūras un sporta jautājumos Zane Vota.
- Zane Vota | Liepājas pilsētas domes | priekšsēdētāja vietniece izglītības, kultūras un sporta jautājumos

„Es gaidīju,” smaida studente Zane Vota.
- Zane Vota |  | studente

„Es gaidīju,” tvītā atraksta studente Zane Vota.
- Zane Vota |  | studente

Vispirms direktore Zane Vota sveica viesus. Rīgā direktore Zane Vota runāja ilgi.
- Zane Vota |  | direktore
- Zane Vota |  | direktore

Plkst. 10:30 tieslietu ministre Zane Vota atklās semināru.
- Zane Vota |  | tieslietu ministre

Sākums plkst. 9.00. Ministre Zane Vota atklās semināru.
- Zane Vota |  | Ministre
"""


@pytest.mark.parametrize(("text", "people"), cases(LATVIAN))
def test_a_latvian_office_is_parted_from_its_institution_and_put_in_the_nominative(
    text: str, people: list[str]
) -> None:
    assert [described(one) for one in find_people(text)] == people


def test_labelled_offices_are_read_as_a_reader_reads_them() -> None:
    figures = on_paragraphs(paragraphs("offices"))
    assert len(figures.offices) > 30
    assert all(figures.offices)
    assert all(figures.offices_nominative)
