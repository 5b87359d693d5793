"""What the title of an event says of its fate counts only where the word is set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract.events.notices import notice_in, tells_of_notice, without_notice


@pytest.mark.parametrize(
    ("title", "notice", "rest"),
    [
        ("ATCELTS: Seminārs sociālajiem darbiniekiem", "cancelled", "Seminārs sociālajiem darbiniekiem"),
        ("Atcelta! Konference “Droša gaita”", "cancelled", "Konference “Droša gaita”"),
        ("Mācības robežsargiem (atceltas)", "cancelled", "Mācības robežsargiem"),
        ("Mācības robežsargiem - atceltas.", "cancelled", "Mācības robežsargiem"),
        ("Seminārs ir atcelts", "cancelled", "Seminārs"),
        ("CANCELLED Forum on labour", "cancelled", "Forum on labour"),
        ("Forum on labour – canceled", "cancelled", "Forum on labour"),
        ("PĀRCELTS Seminārs Rīgā", "postponed", "Seminārs Rīgā"),
        ("Diskusija, pārcelta", "postponed", "Diskusija"),
        ("[Postponed] Forum", "postponed", "Forum"),
        ("Forum has been postponed", "postponed", "Forum"),
        ("Seminārs (pārcelts uz 12. maiju)", "postponed", "Seminārs"),
        ("Seminārs – PĀRCELTS UZ 12.05.2023.", "postponed", "Seminārs"),
        ("PĀRCELTS UZ 12. MAIJU: Seminārs", "postponed", "Seminārs"),
        ("Pārcelts uz 12. maiju – Seminārs", "postponed", "Seminārs"),
        ("Konference ATLIKTA uz nenoteiktu laiku", "postponed", "Konference"),
        ("Konference tiek atlikta uz citu dienu", "postponed", "Konference"),
        ("Seminārs (atcelts līdz turpmākam paziņojumam)", "cancelled", "Seminārs"),
        ("Forum (postponed until 12 May)", "postponed", "Forum"),
        ("Pasākums atcelts! Apmācības skolotājiem", "cancelled", "Apmācības skolotājiem"),
        ("PASĀKUMS IR ATCELTS – Apmācības skolotājiem", "cancelled", "Apmācības skolotājiem"),
        ("Apmācības skolotājiem. Pasākums atcelts!", "cancelled", "Apmācības skolotājiem"),
        ("Apmācības skolotājiem (pasākums tiek pārcelts uz 12. maiju)", "postponed", "Apmācības skolotājiem"),
        ("This event has been cancelled: Forum", "cancelled", "Forum"),
        ("Diskusija jauniešiem (nenotiks)", "cancelled", "Diskusija jauniešiem"),
        ("NENOTIKS: Diskusija jauniešiem", "cancelled", "Diskusija jauniešiem"),
        ("Diskusija jauniešiem – pasākums nenotiks!", "cancelled", "Diskusija jauniešiem"),
        ("Forum – will not take place", "cancelled", "Forum"),
        ("Seminārs atcelts", "cancelled", "Seminārs"),
        ("Apmācības skolotājiem 12. maijā nenotiks!", "cancelled", "Apmācības skolotājiem 12. maijā"),
    ],
)
def test_a_word_set_apart_says_so(title: str, notice: str, rest: str) -> None:
    assert (notice_in(title), without_notice(title)) == (notice, rest)


@pytest.mark.parametrize(
    "title",
    [
        "Atceltās robežas",
        "Pārceltas uz Latviju – stāstu vakars",
        "Saruna: pārcelti uz ārzemēm",
        "Atcelta robežkontrole: seminārs",
        "Starptautiskā verdzības atcelšanas diena",
        "Par atceltajām robežpārbaudēm",
        "Cancelled flights and trafficking",
        "Ar mani tas nenotiks",
        "Seminārs: ar mani tas nenotiks",
        "Robežkontrole atcelta",
        "Konference pārcelta",
        "Pasākums pārceltajām ģimenēm",
        "",
    ],
)
def test_a_word_within_a_title_says_nothing(title: str) -> None:
    assert (notice_in(title), without_notice(title)) == (None, title)


def test_a_title_that_says_nothing_else_stays() -> None:
    assert (notice_in("ATCELTS"), without_notice("ATCELTS")) == ("cancelled", "ATCELTS")


@given(st.text(max_size=80))
def test_any_title_is_read(title: str) -> None:
    rest = without_notice(title)
    assert rest == title if notice_in(title) is None else len(rest) <= len(title)


@pytest.mark.parametrize(
    ("title", "tells"),
    [
        ("Slimības dēļ atcelta trešdienas tikšanās ar vēstnieku", True),
        ("Vētras dēļ atceļ visus pasākumus", True),
        ("Ministry cancels annual conference", True),
        ("Atcelta robežkontrole: seminārs", False),
        ("ATCELTS: Seminārs", False),
    ],
)
def test_a_headline_may_tell_of_it(title: str, tells: bool) -> None:
    assert tells_of_notice(title) is tells
