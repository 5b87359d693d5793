"""How well pages are read that nobody of the project wrote: real ones with labelled texts, where they are at hand.

    python -m tests.eval_pages [CORPUS ...] [--worst N]

Each page is read under the address that the site would have given it, made of its title. F1 is that of the words of
the body (runs of \\w in lower case, each as often as it stands there), the mean over a corpus; a page that is not read
as an article counts 0. Fails below the floors in floors.toml, and where a page raises, takes too long or leaves script
in `html`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from statistics import mean

from lxml import html as lxml_html

from archive.extract import Article, Page
from archive.extract.page import read_page
from tests import floors
from tests.floors import SHARED

CORPORA = SHARED / "pages"
CONTENT_TYPE = "text/html; charset=utf-8"
SECONDS = 0.5
"""CPU time that reading one page may take."""

_RUNS = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "applet",
    "svg",
    "math",
    "link",
    "meta",
    "form",
    "base",
    "template",
}
_OG_TITLE = re.compile(r"""<meta[^>]+property=["']og:title["'][^>]*content=["']([^"']+)""")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_SEPARATOR = re.compile(r"\s+[|–—·»«:-]\s+")


@dataclass(frozen=True)
class RealPage:
    """A page with what a reader should get of it; None where that was not labelled."""

    corpus: str
    id: str
    lang: str
    title: str | None
    date: str | None
    body: str
    html: str

    @property
    def url(self) -> str:
        """The address that the site would give a numbered article of that title."""
        ascii_title = unicodedata.normalize("NFD", self._own_title()).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", ascii_title).strip("-") or "x"
        return f"http://www.cilvektirdznieciba.lv/{'en' if self.lang == 'en' else 'lv'}/{slug}/123"

    @property
    def bytes(self) -> bytes:
        return self.html.encode("utf-8", "replace")

    @property
    def is_latin(self) -> bool:
        """Whether most letters of its text are Latin, as all of the site's are."""
        letters = [letter for letter in self.body if letter.isalpha()]
        return 2 * sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters) > len(letters)

    def _own_title(self) -> str:
        """The labelled title, else the longest part of what the head of the page says."""
        if self.title:
            return self.title
        found = _OG_TITLE.search(self.html) or _TITLE.search(self.html)
        return max(_SEPARATOR.split(unescape(" ".join(found[1].split()))), key=len) if found else "x"


@dataclass(frozen=True)
class Reading:
    """What was made of one page."""

    page: RealPage
    kind: str
    f1: float
    title_is_right: bool
    day: str | None
    seconds: float
    fault: str


def real_pages(names: Sequence[str] = ()) -> Iterator[RealPage]:
    """The labelled pages, corpus by corpus; none where they are not at hand."""
    for path in sorted(CORPORA.glob("*.jsonl.gz")):
        corpus = path.name.split(".", 1)[0]
        if names and corpus not in names:
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield RealPage(corpus, *(row[name] for name in ("id", "lang", "title", "date", "body", "html")))


def read(page: RealPage) -> Reading:
    """Read a page, and again where it took too long: what is loaded once is not the page's fault."""
    try:
        got, seconds = _timed(page)
        if seconds > SECONDS:
            got, seconds = _timed(page)
    except Exception as error:  # any fault is counted, the other pages are read all the same
        return Reading(page, type(error).__name__, 0.0, False, None, 0.0, f"raises {error!r}")
    fault = f"takes {seconds:.2f} s" if seconds > SECONDS else ""
    if not isinstance(got, Article):
        return Reading(page, type(got).__name__, 0.0, False, None, seconds, fault)
    fault = fault or script_in(got.html)
    right = page.title is not None and _letters(got.title) == _letters(page.title)
    day = got.published_on.isoformat() if got.published_on else None
    return Reading(page, "Article", f1_of_words(got.body, page.body), right, day, seconds, fault)


def _timed(page: RealPage) -> tuple[Page, float]:
    body, url = page.bytes, page.url
    start = time.process_time()
    got = read_page(body, url, CONTENT_TYPE)
    return got, time.process_time() - start


