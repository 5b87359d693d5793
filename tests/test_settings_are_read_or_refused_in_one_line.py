"""settings.toml in the data folder: what it says is read, and what is wrong in it is said in one line."""

from __future__ import annotations

import re
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import WrongUse
from archive.store.settings import MOST_BYTES, Archive, Keeper, Mail, Settings, Texts, parse_settings, read_settings
from tests.support.command import ROOT, ctarchive, plain_datasette

PATH = Path("data/settings.toml")


def parse(text: str) -> Settings:
    return parse_settings(text.encode(), PATH)


def complaint(content: bytes) -> str:
    with pytest.raises(WrongUse) as raised:
        parse_settings(content, PATH)
    return str(raised.value)


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings() == parse("")


def test_the_documented_sample_has_every_setting() -> None:
    documented = (ROOT / "docs" / "settings.md").read_text()
    (sample,) = re.findall(r"```toml\n(.*?)```", documented, re.DOTALL)
    settings = parse(sample)
    assert settings.archive.address
    said: dict[str, Any] = asdict(settings.keeper)
    assert all(said.values())
    for language in ("lv", "en"):
        assert all(said[language].values()), language
    mail = asdict(settings.mail)
    assert all(mail[name] or name == "password" for name in mail)  # which is better in a file
    for one in (*fields(Archive), *fields(Keeper), *fields(Texts), *fields(Mail)):
        assert f"| `{one.name.rstrip('_')}` |" in documented or one.name in ("lv", "en")


# What TOML can hold in a text between quotes.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(st.dictionaries(st.sampled_from([one.name for one in fields(Texts)]), texts), st.sampled_from(["lv", "en"]))
def test_any_text_comes_back_as_it_was_written(said: dict[str, str], language: str) -> None:
    lines = "".join(f"{name} = {quoted(text)}\n" for name, text in said.items())
    read = asdict(parse(f"[keeper.{language}]\n{lines}").keeper)[language]
    assert read == {**asdict(Texts()), **{name: text.strip() for name, text in said.items()}}


@given(st.binary(max_size=200) | st.text(st.sampled_from("[]keeprlvn.=\"'\n #1"), max_size=60).map(str.encode))
def test_any_file_is_read_or_refused_in_one_line(content: bytes) -> None:
    said = str(PATH)
    try:
        parse_settings(content, PATH)
    except WrongUse as error:
        said = str(error)
    assert said.startswith(str(PATH))
    assert said.splitlines() == [said]
    assert said.isprintable()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('[keeper.lv]\nnmae = "x"', ["keeper.lv.nmae", "did you mean keeper.lv.name?"]),
        ('[keeper.lv]\nemail = "a@example.org"', ["keeper.lv.email", "did you mean keeper.email?"]),
        ('[keper]\nemail = "a@example.org"', ["keper is not a setting", "did you mean keeper?"]),
        ('[keeper]\nqqqq = "x"', ["keeper.qqqq", "remove it", "email, keeper.phone"]),
        ("[keeper]\nphone = 371", ["keeper.phone must be text", "put it in quotes"]),
        ("[keeper.en]\nname = true", ["keeper.en.name must be text"]),
        ('keeper = "Arhīvs"', ["keeper must be a table", "[keeper]"]),
        ('[keeper]\nlv = "Arhīvs"', ["keeper.lv must be a table", "[keeper.lv]"]),
        ("[[keeper]]\n", ["keeper must be a table"]),
        ('[keeper]\nemail = "arhivs"', ["keeper.email", "e-mail address", "leave it empty"]),
        ('[keeper]\nwebsite = "javascript:alert(1)"', ["keeper.website", "https://"]),
        ('[archive]\naddress = "arhivs.example"', ["archive.address", "https://archive.example.org"]),
        ('[archive]\naddress = "ftp://arhivs.example"', ["archive.address", "https://archive.example.org"]),
        ('[archive]\naddress = "https://arhivs.example/?q="', ["archive.address", "without ? and #"]),
        ('[archive]\naddress = "https://u@arhivs.example/"', ["archive.address"]),
        ('[keeper.lv]\nname = "a\\u0000b"', ["keeper.lv.name", "control character"]),
        ('[keeper]\nemail = "a@example.org"\nphone\n', ["not valid TOML", "line 3", "docs/settings.md"]),
        ('[mail]\nhost = "pasts example"', ["mail.host", "mail.example.org"]),
        ('[mail]\nport = "587"', ["mail.port must be a number from 1 to 65535", "without quotes"]),
        ("[mail]\nport = true", ["mail.port must be a number"]),
        ("[mail]\nport = 70000", ["mail.port must be a number"]),
        ('[mail]\nsecurity = "ssl"', ["mail.security must be starttls, tls or none"]),
        ('[mail]\nfrom = "Arhīvs"', ["mail.from must be an address"]),
        ('[mail]\nfrom = "a@b.example, c@d.example"', ["mail.from must be an address"]),
        ('[mail]\nfrom = "A\\nBcc: x@y.example <a@b.example>"', ["mail.from must be an address"]),
        ('[mail]\nfrom_ = "a@b.example"', ["mail.from_ is not a setting", "did you mean mail.from?"]),
        ("a = " + "[" * 5000, ["not valid TOML"]),
    ],
)
def test_what_is_wrong_names_file_key_and_remedy(written: str, words: list[str]) -> None:
    said = complaint(written.encode())
    assert all(word in said for word in [str(PATH), *words]), said


