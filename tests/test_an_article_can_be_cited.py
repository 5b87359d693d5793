"""References to an article, for people in two languages and for programs."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.clock import stamp
from archive.store.folder import DataFolder
from archive.web.formats.citation import Citation
from tests.support.archives.past import EDITED
from tests.support.reading_room import ReadingRoom

DATED = Citation(
    id="lv-129",
    title="Kā atpazīt upuri?",
    language="lv",
    published_on="2016-05-03",
    captured_on="2026-11-24",
    url="http://www.cilvektirdznieciba.lv/lv/ka-atpazit/129",
    permalink="https://arhivs.example/article/lv-129",
)
UNDATED = Citation(
    "en-greta", "Reports", "en", None, "2026-01-02", "http://trafficking.lv/en/greta", "https://x/article/en-greta"
)


@pytest.mark.parametrize(
    ("citation", "latvian", "english"),
    [
        (
            DATED,
            "Kā atpazīt upuri? [tiešsaiste]. cilvektirdznieciba.lv, 03.05.2016. [arhivēts 24.11.2026.]. "
            "Pieejams: http://www.cilvektirdznieciba.lv/lv/ka-atpazit/129. "
            "Arhīva kopija: https://arhivs.example/article/lv-129",
            "cilvektirdznieciba.lv. (2016, May 3). Kā atpazīt upuri? "
            "http://www.cilvektirdznieciba.lv/lv/ka-atpazit/129 "
            "(archived November 24, 2026, at https://arhivs.example/article/lv-129)",
        ),
        (
            UNDATED,
            "Reports [tiešsaiste]. trafficking.lv, [b. g.] [arhivēts 02.01.2026.]. "
            "Pieejams: http://trafficking.lv/en/greta. Arhīva kopija: https://x/article/en-greta",
            "trafficking.lv. (n.d.). Reports. http://trafficking.lv/en/greta "
            "(archived January 2, 2026, at https://x/article/en-greta)",
        ),
    ],
)
def test_people_get_a_reference_in_their_style(citation: Citation, latvian: str, english: str) -> None:
    assert citation.in_latvian() == latvian
    assert citation.in_english() == english


def test_bibtex_has_an_entry() -> None:
    assert DATED.as_bibtex() == (
        "@online{cilvektirdznieciba-lv-129,\n"
        "  author = {{cilvektirdznieciba.lv}},\n"
        "  title = {{Kā atpazīt upuri?}},\n"
        "  date = {2016-05-03},\n"
        "  url = {http://www.cilvektirdznieciba.lv/lv/ka-atpazit/129},\n"
        "  urldate = {2026-11-24},\n"
        "  langid = {latvian},\n"
        "  note = {Archived copy: \\url{https://arhivs.example/article/lv-129}},\n"
        "}\n"
    )
    assert "date = {2" not in UNDATED.as_bibtex().replace("urldate", "")


def test_csl_json_has_an_item() -> None:
    (item,) = json.loads(DATED.as_csl_json())
    assert item["issued"] == {"date-parts": [[2016, 5, 3]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 24]]}
    assert (item["type"], item["title"], item["URL"]) == ("webpage", DATED.title, DATED.url)
    assert "issued" not in json.loads(UNDATED.as_csl_json())[0]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("50 % un R&D #1 a_b $5", r"50 \% un R\&D \#1 a\_b \$5"),
        ("a{b", r"a\textbraceleft{}b"),
        ("\\end~^", r"\textbackslash{}end\textasciitilde{}\textasciicircum{}"),
        ("viena\n  otra", "viena otra"),
    ],
)
def test_what_tex_would_obey_is_written_so_that_it_prints(title: str, written: str) -> None:
    assert f"title = {{{{{written}}}}}," in with_title(title).as_bibtex()


@given(st.text(), st.text(st.characters(codec="ascii", exclude_characters="\\[]/")))
def test_no_title_and_no_address_breaks_out_of_its_field(title: str, path: str) -> None:
    citation = Citation("lv-1", title, "lv", None, "2026-01-02", f"http://a.lv/{path}", f"http://b.lv/{path}")
    depth = 0
    entry = citation.as_bibtex().rstrip()
    for number, character in enumerate(entry):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth > 0 or number in (len(entry) - 1, *range(len("@online")))
    assert depth == 0


def with_title(title: str) -> Citation:
    return Citation("lv-1", title, "lv", None, "2026-01-02", "http://a.lv/", "http://b.lv/")


@pytest.mark.parametrize(
    ("ending", "content_type"),
    [
        ("bib", "application/x-bibtex; charset=utf-8"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_references_are_files_to_save(ending: str, content_type: str, reading_room: ReadingRoom) -> None:
    answer = reading_room.get(f"/article/lv-104.{ending}")
    assert answer.headers["content-type"] == content_type
    assert answer.headers["content-disposition"] == f'attachment; filename="lv-104.{ending}"'
    assert "Pašvaldību pieredzes apmaiņas sanāksme Jelgavā" in answer.text
    assert reading_room.get(f"/article/lv-1040.{ending}").status_code == 404


def test_the_page_shows_both_references_and_leads_to_the_files(reading_room: ReadingRoom) -> None:
    text = reading_room.text("/article/lv-104")
    assert re.search(r'lang="lv">Pašvaldību pieredzes [^<]*\[tiešsaiste\][^<]*/article/lv-104/\d{14}<', text)
    assert re.search(r'lang="en">[^<]*\(2015, September 29\)[^<]*/article/lv-104/\d{14}\)<', text)
    assert 'href="/article/lv-104.bib"' in text
    assert 'href="/article/lv-104.csl.json"' in text


@pytest.fixture(scope="module")
def versions(archive_with_a_past: DataFolder) -> list[tuple[str, str]]:
    """The stamp and the title of each version of the article that was edited."""
    sql = "SELECT captured_at, title FROM revisions WHERE article_id = ? ORDER BY revision"
    with closing(sqlite3.connect(archive_with_a_past.database)) as db:
        return [(stamp(moment), title) for moment, title in db.execute(sql, [EDITED])]


def test_what_is_cited_is_a_version_and_stays(room: ReadingRoom, versions: list[tuple[str, str]]) -> None:
    latest, title = versions[-1]
    there = f"/article/{EDITED}/{latest}"
    (item,) = room.get(f"/article/{EDITED}.csl.json").json()
    assert item["archive_location"].endswith(there)
    assert f"{there}}}" in room.text(f"/article/{EDITED}.bib")
    assert room.text(f"/article/{EDITED}").count(there) >= 2  # in both styles
    answer = room.get(there)
    assert (answer.status_code, title in answer.text) == (200, True)


def test_each_version_has_a_reference_of_its_own(room: ReadingRoom, versions: list[tuple[str, str]]) -> None:
    assert len(versions) == len({title for _, title in versions}) == 2
    keys = set()
    for moment, title in versions:
        there = f"/article/{EDITED}/{moment}"
        page = room.text(there)
        assert f"{title} [tiešsaiste]" in page
        assert re.search(rf"Arhīva kopija: [^<]*{there}<", page)
        assert f'href="{there}.bib"' in page
        (item,) = room.get(f"{there}.csl.json").json()
        assert (item["title"], item["archive_location"].endswith(there)) == (title, True)
        bibtex = room.get(f"{there}.bib")
        assert bibtex.headers["content-disposition"] == f'attachment; filename="{EDITED}-{moment}.bib"'
        keys |= {item["id"], bibtex.text.partition(",")[0]}
    assert len(keys) == 4


@pytest.mark.parametrize("moment", ["20010101000000", "2016", "99999999999999"])
@pytest.mark.parametrize("ending", ["bib", "csl.json"])
def test_no_reference_is_made_to_a_moment_without_a_capture(room: ReadingRoom, moment: str, ending: str) -> None:
    assert room.get(f"/article/{EDITED}/{moment}.{ending}").status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [("lv", "Mainīts 2026. gada 5. novembrī – kas mainīts"), ("en", "Changed on 5 November 2026 – what changed")],
)
def test_an_article_that_changed_says_when_and_leads_to_what(room: ReadingRoom, language: str, words: str) -> None:
    page = room.page(f"/article/{EDITED}", language)
    (said,) = page.xpath("//header/p[a[contains(@href, '/history#')]]")
    assert " ".join(said.text_content().split()) == words
    path, _, part = said.xpath("a/@href")[0].partition("#")
    assert room.page(path).xpath(f"//h2[@id='{part}']")


def test_an_article_that_never_changed_says_nothing_of_it(room: ReadingRoom) -> None:
    assert "/history#" not in room.text("/article/lv-104")
