"""How well a search finds all forms of a word: python -m tests.eval_search [FILE]

FILE has sentences with the lemma of each word (default: treebank-dev.jsonl of the project's shared data, which is not
part of the project). Each sentence becomes an article; 500 lemmas are asked for, typed in four ways, through the same
function as `ctarchive search`; right are the sentences that hold a form of the lemma. Precision and recall are of each
query, F1 is averaged over queries. The halves of the file are scored by themselves too, to show how much depends on the
sample; verbs missing from the rules were looked for in both. Fails below the floors in tests/floors.toml.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from archive.latvian.fold import fold
from archive.search import article_ids
from archive.search.words import dictionary
from tests import floors
from tests.support.rows.articles import Row, archive_of

ROOT = Path(__file__).parent.parent
DATA = floors.SHARED / "latvian" / "treebank-dev.jsonl"
QUERIES = 500
CLASSES = ("NOUN", "PROPN", "ADJ", "VERB")
WAYS = ("lemma", "lemma, no diacritics", "inflected", "inflected, no diacritics")


class Sentence(NamedTuple):
    text: str
    tokens: list[list[str]]  # form, lemma, part of speech, features


@dataclass
class Lemma:
    forms: set[str] = field(default_factory=set)
    found_in: set[str] = field(default_factory=set)
    classes: Counter[str] = field(default_factory=Counter)


class Asked(NamedTuple):
    lemma: str
    word_class: str
    typed: tuple[str, str, str, str]
    right: set[str]


def main() -> int:
    """Score the whole file and its halves, without the dictionary and with it where there is one."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    if not path.exists():
        print(f"search: SKIPPED, {path} is not there")
        return int(not floors.judge("search", {}))
    same = path != DATA or floors.same_data(path)
    with path.open(encoding="utf-8") as lines:
        sentences = [Sentence(**json.loads(line)) for line in lines]
    measured: dict[str, float] = {}
    for name in ("without_dictionary", "with_dictionary"):
        if name == "with_dictionary" and dictionary.find() is None:
            print("search: no dictionary here (apt install hunspell-lv), so not measured with it")
            continue
        forbidden = {"CTARCHIVE_DICTIONARY": ""} if name == "without_dictionary" else {}
        os.environ.update(forbidden)
        for part, chosen in (
            ("all", sentences),
            ("first half", sentences[: len(sentences) // 2]),
            ("second half", sentences[len(sentences) // 2 :]),
        ):
            scores = score(chosen)
            show(f"search, {name.replace('_', ' ')}, {part}: {len(chosen)} sentences", scores)
            if part == "all":
                measured[name] = min(mean(scores["", way]) for way in WAYS)
                measured[f"names_{name}"] = mean([f1 for way in WAYS for f1 in scores["PROPN", way]])
        for variable in forbidden:
            del os.environ[variable]
    return int(not floors.judge("search", measured) or not same)


Scores = dict[tuple[str, str], list[float]]


def score(sentences: list[Sentence]) -> Scores:
    """F1 of each query, by word class (empty: all) and way of typing."""
    db = archive_of(":memory:", (Row(f"lv-{n}", "", sentence.text) for n, sentence in enumerate(sentences)))
    scores: Scores = defaultdict(list)
    for asked in questions(sentences):
        for way, typed in zip(WAYS, asked.typed, strict=True):
            found = set(article_ids(db, typed))
            both = len(found & asked.right)
            f1 = 2 * both / (len(found) + len(asked.right))
            scores["", way].append(f1)
            scores[asked.word_class, way].append(f1)
    db.close()
    return scores


def questions(sentences: list[Sentence]) -> Iterator[Asked]:
    """Lemmas of three sentences or more and two forms or more, drawn by lot; the same ones every time."""
    lemmas: dict[str, Lemma] = defaultdict(Lemma)
    for number, sentence in enumerate(sentences):
        for form, written, word_class, _ in sentence.tokens:
            lemma = lemmas[written.lower()]
            lemma.forms.add(form.lower())
            lemma.found_in.add(f"lv-{number}")
            lemma.classes[word_class] += 1
    lot = random.Random(1)
    fit = sorted(name for name, lemma in lemmas.items() if _fit(name, lemma))
    for name in lot.sample(fit, min(QUERIES, len(fit))):
        lemma = lemmas[name]
        inflected = lot.choice(sorted(lemma.forms - {name}))
        yield Asked(
            name, lemma.classes.most_common(1)[0][0], (name, fold(name), inflected, fold(inflected)), lemma.found_in
        )


def _fit(name: str, lemma: Lemma) -> bool:
    return (
        re.fullmatch(r"[^\W\d_]{3,}", name) is not None
        and lemma.classes.most_common(1)[0][0] in CLASSES
        and len(lemma.found_in) >= 3
        and len(lemma.forms) >= 2
    )


def show(title: str, scores: Scores) -> None:
    """Print a table of F1."""
    print(title)
    for word_class in ("", *CLASSES):
        figures = "  ".join(f"{mean(scores[word_class, way] or [0]):.3f}" for way in WAYS)
        print(f"  {word_class or 'all':6} {len(scores[word_class, WAYS[0]]):4}  {figures}")
    print()


if __name__ == "__main__":
    sys.exit(main())