@pytest.mark.parametrize("written", ["https://arhivs.example", "https://arhivs.example/", "HTTP://[::1]:8001/ct//"])
def test_the_address_of_the_archive_has_no_slash_at_its_end(written: str) -> None:
    assert parse(f'[archive]\naddress = "{written}"').archive.address == written.rstrip("/")


def test_another_encoding_is_named_and_a_mark_of_windows_is_no_harm() -> None:
    assert "UTF-8" in complaint('[keeper.lv]\nname = "Arhīvs"'.encode("cp1257"))
    assert parse_settings('\ufeff[keeper.lv]\r\nname = "Arhīvs"\r\n'.encode(), PATH).keeper.lv.name == "Arhīvs"


def test_a_file_that_is_too_long_or_a_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("#" * (MOST_BYTES + 1))
    with pytest.raises(WrongUse, match="longer than 256 KiB"):
        read_settings(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(WrongUse, match="cannot be read"):
        read_settings(path)


def test_a_text_in_one_language_stands_for_both() -> None:
    keeper = parse('[keeper.lv]\nname = "Ozolu arhīvs"\npurpose = "Saglabāt"\n[keeper.en]\npurpose = "Keep"').keeper
    assert keeper.said("name", "en") == ("Ozolu arhīvs", "lv")
    assert keeper.said("purpose", "en") == ("Keep", "en")
    assert keeper.said("privacy", "en")[0] == ""


def test_the_server_does_not_start_with_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[keeper]\nmail = 'a@example.org'")
    ran = ctarchive("serve", "--data", tmp_path)
    assert ran.code == 2
    assert ran.err == (
        f"ctarchive: {tmp_path}/settings.toml: keeper.mail is not a setting; did you mean keeper.email? "
        "(there are: keeper.email, keeper.phone, keeper.website, keeper.lv, keeper.en)\n"
    )


def test_neither_does_plain_datasette_and_it_tells_no_password(tmp_path: Path) -> None:
    (tmp_path / "archive.db").touch()
    (tmp_path / "settings.toml").write_text('[mail]\npassword = "Lazda-Egle-7"\n[keeper]\nwebsite = "www.example.org"')
    ran = plain_datasette(tmp_path / "archive.db", "--get", "/")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"ctarchive: {tmp_path}/settings.toml: keeper.website must be an address that begins with https://; "
        "mend it, or leave it empty\n"
    )
