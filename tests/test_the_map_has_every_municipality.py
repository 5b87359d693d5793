"""The map of mentions: every municipality of an era has its outline, and those that are mentioned can be reached."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from archive.places import register
from archive.web.parts.figures.maps import ERAS, VIEW_BOX, classes, draw, locate, members, outlines
from tests.support.reading_room import ReadingRoom

_LINK = re.compile(
    r'<a href="(/municipality/[^"]+)"><title>(.+): (\d+) rakst(?:s|i|u)</title><path class="level([1-4])"'
)
_ROW = re.compile(r'<tr><td><a href="([^"]+)" lang="lv">(.+)</a></td><td class="number">(\d+)</td></tr>')


def test_each_municipality_is_on_the_map_of_its_era() -> None:
    known = register().municipalities.values()
    assert set(members("2009")) == {one.id for one in known if one.valid_from.year < 2021}
    assert set(members("2021")) == {one.id for one in known if one.valid_to is None}
    assert (len(members("2009")), len(members("2021"))) == (119, 42)


@pytest.mark.parametrize("era", ERAS)
def test_outlines_lie_within_the_drawing(era: str) -> None:
    width, height = map(int, VIEW_BOX.split()[2:])
    for path in outlines(era).values():
        assert re.fullmatch(r"(M\d+ \d+(l[-\d ]+|a8 8 0 1 0 -?16 0a8 8 0 1 0 -?16 0)z)+", path)
        for start in re.findall(r"M(\d+) (\d+)", path):
            assert int(start[0]) <= width
            assert int(start[1]) <= height


def test_latvia_is_as_wide_as_it_is() -> None:
    """From west to east it is about 450 km, from north to south about 270 km."""
    width, height = map(int, VIEW_BOX.split()[2:])
    assert 1.55 < width / height < 1.75


@pytest.mark.parametrize("most", [0, 1, 2, 3, 5, 12, 5000])
def test_the_classes_have_each_number_once(most: int) -> None:
    numbers = [number for low, high in classes(most) for number in range(low, high + 1)]
    assert numbers == list(range(1, most + 1))
    assert all(first[1] + 1 == second[0] for first, second in pairwise(classes(most)))


def test_more_articles_are_never_paler() -> None:
    articles = {id: number for number, id in enumerate(members("2009"))}
    areas = draw("2009", articles, lambda id: f"/{id}").by_articles()
    assert len(areas) == 118  # one is not mentioned
    assert [area.level for area in areas] == sorted((area.level for area in areas), reverse=True)
    assert {area.level for area in areas} == {1, 2, 3, 4}


def test_a_former_municipality_is_located_on_the_map_of_today() -> None:
    _, over = locate(["0701800", "nowhere"])
    assert over == [outlines("2009")["0701800"]]


@pytest.mark.parametrize("path", ["/", "/?era=2009", "/municipalities", "/municipalities?era=2009"])
def test_the_map_is_made_of_links_and_is_the_same_as_a_table(path: str, reading_room: ReadingRoom) -> None:
    text = reading_room.text(path)
    links = [(address, name, number) for address, name, number, _ in _LINK.findall(text)]
    assert links
    assert sorted(links) == sorted(_ROW.findall(text))
    for address, _, _ in links[:3]:
        reading_room.text(address)
    assert len(text.encode()) < 100_000


def test_today_counts_what_was_written_of_predecessors(reading_room: ReadingRoom) -> None:
    today = {name: int(number) for _, name, number in _ROW.findall(reading_room.text("/"))}
    before = {name: int(number) for _, name, number in _ROW.findall(reading_room.text("/?era=2009"))}
    assert before["Burtnieku novads"] == 1
    assert today["Valmieras novads"] > before["Valmiera"] > 0
    assert "Burtnieku novads" not in today
