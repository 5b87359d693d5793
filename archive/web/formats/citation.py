"""Citations of articles: in a Latvian and an English style, and for reference managers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit

from archive.clock import stamp
from archive.site import NAME
from archive.web.serving.i18n import day_in_riga
from archive.web.serving.request import PageRequest

BIBTEX = "application/x-bibtex; charset=utf-8"
CSL_JSON = "application/vnd.citationstyles.csl+json"

_TEX_LANGUAGES = {"lv": "latvian", "en": "english"}
# BibTeX counts braces to find the end of a field, even after a backslash.
_TEX = str.maketrans(
    {
        **{character: f"\\{character}" for character in "%&#_$"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """The contents of a reference to an article. `published_on`, if known, and `captured_on` are ISO days.

    `permalink` leads to the version that is cited, whatever happens to the article. The author is uncertain, so the
    site is given as the author.
    """

    id: str
    title: str
    language: str
    published_on: str | None
    captured_on: str
    url: str
    permalink: str

    @property
    def site(self) -> str:
        """The name of the site that the article is cited from: "cilvektirdznieciba.lv"."""
        return urlsplit(self.url).netloc.removeprefix("www.")

    def in_latvian(self) -> str:
        """A reference in the style of Latvian universities, after LVS ISO 690."""
        published = f"{date.fromisoformat(self.published_on):%d.%m.%Y.}" if self.published_on else "[b. g.]"
        captured = f"{date.fromisoformat(self.captured_on):%d.%m.%Y.}"
        return (
            f"{self.title} [tiešsaiste]. {self.site}, {published} [arhivēts {captured}]. "
            f"Pieejams: {self.url}. Arhīva kopija: {self.permalink}"
        )

    def in_english(self) -> str:
        """A reference in the style of the American Psychological Association."""
        published = (
            f"{(day := date.fromisoformat(self.published_on)):%Y, %B} {day.day}" if self.published_on else "n.d."
        )
        captured = f"{(day := date.fromisoformat(self.captured_on)):%B} {day.day}, {day.year}"
        stop = "" if self.title.endswith((".", "?", "!", "…")) else "."
        return f"{self.site}. ({published}). {self.title}{stop} {self.url} (archived {captured}, at {self.permalink})"

    def of_statement_in_latvian(self, words: str, name: str, office: str) -> str:
        """A reference to a statement (`words`, with quotation marks if it is quoted), in the style of `in_latvian`."""
        return f"{words} ({', '.join(filter(None, (name, office)))}). No: {self.in_latvian()}"

    def of_statement_in_english(self, words: str, name: str, office: str) -> str:
        """The same in the style of `in_english`."""
        return f"{words} ({', '.join(filter(None, (name, office)))}). In: {self.in_english()}"

    def as_bibtex(self) -> str:
        """An entry for biblatex, in UTF-8."""
        values = {
            "author": f"{{{_tex(self.site)}}}",
            "title": f"{{{_tex(self.title)}}}",
            "date": self.published_on,
            "url": _tex_address(self.url),
            "urldate": self.captured_on,
            "langid": _TEX_LANGUAGES[self.language],
            "note": rf"Archived copy: \url{{{_tex_address(self.permalink)}}}",
        }
        lines = (f"  {name} = {{{value}}},\n" for name, value in values.items() if value)
        return f"@online{{{_key(self.id)},\n{''.join(lines)}}}\n"

    def as_csl_json(self) -> str:
        """A list of one item: https://docs.citationstyles.org/en/stable/specification.html."""
        item = {
            "id": _key(self.id),
            "type": "webpage",
            "title": self.title,
            "author": [{"literal": self.site}],
            "container-title": self.site,
            "language": self.language,
            "issued": _date_parts(self.published_on) if self.published_on else None,
            "accessed": _date_parts(self.captured_on),
            "URL": self.url,
            "archive_location": self.permalink,
        }
        known = {name: value for name, value in item.items() if value}
        return json.dumps([known], ensure_ascii=False, indent=2)


def cite(
    request: PageRequest,
    article_id: str,
    *,
    title: str,
    language: str,
    published_on: str | None,
    url: str,
    captured_at: str,
    dated: bool = False,
) -> Citation:
    """The reference to an article as it was captured at a moment (ISO).

    If `dated`, the moment is in its id, so that two versions can be in one list of references.
    """
    at = f"{article_id}/{stamp(captured_at)}"
    return Citation(
        id=at.replace("/", "-") if dated else article_id,
        title=title,
        language=language,
        published_on=published_on,
        captured_on=day_in_riga(captured_at),
        url=url,
        permalink=request.url(f"/article/{at}"),
    )


def _key(article_id: str) -> str:
    return f"{NAME.removesuffix('.lv')}-{article_id}"


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def _tex_address(url: str) -> str:
    """An address that TeX takes literally: without anything that would end the field or begin a command."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~")


def _date_parts(day: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in day.split("-")]]}
