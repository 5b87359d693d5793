"""Pages part quotations, what is only told, and mentions; their numbers are those of the lists that they lead to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from html import unescape
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from archive.store.annotation import annotate
from tests.support.reading_room import ReadingRoom
from tests.support.rows.articles import Row, archive_of

Open = Callable[..., ReadingRoom]


@pytest.fixture
def open_room(tmp_path: Path) -> Iterator[Open]:
    """The pages of an archive of some articles; `sql` is done to it before they are read a second time."""
    with ExitStack() as stack:

        def opened(*rows: Row, sql: str = "") -> ReadingRoom:
            path = tmp_path / "archive.db"
            db = archive_of(path, rows)
            with db.atomic():
                annotate.update(db)
            for statement in filter(None, sql.split(";")):
                db.execute(statement)
            with db.atomic():
                annotate.update(db)
            db.close()
            room = ReadingRoom(path)
            stack.callback(room.close)
            return room

        yield opened


QUOTED = Row(
    "lv-1",
    "Palīdzība",
    "„Palīdzība ir tuvu,” sacīja biedrības „Drošs krasts” vecākā eksperte Zaiga Pūcīte, „un tā ir bez maksas.”\n\n"
    "Valdis Krastkalns norādīja, ka zvanu kļūst vairāk.\n\nPūcīte piebilda, ka līnija strādā arī naktī.",
    published_on="2018-01-01",
)
THANKED = Row(
    "lv-2", "Paldies", "Paldies biedrības „Drošs krasts” vecākajai ekspertei Zaigai Pūcītei!", "lv", "2020-01-01"
)
ENGLISH = Row(
    "en-1", "Help", "“Help is near,” said Zaiga Pūcīte, senior expert of the State Police.", "en", "2019-01-01"
)


@pytest.mark.parametrize("path", ["/speaker/zaiga-pucite", "/article/lv-1"])
def test_quotations_stand_in_marks_and_what_is_told_does_not(path: str, open_room: Open) -> None:
    page = open_room(QUOTED, THANKED).page(path)
    quoted = [one.text_content() for one in page.findall(".//blockquote/span")]
    assert quoted == ["„Palīdzība ir tuvu”", "„un tā ir bez maksas.”"]
    told = [one.text_content().split() for one in page.findall(".//p[@class='reported']")]
    assert ["atstāstīts", *"Pūcīte piebilda, ka līnija strādā arī naktī.".split(), "tekstā"] in told
    assert len(told) == (1 if path.startswith("/speaker") else 2)


def test_quotations_stand_in_the_marks_of_their_own_language(open_room: Open) -> None:
    page = open_room(QUOTED, ENGLISH).page("/speaker/zaiga-pucite")
    assert "“Help is near”" in [one.text_content() for one in page.findall(".//blockquote/span[@lang='en']")]


def test_marks_around_a_whole_quotation_are_not_doubled(open_room: Open) -> None:
    sql = "UPDATE statements SET text = '„' || text || '”' WHERE position = 0 AND quoted"
    page = open_room(QUOTED, sql=sql).page("/article/lv-1")
    assert page.findtext(".//blockquote/span") == "„Palīdzība ir tuvu”"


def test_mentions_stand_apart_from_statements_each_with_their_number(open_room: Open) -> None:
    page = open_room(QUOTED, THANKED).page("/speaker/zaiga-pucite", "en")
    headings = [one.text_content() for one in page.findall(".//h2")]
    assert headings.index("What was said") < headings.index("Named but not quoted")
    text = " ".join(page.text_content().split())
    assert "Speaks in 1 article Named in 2 articles" in text
    assert "Named but not quoted 1 article Paldies" in text


def test_an_office_is_one_line_in_the_nominative_with_its_forms(open_room: Open) -> None:
    (office,) = open_room(QUOTED, THANKED).page("/speaker/zaiga-pucite").findall(".//ul[@class='plain offices']/li")
    assert office.findtext("span") == "biedrības „Drošs krasts” vecākā eksperte"
    assert "2018–2020" in office.text_content()
    assert "kā rakstīts: biedrības „Drošs krasts” vecākajai ekspertei" in office.text_content()


def test_a_surname_alone_is_linked_where_it_stands(open_room: Open) -> None:
    text = open_room(QUOTED).text("/article/lv-1")
    assert '<a class="person" href="/speaker/zaiga-pucite" title="Zaiga Pūcīte">Pūcīte</a> piebilda' in text


def test_numbers_are_those_of_the_lists_that_they_lead_to(reading_room: ReadingRoom) -> None:
    speakers = reading_room.page("/speakers", "en").findall(".//ul[@class='people']/li")
    assert len(speakers) > 20
    for one in speakers:
        path = target(one)
        number = str(one.findtext("small")).split()[0]
        page = reading_room.page(path, "en")
        (link,) = (a for a in page.findall(".//a") if "Speaks in" in a.text_content())
        assert re.findall(r"\d+", link.text_content()) == [number], path
        assert total(reading_room, str(link.get("href"))) == int(number)
        parts = page.text_content().partition("Named but not quoted")[0]
        assert parts.count(" in the text") or page.findall(".//p[@class='talk']"), path


def test_the_first_page_and_the_facet_have_the_number_of_the_page_of_the_speaker(reading_room: ReadingRoom) -> None:
    home = reading_room.page("/", "en").findall(".//ol[@class='counted']/li")
    numbers = {target(one): one.findtext("small") for one in home if "/speaker/" in target(one)}
    facet = reading_room.get("/search.json?size=1").json()["facets"]["speaker"]
    numbers |= {f"/speaker/{one['value']}": str(one["count"]) for one in facet}
    assert len(numbers) >= 10
    for path, number in numbers.items():
        assert re.search(rf">Speaks in {number} articles?<", reading_room.text(path, "en")), path


def test_the_speakers_of_a_municipality_lead_to_the_articles_that_are_counted(reading_room: ReadingRoom) -> None:
    links = reading_room.page("/municipality/kuldigas-novads").findall(".//ol[@class='counted']//small/a")
    assert links
    for link in links:
        assert total(reading_room, str(link.get("href"))) == int(str(link.text))


def target(element: HtmlElement) -> str:
    link = element.find("a")
    assert link is not None
    return str(link.get("href"))


def total(room: ReadingRoom, address: str) -> int:
    found = room.get(unescape(address).replace("/search?", "/search.json?size=1&")).json()
    return int(found["total"])


PLAIN = Row("lv-1", "Pirmais", "Lasma Kalnina norādīja, ka darba ir daudz.")
# As an archive is that had given both spellings an id: the second came later, when they were two.
BOTH = (
    "INSERT INTO person_ids (id, slug, name) VALUES ('lk', 'lk', 'Lāsma Kalniņa');"
    "UPDATE articles SET body = 'Klāt bija Lāsma Kalniņa.' WHERE id = 'lv-2'"
)


def test_the_slug_of_a_spelling_that_joined_another_leads_there(open_room: Open) -> None:
    room = open_room(PLAIN, Row("lv-2", "Otrais", "Sanāksme."), sql=BOTH)
    answer = room.get("/speaker/lasma-kalnina?page=1")
    assert (answer.status_code, answer.headers["location"]) == (301, "/speaker/lk?page=1")
    assert "Lāsma Kalniņa</h1>" in room.text("/speaker/lk")
    assert total(room, "/search?speaker=lasma-kalnina") == total(room, "/search?speaker=lk") == 1
    assert "Lāsma Kalniņa" in room.text("/search?speaker=lasma-kalnina")


def test_a_slug_whose_name_is_nowhere_any_more_says_so(open_room: Open) -> None:
    room = open_room(PLAIN, sql="UPDATE articles SET body = 'Sanāksme.'")
    answer = room.get("/speaker/lasma-kalnina")
    assert answer.status_code == 410
    assert "Lasma Kalnina</h1>" in answer.text
    assert room.get("/speaker/lasma-kalnins").status_code == 404


def namesake(year: int, office: str) -> Row:
    return Row(
        f"lv-{year}", "Ziņa", f"Sanāksmē {office} Valdis Krastkalns norādīja, ka darba ir daudz.", "lv", f"{year}-05-01"
    )


def test_offices_that_speak_against_one_person_are_told(open_room: Open) -> None:
    years = [(2015, "Valsts policijas inspektors"), (2016, "Cēsu novada domes arhitekts")]
    rows = [namesake(year, office) for year, office in [*years, (2018, "Valsts policijas inspektors")]]
    text = open_room(*rows).text("/speaker/valdis-krastkalns", "en")
    assert "These articles may be about more than one person of this name." in text
    note = text[text.index("These articles may") :].partition("</p>")[0]
    assert "Valsts policijas inspektors" in note
    assert "Cēsu novada domes arhitekts" in note


def test_whoever_changes_office_is_not_doubted(open_room: Open) -> None:
    rows = [namesake(2015, "Valsts policijas inspektors"), namesake(2016, "Cēsu novada domes arhitekts")]
    assert "may be about more than one" not in open_room(*rows).text("/speaker/valdis-krastkalns", "en")
