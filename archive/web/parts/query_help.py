"""Help on the query language: examples as links, with what they find. docs/search.md has the details."""

from __future__ import annotations

from archive.web.serving.i18n import N_

# title, in, speaker, municipality, year, before and after, documents, captions, OR and NOT, as `parsing` and `parts` of
# archive.search.query.parsing know them.
_FIELDS = {
    "lv": (
        "virsraksts",
        "kur",
        "runātājs",
        "pašvaldība",
        "gads",
        "pirms",
        "pēc",
        "dokumentos",
        "parakstos",
        "VAI",
        "NE",
    ),
    "en": ("title", "in", "speaker", "municipality", "year", "before", "after", "document", "caption", "OR", "NOT"),
}

_CHANGED = {"lv": "ir:mainīts", "en": "is:changed"}


def examples(
    language: str, speaker: str, municipality: str, *, documents: bool, versions: bool
) -> list[tuple[list[str], str]]:
    """Queries, and what they find, in the language of the interface, except those for which a name is empty.

    Examples with documents are included if the archive has any, and likewise for changed articles.
    """
    title, within, spoken, mentioned, year, before, after, document, caption, either, nor = _FIELDS[language]
    rows = [
        (["pašvaldība policija"], N_("all these words, in any order and any inflection")),
        (["pasvaldiba"], N_("the same word: diacritics and capitals need not be typed")),
        (['"cilvēku tirdzniecība"'], N_("the words next to each other, in any inflection")),
        ([f"policija {either} tiesa"], N_("either of the words")),
        (["policija -tiesa", f"policija {nor} tiesa"], N_("the first word, but not the second")),
        (["tirdz*"], N_("all words that begin this way")),
        ([f"{title}:seminārs"], N_("the word in the title")),
        (
            [f"statistika {within}:{document}", f"seminārs {within}:{caption}"] if documents else [],
            N_("the words in documents and their labels alone, or in captions"),
        ),
        ([f'{spoken}:"{speaker}"'] if speaker else [], N_("articles in which this person speaks")),
        (
            [f'{mentioned}:"{municipality}"', f"{mentioned}:*"] if municipality else [],
            N_("articles that mention this municipality, or any at all"),
        ),
        (
            [f"{year}:2016", f"{before}:2016", f"{after}:2016-05-31"],
            N_("published in this year, before it, or after this day"),
        ),
        (
            [_CHANGED[language]] if versions else [],
            N_("articles that have changed since they were first captured"),
        ),
    ]
    return [row for row in rows if row[0]]