def script_in(html: str) -> str:
    """What could run in a fragment of HTML: empty if nothing does."""
    if not html.strip():
        return ""
    for element in lxml_html.fragment_fromstring(html, create_parent="div").iter():
        if not isinstance(element.tag, str) or element.tag in _RUNS:
            return f"leaves <{element.tag!s}> in html"
        for key, value in element.attrib.items():
            name = str(key)
            if name.startswith("on") or re.match(r"\s*(javascript|vbscript|data):", str(value), re.IGNORECASE):
                return f"leaves the attribute {name} in html"
    return ""


def f1_of_words(got: str, wanted: str) -> float:
    """F1 of the words of two texts, each word as often as it stands there."""
    left, right = _words(got), _words(wanted)
    common = sum((left & right).values())
    return 2 * common / (left.total() + right.total()) if common else float(not left and not right)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()))


def _letters(text: str) -> str:
    """A title without what two ways to write it differ in: case, spaces, punctuation."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def measure(readings: Sequence[Reading]) -> dict[str, float]:
    """Each figure by its name in floors.toml. `dates_not_wrong` also counts a page whose date was not found."""
    figures: dict[str, float] = {}
    for corpus in sorted({reading.page.corpus for reading in readings}):
        figures[corpus] = mean(reading.f1 for reading in readings if reading.page.corpus == corpus)
    latin = [reading.f1 for reading in readings if reading.page.corpus == "mozilla" and reading.page.is_latin]
    titled = [reading.title_is_right for reading in readings if reading.page.title]
    dated = [reading for reading in readings if reading.page.date]
    if latin:
        figures["latin"] = mean(latin)
    if titled:
        figures["titles"] = mean(titled)
    if dated:
        figures["dates"] = mean(reading.day == reading.page.date for reading in dated)
        figures["dates_not_wrong"] = mean(reading.day in (None, reading.page.date) for reading in dated)
    return figures


def show(readings: Sequence[Reading], figures: Mapping[str, float]) -> None:
    for corpus in sorted({reading.page.corpus for reading in readings}):
        mine = [reading for reading in readings if reading.page.corpus == corpus]
        titled = [reading for reading in mine if reading.page.title]
        dated = [reading for reading in mine if reading.page.date]
        wrong = sum(reading.day not in (None, reading.page.date) for reading in dated)
        print(
            f"{corpus}: {len(mine)} pages, {sum(reading.kind == 'Article' for reading in mine)} read as articles, "
            f"F1 {figures[corpus]:.3f}, {sum(reading.f1 < 0.5 for reading in mine)} below .5; "
            f"titles right {sum(reading.title_is_right for reading in titled)} of {len(titled)}; dates right "
            f"{sum(reading.day == reading.page.date for reading in dated)}, wrong {wrong} of {len(dated)}; "
            f"slowest {max(reading.seconds for reading in mine):.2f} s"
        )
    if "latin" in figures:
        print(f"mozilla in Latin script: F1 {figures['latin']:.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval_pages")
    parser.add_argument("corpus", nargs="*", help="all of them, if none is named")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages with the lowest F1")
    chosen = parser.parse_args(arguments)
    readings = [read(page) for page in real_pages(chosen.corpus)]
    if not readings:
        print(f"real pages: SKIPPED, none at hand in {CORPORA}")
        return int(not floors.judge("pages", {}))
    same = floors.same_data(*sorted(CORPORA.glob("*.jsonl.gz")))
    figures = measure(readings)
    show(readings, figures)
    for reading in sorted(readings, key=lambda reading: reading.f1)[: chosen.worst]:
        print(f"  {reading.f1:.2f} {reading.kind} {reading.page.corpus} {reading.page.id}")
    faults = [reading for reading in readings if reading.fault]
    for reading in faults:
        print(f"  {reading.page.corpus} {reading.page.id} {reading.fault}")
    return int(not floors.judge("pages", figures) or not same or bool(faults))


if __name__ == "__main__":
    sys.exit(main())
