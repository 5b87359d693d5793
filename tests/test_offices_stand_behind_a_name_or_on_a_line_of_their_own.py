"""Offices behind a name: after a comma or a dash, in brackets, after `no`, on lines that list or sign."""

from __future__ import annotations

import pytest

from archive.people import find_people
from tests.support.texts.named_offices import cases, described

# A text, and whom it names: name | organisation | office | office in the nominative, where it differs | other offices.
LATVIAN = """
Atbildīgā par projekta īstenošanu ir Velga Ronzāle, biedrības „Zaļais krasts” projektu vadītāja.
- Velga Ronzāle | biedrības „Zaļais krasts” | projektu vadītāja

Sarunu vadīs Olga Siliņmuiža – Latvijas Radio 4 programmu direktore.
- Olga Siliņmuiža | Latvijas Radio 4 | programmu direktore

Viņu nomainīs Jolanta Seržāne, līdzšinējā Siguldas novada bāriņtiesas priekšsēdētāja vietniece.
- Jolanta Seržāne | Siguldas novada bāriņtiesas | priekšsēdētāja vietniece

Piedalīsies arī pētniece Mg. soc. Laine Eglone (Latvijas Universitātes Filozofijas un socioloģijas institūts).
- Laine Eglone | Latvijas Universitātes Filozofijas un socioloģijas institūts | pētniece

Plašāka informācija: Kitija Ozolzare, Sabiedrības integrācijas fonda sabiedrisko attiecību speciāliste, \
kitija@example.lv.
- Kitija Ozolzare | Sabiedrības integrācijas fonda | sabiedrisko attiecību speciāliste

Darbnīcu vadīs māksliniece Sintija Bērzmale, kas ir arī Latvijas Mākslas akadēmijas docente.
- Sintija Bērzmale | Latvijas Mākslas akadēmijas | docente |  | māksliniece

Ieradās Deivids Vots no Latvijas Universitātes Juridiskās fakultātes un Helēna Mārša no ministrijas.
- Deivids Vots | Latvijas Universitātes Juridiskās fakultātes
- Helēna Mārša | ministrijas

Ieradās Helēna Mārša (biedrība „Osta „Miera māja””) un Zane Vota (kura dzīvo Īrijā kopā ar māti).
- Helēna Mārša | biedrība „Osta „Miera māja””
- Zane Vota

Mani sauc Helēna Mārša, esmu sociālā darbiniece.
- Helēna Mārša |  | sociālā darbiniece

Mani sauc Helēna Mārša, esmu dzimusi Īrijā.
- Helēna Mārša

Foto: Helēna Mārša, LETA
- Helēna Mārša | LETA

Sazinies: Helēna Mārša, tālr. 67000000, Valsts policija
- Helēna Mārša

Ieradās eksperts no Somijas Žans Morē, skolotāja no Bauskas Zane Vota un viesis no Norvēģijas Deivids Vots.
- Žans Morē |  | eksperts
- Zane Vota |  | skolotāja
- Deivids Vots

Helēna Mārša, sociālā darbiniece no Bauskas, sveica Zani Votu, inspektori no Valsts policijas.
- Helēna Mārša |  | sociālā darbiniece
- Zane Vota | Valsts policijas | inspektori | inspektore

Helēna Mārša, skolotāja no sirds, klusēja, un klusēja Zane Vota, juriste no Bauskas un divu bērnu māte.
- Helēna Mārša
- Zane Vota

Helēna Mārša, speciāliste darbam ar bērniem Talsu novada domē, sveica Zani Votu, padomnieci juridiskos jautājumos \
Valsts kancelejā.
- Helēna Mārša | Talsu novada domē | speciāliste darbam ar bērniem
- Zane Vota | Valsts kancelejā | padomnieci juridiskos jautājumos | padomniece juridiskos jautājumos

Klusēja Helēna Mārša, Latvijas pārstāve Eiropas Padomē, un Zane Vota, koordinatore Latvijā.
- Helēna Mārša |  | Latvijas pārstāve Eiropas Padomē
- Zane Vota |  | koordinatore Latvijā

Klusēja Helēna Mārša, direktore, bet Valsts policijā strādā Zane Vota, sieva un māte.
- Helēna Mārša |  | direktore
- Zane Vota

10.20 Pazīmes. Deivids Vots, Valsts darba inspekcija
11.00 Tiesības. Helēna Mārša, Valsts policija stāsta
11.30 Ceļš. Zane Vota, Rīga
- Deivids Vots | Valsts darba inspekcija
- Helēna Mārša
- Zane Vota

Informāciju sagatavoja:
Helēna Mārša
Saziņas nodaļas vecākā speciāliste
Valsts policija
Tālr. 67000000
- Helēna Mārša | Valsts policija | Saziņas nodaļas vecākā speciāliste

Deivids Vots,
Bauskas pilsētas pašvaldības policijas priekšnieks
- Deivids Vots | Bauskas pilsētas pašvaldības policijas | priekšnieks

Mēra vietniece: Helēna Mārša. Tulks: Deivids Vots; skolotāja – Zane Vota.
- Helēna Mārša |  | Mēra vietniece
- Deivids Vots |  | Tulks
- Zane Vota

Direktore
Helēna Mārša
Grāmatvede
Zane Vota
- Helēna Mārša
- Zane Vota

Helēna Mārša
Direktore atklāj jaunu centru
- Helēna Mārša

Helēna Mārša
Policijas priekšnieks
- Helēna Mārša

Ieradās Helēna Mārša (Labklājības ministrija, departamenta direktore) un Deivids Vots (nodaļas vadītājs, Rīgas dome).
- Helēna Mārša | Labklājības ministrija | departamenta direktore
- Deivids Vots | Rīgas dome | nodaļas vadītājs

Ieradās Helēna Mārša (dzimusi Rīgā, strādā Valsts policijā) un Zane Vota (Rīga, Latvija).
- Helēna Mārša
- Zane Vota

Deivids Vots, kapelāns no Ieslodzījuma vietu pārvaldes, un Žans Morē no Kurzemes reģiona pārvaldes klusēja.
- Deivids Vots | Ieslodzījuma vietu pārvaldes | kapelāns
- Žans Morē

Klusēja Helēna Mārša, ilggadēja skolas direktores vietniece izglītības un kultūras jautājumos.
- Helēna Mārša | skolas | direktores vietniece izglītības un kultūras jautājumos

Klusēja Helēna Mārša, mentore, nodibinājums „Otrā iespēja”
- Helēna Mārša | nodibinājums „Otrā iespēja” | mentore

Klusēja Helēna Mārša, lektore seminārā Valsts policijā, un lektore Talsu bibliotēkā Zane Vota.
- Helēna Mārša |  | lektore seminārā Valsts policijā
- Zane Vota |  | lektore Talsu bibliotēkā

Klusēja Helēna Mārša, uzvarētāja konkursā Talsu vidusskolā, un Zane Vota, ārste bērnu nodaļā Talsu slimnīcā.
- Helēna Mārša |  | uzvarētāja konkursā Talsu vidusskolā
- Zane Vota | Talsu slimnīcā | ārste bērnu nodaļā

Helēna Mārša (Talsu bibliotēka, 12. maijs), juriste Zane Vota (Rīgas domes foto).
- Helēna Mārša
- Zane Vota |  | juriste

Helēna Mārša, Izglītības, kultūras un sporta nodaļas vadītāja, un Zane Vota, Vides, mežu un zivju ministrijas eksperte.
- Helēna Mārša |  | Izglītības, kultūras un sporta nodaļas vadītāja
- Zane Vota | Vides, mežu un zivju ministrijas | eksperte

Helēna Mārša no Valsts policijas saņēma atzinību, Zane Vota no Rīgas domes ēkas iznāca klusa.
- Helēna Mārša
- Zane Vota
"""


@pytest.mark.parametrize(("text", "people"), cases(LATVIAN))
def test_what_stands_behind_a_name_is_its_office_or_its_institution(text: str, people: list[str]) -> None:
    assert [described(one) for one in find_people(text)] == people
