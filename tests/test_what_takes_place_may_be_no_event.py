"""Repairs, raids, trials, broadcasts and the beginning of registration take place on a day, and are no event."""

from __future__ import annotations

import pytest

from tests.support.texts.announced import WEDNESDAY, event


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Datubāzes darbība", "17. septembrī no plkst. 22.00 līdz 23.30 notiks datubāzes labošana."),
        ("Uzmanību, lasītāji!", "20. septembrī plkst. 8.00 Ziedkalnes bibliotēkā sāksies telpu remonts."),
        ("Konkurss par semināru rīkošanu", "Piedāvājumu atvēršana notiks 29. septembrī plkst. 12.00 Rīgā."),
        ("Koledžas ziņas", "Iestājeksāmeni notiks 20. septembrī plkst. 9.00 Ziedkalnē."),
        ("Apliecības", "Kursu dalībnieki apliecības var saņemt 19. septembrī plkst. 10.00 Rīgā, Ābeļu ielā 2."),
        ("Work on the site", "Maintenance of our website will take place on 19 September from 22:00 to 23:00."),
        ("Cards for members", "Members can pick up their new cards on 19 September from 9:00 to 12:00 in Riga."),
        ("Pārbaudes naktī", "Naktī uz svētdienu, 11. septembri, Ziedkalnē notika reids, ko vadīja inspekcija."),
        ("Uz ceļa cietuši divi", "12. septembrī plkst. 7.40 uz Ziedkalnes ceļa notika sadursme."),
        ("Vervētāji tiesā", "Ziedkalnes tiesā 21. septembrī plkst. 9.30 sāksies lietas izskatīšana."),
        ("Police at work", "Early on 12 September, raids on six flats took place in Riga and Ogre."),
        ("Recruiters in court", "The trial of three recruiters will begin on 20 September at 9:30 in Riga."),
        ("Operācija “Bērzs”", "No 5. līdz 9. septembrim Eiropā notika kopīga operācija, kurā piedalījās policija."),
        ("Operation Birch", "From 5 to 9 September, an international operation took place in several countries."),
        ("A new helpline", "A new helpline opens on 19 September and will be available from 9:00 to 21:00."),
        ("Hearing", "The court will hold a hearing on 20 September at 10:00 in the case of three recruiters."),
        ("Hearing", "The court hearing will take place on 20 September at the Riga Court."),
        ("Konkurss par semināru rīkošanu", "Atvēršanas sanāksme notiks 29. septembrī plkst. 12.00 Rīgā."),
        ("Mūsu speciāliste radio", "Juriste Dzidra Egle 16. septembrī plkst. 8.10 piedalīsies radio raidījumā."),
        ("A lawyer explains", "Our lawyer will talk about scams on the radio on Friday, 16 September, at 8:10."),
        ("Rudens nometne", "Pieteikšanās rudens nometnei sāksies 19. septembrī un ilgs līdz 30. septembrim."),
        ("Koncerts", "Biļešu tirdzniecība uz koncertu sāksies 19. septembrī plkst. 10.00."),
        ("Konference", "Reģistrācija konferencei sāksies 19. septembrī plkst. 9.00."),
        ("Lietotne", "Otrdien, 20. septembrī, no plkst. 22.00 lietotne nedarbosies."),
        ("Zāle", "17. septembrī plkst. 12.00 muzeja zālē būs ierobežota izstādes apskate."),
        ("Website", "Our portal will be unavailable on 19 September from 10 p.m. to midnight."),
        ("Sveicam jubilejā", "15. septembrī 70 gadu jubileju svin Anna Egle no Ziedkalnes."),
        ("Anti-Trafficking Day", "Since 2007 the Union has marked Anti-Trafficking Day on 18 October."),
        ("A new law", "On 1 October amendments will come into force that make meetings public."),
        ("Festival", "Entries for the festival closed on 12 September in Riga."),
        ("Winter camp", "Registration for the winter camp opens on 19 September at 9:00."),
        ("Spring camp", "Registration for the spring camp opens March 15, 2023, at 10:00."),
        ("Two recruiters", "The trial of two recruiters begins March 15, 2023, at 10:00 in Riga."),
        ("Anketa", "Lūdzam skolotājus, kuri 9. septembrī piedalījās seminārā, līdz 20. septembrim aizpildīt anketu."),
        ("After the course", "Those who attended the course on 9 September will receive a link by 20 September."),
    ],
)
def test_no_event_is_found(title: str, body: str) -> None:
    assert event(title, body) is None


@pytest.mark.parametrize(
    ("title", "body", "day"),
    [
        ("Seminārs", "Seminārs par reidiem klubos notiks 20. septembrī Ogrē.", 20),
        ("Remonta svētki", "Remonta svētki notiks 20. septembrī plkst. 12.00 Ogrē.", 20),
        ("Muzejs", "Muzeja atvēršana notiks 20. septembrī plkst. 12.00 Ogrē.", 20),
        ("Izrāde", "Izrāde „Avārija” būs skatāma 20. septembrī plkst. 18.00 Ogrē.", 20),
        ("Seminārs", "Seminārs notiks 20. septembrī plkst. 10.00, pieteikšanās sākas rīt.", 20),
        ("Seminārs", "Tā kā skolā ilgst remonts, seminārs 20. septembrī notiks Ogres domē.", 20),
        ("Konference", "Konference 20. septembrī plkst. 10.00 notiks Ogrē un būs redzama televīzijas kanālā.", 20),
        ("Paldies", "Paldies visiem, kas 9. septembrī piedalījās konferencē Ogrē!", 9),
        ("A seminar", "A seminar on police raids will take place in Ogre on 20 September.", 20),
        ("A seminar", "The seminar takes place on 20 September, and those who attended may ask again.", 20),
        ("A seminar", "A seminar about preparing for a court hearing will take place on 20 September in Ogre.", 20),
        ("A mock trial", "A mock trial for pupils will begin on 20 September at 10:00 in Ogre, and is a training.", 20),
    ],
)
def test_an_event_that_speaks_of_such_things_stays_one(title: str, body: str, day: int) -> None:
    found = event(title, body)
    assert found is not None
    assert found.starts_on == WEDNESDAY.replace(day=day)
