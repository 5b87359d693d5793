"""/speakers, /speaker/<slug>, /municipalities, /municipality/<slug>."""

from __future__ import annotations

import pytest

from tests.conftest import ReadingRoom


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/speakers", ['href="/speaker/talis-niedra"', "Zelma Pūcīte-Kalniņa"]),
        ("/speakers?all=1", ["Juka Tervalahti"]),
        (
            "/speaker/talis-niedra",
            ["Tālis Niedra", "T.Niedram", "Kuldīgas novada domes priekšsēdētāja vietnieks", "2014-05-14"],
        ),
        ("/municipalities", ['href="/municipality/valmieras-novads"', "Burtnieku novads"]),
        ("/municipality/valmieras-novads", ["Burtnieku novads, līdz / until 2021-06-30", "Kocēnu pagastā"]),
        ("/municipality/cesu-novads-2009", ["Vaives pagasta"]),
    ],
)
def test_a_page_shows_what_is_known(path: str, shown: list[str], reading_room: ReadingRoom) -> None:
    text = reading_room.text(path)
    assert [one for one in shown if one not in text] == []


def test_a_statement_links_to_its_sentence(reading_room: ReadingRoom) -> None:
    assert "lv-118#:~:text=Par%20savu%20pieredzi" in reading_room.text("/speaker/talis-niedra")


@pytest.mark.parametrize("path", ["/speaker/nobody", "/municipality/nowhere"])
def test_who_is_unknown_is_not_found(path: str, reading_room: ReadingRoom) -> None:
    response = reading_room.get(path)
    assert response.status_code == 404
    assert "Tādas lapas nav" in response.text
