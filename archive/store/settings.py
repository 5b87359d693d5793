"""The settings of a copy of the archive: `settings.toml` in the data folder, see docs/settings.md.

A new setting is a field here; a new section is a class with fields and a field of `Settings`. A field whose name would
be a keyword of Python ends with a _, which its name in the file lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, cast, get_type_hints

from archive.errors import WrongUse
from archive.keeper_files import content_of, on_one_line, table_of

MOST_BYTES = 1 << 18  # of the file: texts of some pages, and no more
_SAMPLE = "docs/settings.md has a sample"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # nothing that anybody types; line ends and tabs may be
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_OWN_ADDRESS = re.compile(
    r"https?://[^\s<>\"\\?#/@]+(/[^\s<>\"\\?#]*)?", re.IGNORECASE
)  # others are made by adding to it
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]+")
_SECURITY = re.compile("starttls|tls|none")
_ATOM, _LABEL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+", "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
ADDRESS = rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*"  # of mail, as any server takes it (RFC 5322, 3.4.1)
_MAILBOX = re.compile(rf"{ADDRESS}|[^@<>\n\t]*<{ADDRESS}>")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts in one language, empty if not given. Paragraphs are separated by a blank line."""

    name: str = ""
    address: str = ""
    purpose: str = ""
    corrections: str = ""
    privacy: str = ""
    accessibility: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who runs this copy, and how they are reached."""

    email: str = field(default="", metadata={"form": (_EMAIL, "an e-mail address such as archive@example.org")})
    phone: str = ""
    website: str = field(default="", metadata={"form": (_ADDRESS, "an address that begins with https://")})
    lv: Texts = Texts()
    en: Texts = Texts()

    def said(self, name: str, language: str) -> tuple[str, str]:
        """A text, and its language: the one asked for ("lv" or "en"), or the other if only that has it."""
        other = {"lv": "en", "en": "lv"}[language]
        text: str = getattr(getattr(self, language), name)
        return (text, language) if text else (getattr(getattr(self, other), name), other)


@dataclass(frozen=True, slots=True)
class Archive:
    """This copy of the archive itself. `address` is where the public reads it, without a slash at its end."""

    address: str = field(
        default="",
        metadata={
            "form": (_OWN_ADDRESS, "an address such as https://archive.example.org, without ? and #"),
            "to": lambda text: text.rstrip("/"),
        },
    )


@dataclass(frozen=True, slots=True)
class Mail:
    """The server by which alerts are mailed (`ctarchive digest`). If `host` is empty, none are.

    `port` is 0 where that of the `security` is meant. Of the password there is a text, or else a file that has it.
    """

    host: str = field(default="", metadata={"form": (_HOST, "the name of a mail server, such as mail.example.org")})
    port: int = field(default=0, metadata={"range": (1, 65535)})
    security: str = field(default="starttls", metadata={"form": (_SECURITY, "starttls, tls or none")})
    user: str = ""
    password: str = field(default="", repr=False)
    password_file: str = ""
    from_: str = field(default="", metadata={"form": (_MAILBOX, "an address such as Archive <archive@example.org>")})
    reply_to: str = field(default="", metadata={"form": (_MAILBOX, "an address such as archive@example.org")})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each section of the file is a field."""

    archive: Archive = Archive()
    keeper: Keeper = Keeper()
    mail: Mail = Mail()


def mailbox(written: str) -> tuple[str, str]:
    """The name and the address of a mailbox as settings write it: `Archive <archive@example.org>`.

    The name is empty if there is none.
    """
    name, _, address = written.rpartition("<")
    return name.strip().strip('"'), address.rstrip(">")


def read_settings(path: Path) -> Settings:
    """The settings in a file; the defaults if there is no file.

    Raises WrongUse with one line that names the file, what is wrong in it, and what to do.
    """
    content = content_of(path, MOST_BYTES, "let this user read it, or remove it")
    return Settings() if content is None else parse_settings(content, path)


def parse_settings(content: bytes, path: Path) -> Settings:
    """The settings in the content of a file; `path` is what its complaint calls it. Raises WrongUse."""
    return _section(Settings, table_of(content, path, _SAMPLE), "", path)


def _section(kind: type[T], table: dict[str, Any], above: str, path: Path) -> T:
    hints = get_type_hints(kind)
    written = {name.rstrip("_") for name in hints}
    for key in table:
        if key not in written:
            raise WrongUse(f"{path}: {_unknown(kind, above, key)}")
    values = {}
    for one in fields(kind):  # type: ignore[arg-type]  # a dataclass, which mypy cannot know
        if (key := one.name.rstrip("_")) in table:
            values[one.name] = _value(hints[one.name], table[key], f"{above}{key}", one.metadata, path)
    return kind(**values)


def _value(kind: Any, value: Any, name: str, metadata: Mapping[str, Any], path: Path) -> object:
    """A section, a number in the `range` of its field, or a text of the `form` that it asks for.

    A text is made into what the field keeps (`to`).
    """
    if is_dataclass(kind):
        if isinstance(value, dict):
            return _section(cast(type, kind), value, f"{name}.", path)
        mend = f"write [{name}] on a line of its own, and its settings below ({_SAMPLE})"
        raise WrongUse(f"{path}: {name} must be a table; {mend}")
    if kind is int:
        least, most = metadata["range"]
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise WrongUse(f"{path}: {name} must be a number from {least} to {most}, without quotes ({_SAMPLE})")
        return value
    if not isinstance(value, str):
        raise WrongUse(f"{path}: {name} must be text; put it in quotes ({_SAMPLE})")
    text = value.replace("\r\n", "\n").strip()
    if _CONTROL.search(text):
        raise WrongUse(f"{path}: {name} has a control character; remove it")
    form: tuple[re.Pattern[str], str] | None = metadata.get("form")
    if form and text and not form[0].fullmatch(text):
        raise WrongUse(f"{path}: {name} must be {form[1]}; mend it, or leave it empty")
    return metadata["to"](text) if "to" in metadata else text


def _unknown(kind: Any, above: str, key: str) -> str:
    """A message about an unknown key, with the most likely cause: a typing error, or the wrong section."""
    names = [one.name.rstrip("_") for one in fields(kind)]
    near = [one for one in _names(Settings) if one.rpartition(".")[2] == key]
    near += [f"{above}{one}" for one in get_close_matches(key, names, 1)]
    mend = f"did you mean {near[0]}?" if near else "remove it"
    known = ", ".join(f"{above}{one}" for one in names)
    return f"{above}{on_one_line(key)} is not a setting; {mend} (there are: {known})"


def _names(kind: Any, above: str = "") -> list[str]:
    """The names of all settings of a section and of those below it."""
    hints = get_type_hints(kind)
    names = []
    for name, of in hints.items():
        names += _names(of, f"{above}{name}.") if is_dataclass(of) else [f"{above}{name.rstrip('_')}"]
    return names
