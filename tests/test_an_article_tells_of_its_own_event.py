"""The event that an article is about is told from deadlines, laws, crimes and other events that it only mentions."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from tests.support.texts import announced

TUESDAY = dt.date(2019, 3, 12)
event = partial(announced.event, published_on=TUESDAY)


@pytest.mark.parametrize(
    ("title", "body", "first", "last"),
    [
        ("Seminārs pedagogiem", "Rīt Ogrē notiks seminārs pedagogiem.", 13, 13),
        ("Seminārs pedagogiem", "Pirmdien Ogrē notika seminārs pedagogiem.", 11, 11),
        ("Aicinām uz diskusiju", "Biedrība aicina uz diskusiju.\n\nDiskusija paredzēta 20. martā.", 20, 20),
        ("Atvērto durvju diena", "Biedrība 22. martā gaida viesus atvērto durvju dienā.", 22, 22),
        ("Vebinārs", "Laiks: 21.03.2019. plkst. 14.00\nVieta: Zoom", 21, 21),
        ("Konference", "Šodien Rīgā sākas divu dienu konference par palīdzību cietušajiem.", 12, 13),
        ("Konference", "Šodien Rīgā tika atklāta konference. Tā ilgs līdz 14. martam.", 12, 14),
        ("Konference pārcelta", "20. martā plānotā konference pārcelta uz 29. martu.", 29, 29),
        ("Seminārs", "Seminārs, kas bija paredzēts 14. martā, notiks 21. martā Ogrē.", 21, 21),
        ("Seminārs", "14. martā plānotais seminārs notiks 21. martā Ogrē.", 21, 21),
        ("Seminārs", "Seminārs notiks 21. martā, nevis 14. martā.", 21, 21),
        ("Seminārs", "14. martā plānotais seminārs notiks Ogrē.", 14, 14),
        ("A seminar", "The seminar, originally scheduled for 14 March, will be held on 21 March in Ogre.", 21, 21),
        ("A course in Warsaw", "Border guards attended a course in Warsaw between 4 and 8 March.", 4, 8),
        ("A seminar in Kaunas", "On March 5 and 6, a seminar was held in Kaunas.", 5, 6),
        ("Teachers learn", "As part of the campaign, a seminar was held in Ogre on 5 March.", 5, 5),
        ("Two-day workshop concluded", "A two-day workshop for inspectors concluded on Friday in Cēsis.", 7, 8),
        ("Foruma teātris jauniešiem", "Kad: 15. martā\nKur: Ogres kultūras centrā", 15, 15),
        ("Foruma teātra izrāde", "KAD? 15. martā\nKUR? Ogres kultūras centrā", 15, 15),
        ("15. martā Ogrē – seminārs skolotājiem", "Biedrība sagatavojusi programmu skolām.", 15, 15),
        ("Seminārs", "Ceturtdien plkst. 9.00 Ogrē uz semināru sanāks skolotāji.", 14, 14),
        ("Seminārs", "Šodien un rīt Ogrē notiek seminārs.", 12, 13),
        ("Vizīte", "No otrdienas, 5. marta, līdz ceturtdienai, 7. martam, Rīgā notika ekspertu vizīte.", 5, 7),
        ("Kursi", "Kursi notiks 14. martā Ogrē un ir daļa no kampaņas, kas ilgs līdz 20. martam.", 14, 14),
        ("Preses konference", "Rīt notiks preses konference par operāciju, kurā 8. martā aizturēti trīs.", 13, 13),
        ("A seminar", "The Hague, 12 March 2019 – Judges met for a seminar at Eurojust on 7 March and 8 March.", 7, 8),
        ("A workshop", "The workshop opens on 14 March and closes on 15 March.", 14, 15),
        ("A course", "Officers have gathered for a course. The course began yesterday and ends on Friday.", 11, 15),
        ("Family day", "Thursday, 14 March 2019\n11:00 a.m. – 4:00 p.m.\nNatural History Museum, Riga", 14, 14),
        ("Filma par ceļu", "14. martā plkst. 19.00 kinoteātrī „Ogre” varēs redzēt filmu „Ceļš”.", 14, 14),
        ("Parks ir tīrs", "Talkā sestdien iedzīvotāji sakopa Ogres parku.", 9, 9),
        ("Ministrs pieņēma vēstnieci", "Šodien ministrijā ministrs pieņēma jauno Portugāles vēstnieci.", 12, 12),
        ("Suņi", "Suņu pārbaudījumi.\n\n14.03.2019. 10:00\nStadions „Arkādija”, Rīga", 14, 14),
        ("Gadatirgus", "Darba vietas piedāvās gadatirgū, ko 14.03. no plkst. 11.00 Ogrē rīko aģentūra.", 14, 14),
        ("A conference", "Abstracts for the conference were due on 5 March.\n\nDates: 14–15 March 2019", 14, 15),
        ("Kursi", "Biedrība aicina pieteikties kursiem, kas notiks 14. martā Ogrē.", 14, 14),
        ("Kursi", "Kā ziņots, 14. martā Ogrē notiks kursi.", 14, 14),
        ("Sapulce", "14. martā Ogrē notiks publisko bibliotēku sapulce.", 14, 14),
        ("Ogrē gaida ikvienu", "Tiekamies 14. martā muzejā!", 14, 14),
        (
            "Apbalvošana",
            "No 1. līdz 9. martam iesūtīti 9 darbi.\n\nApbalvošana notiks 14. martā.",
            14,
            14,
        ),
        ("A course", "The course, part of a project that began on 1 March, takes place from 14 to 15 March.", 14, 15),
        ("A market stall", "Police will staff a stall in the High Street from 9.30am until 3pm on March 14.", 14, 14),
        ("Sapulces", "Sapulces notika: 7. martā - Ogrē, Tautas namā.", 7, 7),
        ("Ielūdz uz kino", "Ceturtdien, 14. martā, pl. 19.00 kinoteātrī „Rīga” rādīs melodrāmu.", 14, 14),
        ("Pieredze", "Dienests 4. martā uzņēma Gruzijas aģentūras delegāciju.", 4, 4),
        ("Irish poets", "Two poets will read in Riga next Thursday, March 21. The reading is in the hall.", 21, 21),
        ("Library news", "Readers came to Ogre Library last Thursday for an evening devoted to maps.", 7, 7),
        ("Aicina uz Saeimu", "Var pieteikties atvērto durvju dienai Saeimā, kas notiks 14. martā.", 14, 14),
        ("A seminar", "The seminar will be held in Ogre on 14/03/2019 at 12:00.", 14, 14),
        ("Seminārs", "Seminārs notiks š.g. 14.-15.03. Ogrē.", 14, 15),
        ("Seminārs", "Rīga, 2019. gada 7. marts. – Šodien Ogrē notika seminārs.", 7, 7),
        ("A seminar", "Riga, 7 March 2019 – Teachers met for a seminar today.", 7, 7),
        ("Atklās centru", "Ceturtdien, 14. martā, plkst. 12.00 Ogrē svinīgi atklās krīzes centru.", 14, 14),
        ("Dzejas dienas", "14. martā muzejā izskanēs labdarības vakars “Jumts”.", 14, 14),
        ("Mācības", "14. martā notiks mācības, kurās trenēsies meklēt pazudušus bērnus.", 14, 14),
        ("A charity auction", "Thirty works will go under the hammer at the Art Museum on 14 March.", 14, 14),
        ("A reception", "The reception will be held on 14 March at the Embassy of Sweden.", 14, 14),
        (
            "Izstāde",
            "No 14. marta muzejā būs aplūkojama izstāde. Tā ir plaša.\n\nTurpat ir cita.\n\nVeikals.\n\n"
            "Ekspozīcija būs atvērta līdz 28. martam.",
            14,
            28,
        ),
    ],
)
def test_its_days_are_read(title: str, body: str, first: int, last: int) -> None:
    found = event(title, body)
    assert found is not None
    assert (found.starts_on, found.ends_on) == (TUESDAY.replace(day=first), TUESDAY.replace(day=last))


@pytest.mark.parametrize(
    "body",
    [
        "Likumprojekts līdz 5. aprīlim nodots sabiedriskajai apspriešanai.",
        "Policija 11. martā Rīgā aizturēja trīs cilvēkus, kas piedalījās pasākumā.",
        "Saeima 7. martā pieņēma likumu, par kuru diskutēja seminārā.",
        "Kā 7. martā konferencē norādīja ministre, palīdzības lūdz arvien vairāk cilvēku.",
        "Nodarbības notiek katru otrdien.",
        "No 1. marta bezmaksas mācības pieejamas visiem.",
        "A call for proposals was opened on 11 March.",
        "The court on Monday postponed the hearing because the lawyer was ill and sentenced nobody.",
        "Pētījumu izstrādāja biedrība. To 2018. gada 5. jūnijā prezentēja seminārā Rīgā.",
        "Birojs 15. martā būs slēgts, bet 16. martā strādās no plkst. 9.00 līdz 14.00.",
        "Pieteikumus birojā Rīgā, Brīvības ielā 1, pieņem līdz 20. martam plkst. 12.00.",
        "11. martā plkst. 21.30 Rīgā, Brīvības ielā 1, vīrietis uzbruka sievietei.",
        "Applications must be sent by 23.59 (EET) on Friday, 22 March.",
        "Klientu centri 22. martā strādās līdz plkst. 15.00.",
        "Jaunais izdevums nāks klajā 1. maijā.",
        "The reading room will be closed from 14 to 20 March.",
        "Birojs 14. martā no plkst. 9.00 domē izsniegs kartes.",
        "A man drew a knife on 10 March in Riga.",
        "Two people came to Riga Hospital with burns on 10 March.",
        "Šodien Ogrē tiesa pieņēma prasību pret delegāciju.",
        "The exhibition hall will be closed from 1 April to 30 November.",
        "Saturday, 16 March 2019\nThe power will be off from 9:00 to 11:00.",
        "Thursday, 14 March 2019\nNew opening hours of the shelter: by phone only.",
        "Saeima 7. martā pieņēma vēstnieku diplomātiskā dienesta likumu.",
        "Register your trips in the carnival season, which begins on 20 March.",
        "A flat will be sold at an auction on 14 March.",
        "Tālrunis svētkos, 24. un 25. martā, strādās no plkst. 9.00 līdz 21.00.",
        "11. martā Saeimas sēdē izskanēja kritika par izmitināšanu.",
        "The reception of asylum seekers in Latvia was suspended on 11 March.",
        "Likuma 2019. gada 14.3. punkta īstenošanai notiks seminārs Ogres domē.",
    ],
)
def test_what_is_none_is_left_alone(body: str) -> None:
    assert event("Ziņas par palīdzību cietušajiem", body) is None


@pytest.mark.parametrize(
    ("title", "body", "first"),
    [
        ("Seminārs skolotājiem", "14. martā Ogrē paredzētais seminārs nenotiks.", None),
        ("Seminārs skolotājiem", "14. martā plānotais seminārs pārcelts uz nenoteiktu laiku.", None),
        ("Seminārs skolotājiem", "Pasākums atcelts!\n\n14. martā plkst. 10.00 Ogrē notiks seminārs.", None),
        ("A seminar", "The seminar planned for 14 March in Ogre has been cancelled.", None),
        ("Seminārs skolotājiem", "14. martā paredzētais seminārs nenotiks. Seminārs notiks 21. martā Ogrē.", 21),
        ("Seminārs", "Aizliegums ir atcelts, un 14. martā Ogrē notiks seminārs.", 14),
        ("Seminārs skolotājiem atcelts", "14. martā Ogrē paredzētais seminārs nenotiks.", 14),
    ],
)
def test_what_was_called_off_is_none_unless_the_title_tells_so(title: str, body: str, first: int | None) -> None:
    found = event(title, body)
    assert (found and found.starts_on.day) == first


def test_an_exhibition_may_go_on_for_months() -> None:
    days = "No 14. marta līdz 27. jūlijam Ogres muzejā"
    found = event("Muzejā", f"{days} būs skatāma izstāde par jūru.")
    assert found is not None
    assert (found.starts_on, found.ends_on) == (dt.date(2019, 3, 14), dt.date(2019, 7, 27))
    assert event("Muzejā", f"{days} notiks projekta mācības.") is None
    found = event("Muzejā", "14. martā Ogres muzejā atklās izstādi. Cita izstāde būs atvērta līdz 27. jūlijam.")
    assert found is not None
    assert found.ends_on == dt.date(2019, 3, 14)
    assert event("Kritizē izstādi", f"{days} notiks projekta mācības.") is None


def test_a_day_that_is_marked_is_not_the_day_of_the_event() -> None:
    body = "18. martā atzīmē Sociālā darba dienu. Rīgas domē 14. martā notiks konference speciālistiem."
    found = event("Konference Sociālā darba dienā", body)
    assert found is not None
    assert found.starts_on == TUESDAY.replace(day=14)


def test_an_event_far_back_is_only_one_that_the_article_opens_with_or_is_called_after() -> None:
    past = "2018. gada 15. maijā Rīgā notika konference."
    assert event("Ziņojums", past) is not None
    assert event("Ziņojums", f"Publicēts ziņojums.\n\nPirmās atziņas izskanēja agrāk. {past}") is None
    assert event("Konference", f"Publicēts ziņojums.\n\nPirmās atziņas izskanēja agrāk. {past}") is not None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Apmācību materiāli pieejami latviešu valodā", "Otrais izdevums nāks klajā 20. martā."),
        ("Sarunas par pensijām turpinās", "Pensijas indeksēs 1. maijā."),
        ("Call for papers", "Abstracts for the conference are due soon. Authors will be notified on 15 April."),
    ],
)
def test_a_title_with_a_word_for_events_and_a_day_are_not_enough(title: str, body: str) -> None:
    assert event(title, body) is None


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Šogad saņemtas 50 vēstules.\n20. martā plkst. 10.00 Ogres muzejā tiks pasniegtas balvas.", 20),
        ("Vēstules gaidīs no 13.03.2019. līdz 18.03.2019.\nSvinīgā balvu pasniegšana notiks 20. martā Ogrē.", 20),
    ],
)
def test_a_year_or_a_line_about_other_days_above_hides_none(body: str, day: int) -> None:
    found = event("Balvas", body)
    assert found is not None
    assert found.starts_on.day == day


@pytest.mark.parametrize(("name", "day"), [("Marts", 12), ("Martā", 12), ("Marta", 20), ("Jūlija", 20)])
def test_a_month_may_have_a_capital_where_it_is_no_given_name(name: str, day: int) -> None:
    found = event("Diskusija", f"Vietas numurs 12. {name} Kalniņa vadīs diskusiju 20. septembrī.")
    assert found is not None
    assert found.starts_on.day == day


def test_a_title_may_quote_what_is_no_event() -> None:
    found = event(
        "Konference “Vēlēšanas un balsojumi”", "Trešdiena, 20. Marts\nVieta: Ogres muzejs\nLaiks: 16:00–18:00"
    )
    assert found is not None
    assert (found.starts_on.day, found.starts_at, found.place) == (20, dt.time(16), "Ogres muzejs")


def test_a_report_to_the_police_is_none() -> None:
    assert event("Policijas ziņas", "9. martā policijā tika saņemta informācija, ka Ogrē pulcējas jaunieši.") is None
    found = event("Seminārs", "9. martā Ogrē notika seminārs, un skolēni saņēma informāciju par riskiem.")
    assert found is not None
