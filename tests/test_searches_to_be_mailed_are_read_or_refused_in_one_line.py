"""searches.toml: who is told of what is read as it is written, and what is wrong in it is said in one line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.alerts.searches import KINDS, MOST_BYTES, Search, parse_searches, read_searches
from archive.errors import WrongUse
from tests.support.command import ROOT

PATH = Path("data/searches.toml")
TO = 'recipients = ["zane@example.org"]'


def parse(text: str) -> list[Search]:
    return parse_searches(text.encode(), PATH)


def complaint(text: str) -> str:
    with pytest.raises(WrongUse) as raised:
        parse(text)
    return str(raised.value)


def test_the_documented_sample_is_read() -> None:
    documented = (ROOT / "docs" / "alerts.md").read_text()
    (sample,) = re.findall(r"```toml\n(.*?)```", documented, re.DOTALL)
    shelter, police, changed = parse(sample)
    assert (shelter.name, shelter.query, shelter.find, shelter.days) == ("Patvērums Saldū", "patvērums", "articles", 0)
    assert shelter.values == {"municipality": ("Saldus novads",)}
    assert shelter.news == frozenset(KINDS)
    assert (police.find, police.language, police.days) == ("statements", "en", 7)
    assert police.conditions() == {"organisation": "Valsts policija", "lang": "lv"}
    assert changed.news == {"changed", "gone"}
    assert changed.days == 1
    assert {one.name: value for one, value in changed.filters()} == {"kind": "news", "since": date(2020, 1, 1)}


def test_the_documents_name_every_key_and_filter() -> None:
    documented = (ROOT / "docs" / "alerts.md").read_text()
    for find in ("articles", "statements"):
        (search,) = parse(f'[[search]]\nname = "x"\nfind = "{find}"\n{TO}')
        assert all(f"`{name}`" in documented for name in search.parameters)


def test_days_and_numbers_of_toml_and_lists_of_names_are_taken() -> None:
    (search,) = parse(
        f'[[search]]\nname = "x"\n{TO}\nspeaker = ["Zelma Pūcīte", "Andris Kalns"]\nsince = 2016-05-31\nyear = 2016'
    )
    assert search.values == {
        "speaker": ("Zelma Pūcīte", "Andris Kalns"),
        "since": ("2016-05-31",),
        "year": ("2016",),
    }
    assert search.path() == (
        "/search?speaker=Zelma+P%C5%ABc%C4%ABte&speaker=Andris+Kalns&since=2016-05-31&year=2016&sort=newest"
    )


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (f"[[search]]\n{TO}", ["search 1: name: is missing"]),
        ('[[search]]\nname = "x"', ["search “x”: recipients: must be a list"]),
        ('[[search]]\nname = "x"\nrecipients = "a@b.example"', ["search “x”: recipients: must be a list"]),
        ('[[search]]\nname = "x"\nrecipients = ["Zane <a@b.example>"]', ["recipients:", "not an address"]),
        (
            '[[search]]\nname = "x"\nrecipients = ["a@b.example\\nBcc: c@d.example"]',
            ["recipients:", "not an address"],
        ),
        ('[[search]]\nname = "x"\nrecipients = ["žanete@b.example"]', ["recipients:", "not an address"]),
        (f'[[search]]\nname = "x\\ny"\n{TO}', ["name: must be one line"]),
        (f'[[search]]\nname = "x"\n{TO}\nq = "y"', ["search “x”: q:", "did you mean query?"]),
        (f'[[search]]\nname = "x"\n{TO}\nspeker = "y"', ["search “x”: speker:", "did you mean speaker?"]),
        (f'[[search]]\nname = "x"\n{TO}\noffice = "y"', ["search “x”: office:", "not part of a search"]),
        (f'[[search]]\nname = "x"\n{TO}\nlanguage = "lv"', ["language:", "did you mean mail_language?"]),
        (f'[[search]]\nname = "x"\n{TO}\nlang = "de"', ["search “x”: lang: must be one of lv, en"]),
        (f'[[search]]\nname = "x"\n{TO}\nsince = "vakar"', ["since: must be a date such as 2016"]),
        (f'[[search]]\nname = "x"\n{TO}\nyear = "MMXVI"', ["year: must be a number"]),
        *(
            (f'[[search]]\nname = "x"\nrecipients = ["{one}"]', ["recipients:", "not an address"])
            for one in ("a..b@b.example", ".a@b.example", "a.@b.example", "a@b..example", "a@-b.example")
        ),
        (f'[[search]]\nname = "x"\n{TO}\nyear = true', ["year: must be text"]),
        (f'[[search]]\nname = "x"\n{TO}\nyear = 0', ["year: must be a number"]),
        (f'[[search]]\nname = "x"\n{TO}\nkind = false', ["kind: must be text"]),
        (f'[[search]]\nname = "x"\n{TO}\nmunicipality = []', ["municipality: must be text, or a list of texts"]),
        (f'[[search]]\nname = "x"\n{TO}\nsince = 2016-05-31T10:00:00', ["since: must be a date such as 2016"]),
        (f'[[search]]\nname = "x"\n{TO}\nspeaker = ["a", "b", "c", "d", "e", "f"]', ["speaker: has more than 5"]),
        (f'[[search]]\nname = "x"\n{TO}\nfind = "statements"\nspeaker = ["a", "b"]', ["speaker: must be text"]),
        (f'[[search]]\nname = "x"\n{TO}\nnews = ["old"]', ["news: must be a list of some of"]),
        (f'[[search]]\nname = "x"\n{TO}\nnews = []', ["news: must be a list of some of"]),
        (f'[[search]]\nname = "x"\n{TO}\nrhythm = "hourly"', ["rhythm: must be one of each, daily, weekly"]),
        (f'[[search]]\nname = "x"\n{TO}\nfind = ["articles"]', ["find: must be one of articles, statements"]),
        (f'[[search]]\nname = "x"\n{TO}\n[[search]]\nname = "x"\n{TO}', ["two searches are named “x”"]),
        (
            f'[[search]]\nname = "x"\n{TO}\n[[search]]\nname = "y"\nmail_language = "en"\n{TO.upper().lower()}',
            ["search “y”: mail_language: zane@example.org", "“x”"],
        ),
        (f'[search]\nname = "x"\n{TO}', ["begin each search with [[search]]"]),
        ("name = 'x'", ["name means nothing here"]),
        ("[[search]", ["not valid TOML", "docs/alerts.md"]),
        ("a = " + "[" * 5000, ["not valid TOML"]),
    ],
)
def test_what_is_wrong_names_the_search_and_the_key(written: str, words: list[str]) -> None:
    said = complaint(written)
    assert all(word in said for word in [str(PATH), *words]), said
    assert said.isprintable()


def test_a_file_that_is_not_there_or_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "searches.toml"
    with pytest.raises(WrongUse, match="does not exist"):
        read_searches(path)
    path.mkdir()
    with pytest.raises(WrongUse, match="cannot be read"):
        read_searches(path)
    path.rmdir()
    path.write_text("#" * (MOST_BYTES + 1))
    with pytest.raises(WrongUse, match="longer than 1024 KiB"):
        read_searches(path)


_VALUES: Any = st.recursive(
    st.booleans() | st.integers(-3, 3000) | st.text(st.sampled_from('az@.ē "\\\n\x00'), max_size=8),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return (
        "".join(c if c.isalnum() else f"\\u{ord(c):04x}" for c in value).join('""')
        if isinstance(value, str)
        else str(value)
    )


_KEYS = ("name", "find", "query", "news", "recipients", "mail_language", "rhythm", "speaker", "since", "lang", "qq")


_ANY = st.dictionaries(st.sampled_from(_KEYS), _VALUES)
_NEARLY_SOUND = st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=1).map(
    lambda chosen: {"name": "x", "recipients": ["zane@example.org"], **chosen}
)


@given(st.lists(_ANY | _NEARLY_SOUND, max_size=3))
def test_any_file_is_read_or_refused_in_one_line(tables: list[dict[str, Any]]) -> None:
    text = "".join(
        "[[search]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in table.items()) for table in tables
    )
    said = str(PATH)
    try:
        for search in parse(text):
            assert search.recipients
            assert search.path().startswith(("/search?", "/statements?"))
    except WrongUse as error:
        said = str(error)
    assert said.startswith(str(PATH))
    assert said.isprintable()
