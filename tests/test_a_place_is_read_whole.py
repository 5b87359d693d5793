"""The name of a place has its initials, both things that a house is for, and no date that stands behind it."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article
from archive.site import Language

WEDNESDAY = dt.date(2022, 9, 14)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("A lecture will be given in Ogre September 20 at 10 a.m.", "Ogre"),
        ("20. septembrī lekcija notiks Ogrē, Fr. Bērziņa ielā 7.", "Ogre, Fr. Bērziņa iela 7"),
        ("20. septembrī lekcija notiks Ogrē, Z. Lapiņa ielā 7.", "Ogre, Z. Lapiņa iela 7"),
        ("20. septembrī Sv. Jāņa baznīcā notiks koncerts.", "Sv. Jāņa baznīca"),
        ("20. septembrī Saldus Mākslas un mūzikas skolā notiks koncerts.", "Saldus Mākslas un mūzikas skola"),
        ("20. septembrī Saldus bērnu un jauniešu centrā notiks lekcija.", "Saldus bērnu un jauniešu centrs"),
        ("20. septembrī plkst. 18.00 Rīgas Domā notiks koncerts.", "Rīgas Doms"),
        ("20. septembrī lekcija notiks Pils laukumā 4.", "Pils laukums 4"),
        ("20. septembrī lekcija notiks domē, Tirgus laukumā 1, 5. stāvā.", "Tirgus laukums 1, 5. stāvs"),
        ("Lekcija notiks Ogrē, Tirgus laukumā 20. septembrī.", "Ogre, Tirgus laukums"),
        ("20. septembrī lekcija notiks Ogrē, Bērzu ielā 6/8, 207. telpā.", "Ogre, Bērzu iela 6/8, 207. telpa"),
        (
            "20. septembrī Ogres pakalpojumu un sociālās palīdzības centrā notiks lekcija.",
            "Ogres pakalpojumu un sociālās palīdzības centrs",
        ),
        ("20. septembrī Tumes un Sēmes pagastā notiks lekcija.", "Tumes un Sēmes pagasts"),
        ("20. septembrī Sēmes pagastā notiks lekcija. Lekcija notiks Sēmes tautas namā.", "Sēmes tautas nams"),
        ("20. septembrī Ogres bibliotēkas terasē notiks lekcija.", "Ogres bibliotēkas terase"),
        ("20. septembrī programmas “Droši Centrālajā Āzijā” ietvaros Ogrē notiks lekcija.", "Ogre"),
        ("20. septembrī programmas Centrālajā Āzijā (DRC) ietvaros Ogrē notiks lekcija.", "Ogre"),
        ("20. septembrī notiks projekta darba grupa Ogres muzejā kampaņas “Droši” ietvaros.", "Ogres muzejs"),
        ("20. septembrī notiks projekta lekcija Ogres muzejā Eiropas dienas ietvaros.", "Ogres muzejs"),
        ("A lecture in the framework of the Nordic project will be held on 20 September at May House.", "May House"),
        ("20. septembrī Ogres Augstskolas (OA) lielajā zālē notiks lekcija.", "Ogres Augstskolas lielā zāle"),
        ("20. septembrī Rakstnieka viesistabā notiks lekcija.", "Rakstnieka viesistaba"),
        (
            "20. septembrī kultūras namā notiks lekcija. Ogres kultūras namā visus gaida.",
            "Ogres kultūras nams",
        ),
        ("20. septembrī Rātsnamā notiks lekcija.", "Rātsnams"),
        ("20. septembrī Ogres doktorātā notiks lekcija.", "Ogres doktorāts"),
        (
            "20. septembrī biedrības “Pajumte “Drošā osta”” telpās notiks lekcija.",
            "biedrības “Pajumte “Drošā osta”” telpas",
        ),
        ("20. septembrī lekcija notiks prezidentūras Jūras padomē ietvaros, Ogrē.", "Ogre"),
        ("20. septembrī Ogres bibliotēka aicināja visus uz lekciju.", "Ogres bibliotēka"),
        ("20. septembrī Grand Hotel Ogre, Upes ielā 7, notiks lekcija.", "Grand Hotel Ogre, Upes iela 7"),
        ("20. septembrī lekcija notiks Anna Liepa, Upes ielā 7.", "Upes iela 7"),
        ("20. septembrī Ogres un Liepu muzejs (Upes ielā 7) aicina uz lekciju.", "Ogres un Liepu muzejs, Upes iela 7"),
        ("20. septembrī Ogres muzejs (ieeja bez maksas) aicina uz lekciju.", "Ogres muzejs"),
        ("On 20 September the Upes House (entry is free) will host a lecture.", "Upes House"),
        ("A lecture will be given in Latvia's capital Riga on 20 September.", "Riga"),
        ("A lecture will be given in the Estonian capital, Tallinn, on 20 September.", "Tallinn"),
        # and these as before
        ("20. septembrī Rīgas domē notiks lekcija.", "Rīgas dome"),
        ("20. septembrī lekcija notiks Ogrē, Bērzu ielā 7.", "Ogre, Bērzu iela 7"),
        ("20. septembrī bērnu vecāki un Saldus skolas zālē citi klausīsies lekciju.", "Saldus skolas zāle"),
        ("A lecture will be given at May House in Ogre on 20 September.", "May House, Ogre"),
    ],
)
def test_no_part_is_cut_or_added(body: str, place: str) -> None:
    lang: Language = "en" if body.isascii() else "lv"
    (found,) = event_of_article("Lecture" if lang == "en" else "Lekcija", body, WEDNESDAY, "http://h/lv/1", lang)
    assert found.place == place


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Lekcijas", "Lekcijas notiks 20. septembrī katrā pagastā."),
        ("Lekcijas", "20. septembrī skolēni aicināti piedalīties radošajās darbnīcās."),
        ("Lekcija", 'Lekciju, kas notiks 20. septembrī, rīko biedrība "Pajumte "Drošā osta"".'),
        ("Lekcija", "20. septembrī notiks lekcija, lai politiskajā vidē rosinātu diskusiju."),
        ("Lekcija 20. septembrī", "Lekcija notiks 20. septembrī. Biedrības festivāls katru gadu notiek Ogrē."),
        ("Ministrijas rīkotā lekcija novadā (20.09.2022.)", "Nāciet visi!"),
        ("Lecture", "On 20 September, the Embassy of Latvia in Denmark organised a lecture."),
    ],
)
def test_what_tells_of_no_place_has_none(title: str, body: str) -> None:
    (found,) = event_of_article(title, body, WEDNESDAY, "http://h/lv/1", "en" if body.isascii() else "lv")
    assert found.place is None


def test_a_text_that_names_the_day_of_its_title_again_tells_more() -> None:
    body = "Otrdien, 13. septembrī, valde nolēma to sasaukt 20. septembrī plkst. 10.00 Ogres kultūras namā."
    (found,) = event_of_article("Kongress notiks 20. septembrī", body, WEDNESDAY, "http://h/lv/1", "lv")
    assert (found.starts_on.day, found.starts_at, found.place) == (20, dt.time(10), "Ogres kultūras nams")


def test_the_place_of_its_first_day_is_not_that_of_all() -> None:
    body = "No 6. līdz 9. septembrim biedrība rīkoja piecus seminārus.\n6. septembrī – Ogrē\n9. septembrī – Cēsīs"
    (found,) = event_of_article("Semināri", body, WEDNESDAY, "http://h/lv/1", "lv")
    assert (found.starts_on.day, found.ends_on.day, found.place) == (6, 9, None)


def test_the_last_of_several_days_has_its_venue_in_brackets() -> None:
    body = "Sapulces paredzētas 20. septembrī Tumes pagastā (Tumes pilī) un 27. septembrī Sēmes pagastā (Sēmes pilī)."
    found = event_of_article("Sapulces", body, WEDNESDAY, "http://h/lv/1", "lv")
    assert [one.place for one in found] == ["Tumes pagasts, Tumes pils", "Sēmes pagasts, Sēmes pils"]


def test_further_events_have_places_of_their_own() -> None:
    body = "Saeima 20. septembrī sanāks uz sēdi. Deputāti 20. septembrī piedalīsies arī citos pasākumos Rīgas Domā."
    (found,) = event_of_article("Svinīga sēde", body, WEDNESDAY, "http://h/lv/1", "lv")
    assert found.place is None


@pytest.mark.parametrize(
    "more",
    [
        "Lekcijā, kas notiks Ogres muzejā, būs arī citu valstu skolotāji.",
        "Lekcija notiks Ogres muzejā, kur būs arī citi pasākumi.",
    ],
)
def test_who_else_comes_or_what_else_is_there_is_no_further_event(more: str) -> None:
    (found,) = event_of_article("Lekcija", f"Lekcija notiks 20. septembrī. {more}", WEDNESDAY, "http://h/lv/1", "lv")
    assert found.place == "Ogres muzejs"


def test_a_clause_about_another_day_has_its_own_place() -> None:
    body = "No 10. septembra līdz 18. oktobrim notiek kampaņa, kuras noslēgumā, 18. oktobrī, Rīgā notiks konference."
    (found,) = event_of_article("Kampaņa", body, WEDNESDAY, "http://h/lv/1", "lv")
    assert found.place is None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Ogres muzejs, sākums plkst. 10.00", "Ogres muzejs"),
        ("Ogres muzejs (Sākums 10.00)", "Ogres muzejs"),
        ("Ogres muzejs, ieeja no pagalma", "Ogres muzejs"),
        ("Rīga, Reģistra iela 3, Saites nams", "Rīga, Reģistra iela 3, Saites nams"),
        ("Ogre, Sākumskolas zāle", "Ogre, Sākumskolas zāle"),
        ("Pilsētas bibliotēka (ieeja no pagalma), Ogre", "Pilsētas bibliotēka (ieeja no pagalma), Ogre"),
    ],
)
def test_the_place_of_a_label_ends_before_what_is_none_and_not_before_a_name(line: str, place: str) -> None:
    (found,) = event_of_article(
        "Lekcija", f"Lekcija notiks 20. septembrī.\nVieta: {line}", WEDNESDAY, "http://h/1", "lv"
    )
    assert found.place == place
