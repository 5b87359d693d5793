"""/speakers, /speaker/<slug>, /municipalities, /municipality/<slug>."""

from __future__ import annotations

import asyncio

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from archive.data import DataFolder


def page(folder: DataFolder, path: str) -> tuple[int, str]:
    async def get() -> tuple[int, str]:
        answer = await Datasette([str(folder.database)]).client.get(path)
        return answer.status_code, answer.text

    return asyncio.run(get())


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
def test_a_page_shows_what_is_known(path: str, shown: list[str], archived_replica: DataFolder) -> None:
    status, text = page(archived_replica, path)
    assert status == 200
    assert [one for one in shown if one not in text] == []


def test_a_statement_links_to_its_sentence(archived_replica: DataFolder) -> None:
    assert "lv-118#:~:text=Par%20savu%20pieredzi" in page(archived_replica, "/speaker/talis-niedra")[1]


@pytest.mark.parametrize("path", ["/speaker/nobody", "/municipality/nowhere"])
def test_who_is_unknown_is_not_found(path: str, archived_replica: DataFolder) -> None:
    assert page(archived_replica, path)[0] == 404
