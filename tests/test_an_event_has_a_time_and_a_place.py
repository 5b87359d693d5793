"""An event begins at the time, and is held at the place, that its article tells; the place in the nominative."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from archive.extract.events import sentences
from tests.support.texts import announced

TUESDAY = dt.date(2019, 3, 12)
event = partial(announced.event, published_on=TUESDAY)


@pytest.mark.parametrize(
    ("body", "time"),
    [
        ("14. martā plkst. 9.30 Ogrē notiks seminārs.", "09:30"),
        ("14. martā Ogrē notiks seminārs. Sākums plkst. 11.00, reģistrācija no plkst. 10.30.", "11:00"),
        ("14. martā Ogrē notiks seminārs. Reģistrācija no plkst. 9.00, seminārs sāksies plkst. 9.30.", "09:30"),
        ("14. martā Ogrē notiks seminārs. Pieteikšanās līdz plkst. 12.00.", None),
        ("14. martā Ogrē notiks seminārs. Tālrunis strādā katru dienu no plkst. 9.00 līdz 21.00.", None),
        ("14. martā Ogrē notiks seminārs. Uz jautājumiem atbild darba dienās no plkst. 8.30.", None),
        ("14.–16. martā Ogrē notiks semināri. Nodarbības būs katru dienu no plkst. 9.00.", "09:00"),
        ("14. martā Ogrē notiks seminārs. Par 10.00 eiro sāks pārdot grāmatu.", None),
        ("A seminar will be held on 14 March at 4 p.m. in Riga.", "16:00"),
        ("A seminar will be held in Riga on 14 March at noon.", "12:00"),
        ("A seminar will be held in Riga on 14 March. It starts at 12.15 am.", "00:15"),
        ("14. martā Ogrē notiks seminārs. Viesus gaidīs no plkst. 9.30, seminārs sāksies 10.00.", "10:00"),
        ("14. martā septiņos vakarā Ogrē notiks seminārs.", "19:00"),
        ("14. martā pusdivos Ogrē notiks seminārs.", "13:30"),
        ("No 14. līdz 20. martam Ogrē būs skatāma izstāde. Atklāšana 14. martā plkst. 17.00.", "17:00"),
        ("14. martā Ogrē notiks seminārs. Vecāku sapulce 15. martā sāksies plkst. 18.00.", None),
        ("Time: Thursday, 14 March, 18.00.", "18:00"),
        ("14. martā Ogrē notiks seminārs. Tiekamies pulksten desmitos no rīta!", "10:00"),
        ("14. martā septiņos novados un Ogrē notiks seminārs.", None),
        ("14. martā Ogrē notiks seminārs, 11.00–14.00.", "11:00"),
        ("A seminar will be held in Riga on 14 March. The evening begins at half past six.", "18:30"),
        ("Thursday, 14 March 2019\n11:00 a.m. – 4:00 p.m.\nNatural History Museum, Riga", "11:00"),
        ("A seminar will be held in Riga on 14 March at 12 noon.", "12:00"),
        ("Š. g. 14.03. plkst. 9.30 Ogrē notiks seminārs.", "09:30"),
        ("The walk begins at 12:00 on 14 March; participants are asked to arrive from 11:15.", "12:00"),
        ("A seminar will be held on 14 March. Doors open at 8:45 and the opening address begins at 9:30.", "09:30"),
        ("A seminar will be held on 14 March. Check-in opens at 8:30 and the kick-off is at 9:00.", "09:00"),
        ("A seminar will be held on 14 March. The house will be open to visitors between 11:00 and 15:00.", "11:00"),
        (
            "14. martā Ogrē notiks saiets. Ierašanās ceturtdien, 14. martā, no plkst. 9.30, atklāšana plkst. 11.",
            "11:00",
        ),
        ("Ogrē notiks sacensības. Reģistrācija 14. martā no plkst. 10.30, starts plkst. 11.30.", "11:30"),
    ],
)
def test_the_time_is_that_of_the_beginning(body: str, time: str | None) -> None:
    found = event("Seminārs" if "Ogrē" in body else "Seminar", body)
    assert found is not None
    assert (found.starts_at and f"{found.starts_at:%H:%M}") == time


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("14. martā Saldus novada domē notiks seminārs.", "Saldus novada dome"),
        ("14. martā kultūras pilī „Zieds” notiks seminārs.", "kultūras pils „Zieds”"),
        ("14. martā seminārs notiks Rīgā, Brīvības ielā 15.", "Rīga, Brīvības iela 15"),
        ("14. martā seminārs notiks Rīgā, Miera ielā 58a.", "Rīga, Miera iela 58a"),
        ("14. martā Talsos notiks seminārs. Talsu novada domē gaidīti visi.", "Talsu novada dome"),
        ("14. martā Talsos notiks seminārs. Tukuma novada domē gaidīti citi.", "Talsi"),
        (
            "14. martā Cēsu pils šķūnī, Krišjāņa Barona ielā 2, notiks seminārs.",
            "Cēsu pils šķūnis, Krišjāņa Barona iela 2",
        ),
        ("14. martā Latvijas attīstībā, ministra ieskatā, notiks pavērsiens, un Ogrē būs seminārs.", "Ogre"),
        ("14. martā plkst. 9.00 seminārs notiks „MS Teams” vidē.", "„MS Teams” vide"),
        ("14. martā notiks seminārs. Tas notiks Valmieras Kultūras centrā.", "Valmieras Kultūras centrs"),
        ("Laiks: 14.03.2019.\nVieta: viesnīca „Jūra”, Liepāja", "viesnīca „Jūra”, Liepāja"),
        ("Seminārs par vardarbību Vācijā notiks 14. martā.", None),
        ("14. martā Madonas vidusskolas 214. kabinetā notiks seminārs.", "Madonas vidusskolas 214. kabinets"),
        ("14. martā Ogres Sociālā dienesta telpās notiks seminārs.", "Ogres Sociālā dienesta telpas"),
        ("14. martā plkst. 9.00 notiks seminārs. Tiekamies skolas zālē plkst. 8.30.", "skolas zāle"),
        ("14.03.2019. Talsu novada domes zālē notiks seminārs.", "Talsu novada domes zāle"),
        ("14. martā Kandavas internātvidusskolā notiks seminārs.", "Kandavas internātvidusskola"),
        ("14. martā Madonas valsts ģimnāzijā notiks seminārs.", "Madonas valsts ģimnāzija"),
        ("At the Hotel Star in Riga, a seminar will be held on 14 March.", "Hotel Star, Riga"),
        ("A seminar will be held on 14 March at 12 Rose Street, Riga.", "12 Rose Street, Riga"),
        ("A seminar will be held on 14 March via Zoom.", "Zoom"),
        ("The seminar “Hidden in Plain Sight” will be held in Riga on 14 March.", "Riga"),
        (
            "The seminar takes place at the conference centre “Amber”, Riga, on 14 March.",
            "conference centre “Amber”, Riga",
        ),
        ("Experts visited Riga on 14 March at the invitation of the Royal Embassy for a seminar.", "Riga"),
        ("14. martā notiks akcija pie Brīvības pieminekļa.", "pie Brīvības pieminekļa"),
        ("14. martā atpūtas bāzē „Krasts” notiks nometne.", "atpūtas bāze „Krasts”"),
        ("14. martā tiešsaistē notiks seminārs.", "tiešsaiste"),
        ("Kad: 14. martā\nKUR? Ogres skola, Skolas iela 1", "Ogres skola, Skolas iela 1"),
        (
            "A seminar will be held on 14 March at the Guild Hall, Norfolk Street, Boston.",
            "Guild Hall, Norfolk Street, Boston",
        ),
        (
            "A seminar will be held on 14 March at the Training Centre in Kętrzyn, Poland.",
            "Training Centre, Kętrzyn, Poland",
        ),
        ("The University of Tartu will host a seminar on 14 March.", "University of Tartu"),
        ("A seminar will be held on 14 March on Zoom.", "Zoom"),
        ("A seminar will be held on 14 March in the atrium of the National Library.", "atrium of the National Library"),
        ("On 14 March the Baltic countries will hold a seminar in Riga.", "Riga"),
        ("A seminar on Forced Labour was held on 4 March at St. Peter's Church in Riga.", "St. Peter's Church, Riga"),
        ("Ceturtdien, 14. martā\nDalība bez maksas\nSeminārs notiks Ogres kultūras centrā.", "Ogres kultūras centrs"),
        ("A guest came to Ogre Library on 4 March for a seminar.", "Ogre Library"),
        ("Sporta diena Kuldīgas stadionā 14. martā.", "Kuldīgas stadions"),
        ("Seminārā godinās balvu ieguvējus: 14. martā Gada balva Nacionālajā bibliotēkā.", "Nacionālā bibliotēka"),
        (
            "14. martā seminārs notiks Ogres novada Madlienas pagasta kultūras namā.",
            "Ogres novada Madlienas pagasta kultūras nams",
        ),
        ("14. martā seminārs notiks Daugavpils Vienības nama Mazajā zālē.", "Daugavpils Vienības nama Mazā zāle"),
        ("14. martā Rēzeknē, Latgales vēstniecībā GORS, notiks seminārs.", "Rēzekne, Latgales vēstniecība GORS"),
        ("14. martā Ogres bibliotēkā NVO rīkos semināru.", "Ogres bibliotēka"),
        ("Tiešsaistē platformā “Teams” 14. martā notiks seminārs.", "platforma “Teams”"),
        ("14. martā Jelgavas baznīcas tornī notiks seminārs.", "Jelgavas baznīcas tornis"),
        ("14. martā Lietuvas Seimā notiks seminārs.", "Lietuvas Seims"),
        ("14. martā Ogres Zilajos kalnos notiks pārgājiens.", "Ogres Zilie kalni"),
        ("14. martā mācības “Kopā” notiks Ogres poligonā. Tās notiks “Kopā” Ogres telpās.", "Ogres poligons"),
        ("14. martā seminārs notiks biedrības “Skalbes” Ogres birojā.", "biedrības “Skalbes” Ogres birojs"),
        ("14. martā seminārs notiks Valsts policijā.", "Valsts policija"),
        ("14. martā seminārs notiks brāļu Kaudzīšu muzejā.", "brāļu Kaudzīšu muzejs"),
        ("14. martā seminārs notiks rakstnieka Jaunsudrabiņa muzejā.", "rakstnieka Jaunsudrabiņa muzejs"),
        ("14. martā notiks Sporta dienas Kuldīgas stadionā.", "Kuldīgas stadions"),
        ("14. martā seminārs notiks SIA “Egle” Mācību centrā.", "SIA “Egle” Mācību centrs"),
        ("14. martā Saeimā NATO, ES un Latvijas pārstāvji tiksies seminārā.", "Saeima"),
        ("14. martā Ogres domē notiks seminārs, un darbinieki strādās līdz vakaram.", "Ogres dome"),
        ("A seminar will be held on 14 March in Geneva (Agenda 2030).", "Geneva"),
        ("A seminar will be held on 14 March at the hotel Friday.", None),
        ("A seminar was held on 4 March; its guests visited the President.", None),
        ("The students visited the Museum of Fire on 4 March for a lecture.", "Museum of Fire"),
        (
            "A seminar will be held on 14 March on the Hill campus of Tartu University.",
            "Hill campus of Tartu University",
        ),
        ("The school in Oslo will hold a picnic in Frogner Park, Oslo, on 14 March.", "Frogner Park, Oslo"),
        ("14. martā Cēsu Pils klētī notiks seminārs.", "Cēsu Pils klēts"),
        ("A seminar will be held on 14 March at the cinema Splendid Palace.", "cinema Splendid Palace"),
        (
            "A seminar will be held on 14 March in Room 204 of the University of Latvia.",
            "Room 204 of the University of Latvia",
        ),
        (
            "A seminar will be held on 14 March at Riga City Council (Ratslaukums 1).",
            "Riga City Council, Ratslaukums 1",
        ),
    ],
)
def test_the_place_is_named_in_the_nominative(body: str, place: str | None) -> None:
    found = event("Seminārs" if not body.startswith(("A ", "On ", "The ", "At ", "Experts ")) else "Seminar", body)
    assert found is not None
    assert found.place == place


@pytest.mark.parametrize("letters", range(1, 40, 3))
def test_the_place_is_never_half_a_name_where_the_opening_of_a_long_article_ends(letters: int) -> None:
    day, place = "Seminārs notiks 20. martā.\n", "Norises vieta: Ogres Centrālā bibliotēka.\n"
    filler = "materiāli " * 200
    body = f"{day}{filler[: sentences.SEARCHED - len(day) - 2 - letters]}.\n{place}{filler}"
    found = event("Seminārs pedagogiem", body)
    assert found is not None
    assert found.place in (None, "Ogres Centrālā bibliotēka")
