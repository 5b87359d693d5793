"""How well people are found: on our hand-labelled paragraphs, and on shared development data where it is at hand.

    python -m tests.eval_people [--errors]

Prints the figures of both halves of the paragraphs, every error of the tuning half with its sentence (of the held half
too with --errors), and fails where a figure of the held half, or of the shared data, is below its floor.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from archive.latvian.names import read_name
from archive.people import Appearance, find_people
from archive.people.identity import Reading, link
from tests import floors
from tests.gold import GoldPerson, Paragraph, Score, listed, paragraphs, trimmed

SHARED = floors.SHARED / "latvian"
_NOT_COMPARED = re.compile(r"\*+|[¹²³⁰-⁹]+|^(?:bijuš|bijus|ilggadēj|toreizēj|tagadēj|former)\w* ", re.IGNORECASE)
TITLES = frozenset("mr mrs ms miss dr prof kungs kunga kungam kungu kundze kundzes kundzei kundzi".split())


@dataclass
class Figures:
    """All that is measured on one set of texts."""

    people: Score = field(default_factory=Score)
    speakers: Score = field(default_factory=Score)
    surnames: Score = field(default_factory=Score)
    statements: Score = field(default_factory=Score)
    offices: list[bool] = field(default_factory=list)
    offices_nominative: list[bool] = field(default_factory=list)
    names: list[bool] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def of(self) -> dict[str, float]:
        return {
            "people_f1": self.people.f1,
            "speakers_f1": self.speakers.f1,
            "surname_speakers_precision": self.surnames.precision,
            "surname_speakers_recall": self.surnames.recall,
            "role_and_organisation": share(self.offices),
            "role_nominative": share(self.offices_nominative),
            "statements_f1": self.statements.f1,
            "names_nominative": share(self.names),
        }

    def all_notes(self) -> list[str]:
        scores = (self.people, self.speakers, self.surnames, self.statements)
        return [note for score in scores for note in score.notes] + self.notes


def share(right: Sequence[bool]) -> float:
    """The share of what is right; 1 where there is nothing."""
    return sum(right) / len(right) if right else 1.0


def on_paragraphs(gold: Iterable[Paragraph]) -> Figures:
    figures = Figures()
    for paragraph in gold:
        appearances = find_people(paragraph.text, paragraph.lang)
        found = _by_person(appearances)
        wanted = {person.name: person for person in paragraph.people}
        figures.people.count(set(found), set(wanted), paragraph.text, "person")
        speaking = {name for name, mentions in found.items() if any(one.spoke for one in mentions)}
        should = {name for name, person in wanted.items() if person.spoke}
        figures.speakers.count(speaking, should, paragraph.text, "speaker")
        _surnames(figures, appearances, paragraph)
        _statements(figures, found, paragraph)
        for name, person in wanted.items():
            _office(figures, found.get(name, []), person, paragraph.text)
            _nominative(figures, appearances, person, paragraph.text)
    return figures


def _by_person(mentions: Iterable[Appearance]) -> dict[str, list[Appearance]]:
    people: dict[str, list[Appearance]] = defaultdict(list)
    for mention in mentions:
        people[mention.nominative].append(mention)
    return people


def _at(one: Appearance, spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """The labelled place where a mention stands. A title or a bracket more or less makes no difference."""
    return next((span for span in spans if one.start < span[1] and span[0] < one.end), None)


def _surnames(figures: Figures, appearances: Iterable[Appearance], paragraph: Paragraph) -> None:
    """Who speaks where the text has the surname alone: the right person at every such place, and nobody elsewhere."""
    full = [span for person in paragraph.people for span in person.mentions]
    named = [span for one in paragraph.people for span in (*one.speaking_surnames, *one.other_surnames)]
    found: set[tuple[str, str, int]] = set()
    for one in appearances:
        if one.spoke and not _at(one, full) and _is_surname(one):
            start, end = _at(one, named) or (one.start, one.end)
            found.add((one.nominative, paragraph.text[start:end], start))
    wanted = {
        (person.name, paragraph.text[start:end], start)
        for person in paragraph.people
        for start, end in person.speaking_surnames
    }
    figures.surnames.count(found, wanted, paragraph.text, "surname of a speaker")


def _is_surname(one: Appearance) -> bool:
    words = [word for word in one.name_as_written.split() if word.lower().rstrip(".") not in TITLES]
    return len(words) == 1 and "." not in words[0]


def _statements(figures: Figures, found: dict[str, list[Appearance]], paragraph: Paragraph) -> None:
    """Every stretch that somebody said, whether it is a quotation, and every talk: all exact but for the edges."""
    text = paragraph.text

    def said(name: str, start: int, end: int, quoted: bool) -> set[Any]:
        return {
            (name, one.start, one.end, "quoted" if quoted else "sentence", text[one.start : one.end])
            for one in trimmed(text, start, end, quoted)
        }

    got: set[Any] = set()
    for name, mentions in found.items():
        for mention in mentions:
            got |= {(name, "talk", mention.talk)} if mention.talk else set()
            for one in mention.statements:
                got |= said(name, one.start, one.end, one.quoted)
    wanted: set[Any] = set()
    for person in paragraph.people:
        wanted |= {(person.name, "talk", person.talk)} if person.talk else set()
        for stretch in person.said:
            wanted |= said(person.name, stretch.start, stretch.end, stretch.quoted)
    figures.statements.count(got, wanted, text, "statement")


def _office(figures: Figures, mentions: Sequence[Appearance], person: GoldPerson, text: str) -> None:
    """The first office given with a full name, and all further ones; the same in another case is no other."""
    named = [one for one in mentions if _at(one, person.mentions)]
    first = next((one for one in named if one.role or one.organisation), None)
    role, organisation = (_unmarked(first.role), _unmarked(first.organisation)) if first else (None, None)
    others = {_unmarked(role) for one in named for role in one.other_roles}
    known = [form.lower() for form in (role, first.role_nominative if first else None) if form]
    others |= {_unmarked(one.role) for one in named if one.role and not _is_same(one, known)}
    right = bool(mentions) and (role, organisation) == (person.role, person.organisation)
    right = right and others - {None} == set(person.other_roles)
    figures.offices.append(right)
    if mentions and not right:
        wanted = (person.role, person.organisation, *person.other_roles)
        figures.notes.append(
            f"office of {person.name}: {(role, organisation, *others)} instead of {wanted}\n    {text}"
        )
    if person.role:
        nominative = (first.role_nominative or role) if first else None
        figures.offices_nominative.append(_unmarked(nominative) == person.role_nominative)
        if nominative and not figures.offices_nominative[-1]:
            figures.notes.append(
                f"role in the nominative: {nominative!r} instead of {person.role_nominative!r}\n    {text}"
            )


def _is_same(one: Appearance, known: Sequence[str]) -> bool:
    """Whether an office is one that is known, in another case or cut short: `direktore` after `nodaļas direktori`."""
    forms = [(_unmarked(form) or "").lower() for form in (one.role, one.role_nominative) if form]
    return any(office.endswith(form) for office in known for form in forms)


def _unmarked(office: str | None) -> str | None:
    """A role or an organisation without footnote marks and words of time, which are neither right nor wrong."""
    return _NOT_COMPARED.sub("", office) if office else None


def _nominative(figures: Figures, appearances: Iterable[Appearance], person: GoldPerson, text: str) -> None:
    """Of the full mentions that are found and stand in another form than the name: those that come to the name."""
    for one in appearances:
        span = _at(one, person.mentions)
        if span and text[span[0] : span[1]] != person.name and "." not in text[span[0] : span[1]]:
            figures.names.append(one.nominative == person.name)
            if not figures.names[-1]:
                figures.notes.append(
                    f"nominative of {one.name_as_written}: {one.nominative}, not {person.name}\n    {text}"
                )


def _sentences() -> Iterator[dict[str, Any]]:
    with (SHARED / "entities-dev.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def on_entities() -> dict[str, float]:
    """Precision and recall of full names in the shared sentences, for each half by document as well."""
    scores = {name: Score() for name in ("all", "first half", "second half")}
    documents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for sentence in _sentences():
        documents[sentence["doc"]].append(sentence)
    for document, parts in documents.items():
        half = ("first half", "second half")[crc32(document.encode()) % 2]
        for sentence in parts:
            named = [one for one in sentence["entities"] if one["label"] == "person"]
            full = {(one["start"], one["end"]) for one in named if one["level"] == 1 and _is_full(one["text"])}
            any_name = {(one["start"], one["end"]) for one in named}
            found = {(one.start, one.end) for one in find_people(sentence["text"])}
            for score in (scores["all"], scores[half]):
                score.count(
                    {span for span in found if span in full or span not in any_name}, full, sentence["text"], ""
                )
    for name, score in scores.items():
        print(f"  full names, {name}: precision {score.precision:.3f}, recall {score.recall:.3f}")
    return {"entities_precision": scores["all"].precision, "entities_recall": scores["all"].recall}


def _is_full(text: str) -> bool:
    return len(text.split()) > 1 and not any(word in text for word in ("kung", "kundz"))


def on_names() -> dict[str, float]:
    """How many full names come to the right nominative.

    Of the inflected ones: alone (also by half; the errors of half b were not looked at while the rules were made);
    linked as in the archive with all names of the list; in their sentences; linked with all of those. Of the others,
    alone: those kept.
    """
    with (SHARED / "names-dev.tsv").open(encoding="utf-8") as lines:
        rows = [
            row for row in csv.DictReader(lines, delimiter="\t") if " " in row["surface"] and "." not in row["surface"]
        ]
    inflected = [row for row in rows if set(row["cases"].split(",")) - {"Nom", "_"}]
    alone = [read_name(row["surface"].split()) for row in rows]
    places = [("names", number) for number in range(len(rows))]
    read = [
        Reading(place, one.nominative, one.gender, one.case == "nom", one.certain)
        for place, one in zip(places, alone, strict=True)
    ]
    joined = {place: person.name for person in link(read, []) for place in person.places}
    parts: dict[str, list[bool]] = defaultdict(list)
    for row, place, one in zip(rows, places, alone, strict=True):
        right = one.nominative == row["lemma_nominative"]
        if row not in inflected:
            parts["names_kept"].append(right)
            continue
        parts["names_alone"].append(right)
        parts["names_alone_half_" + "ab"[crc32(row["lemma_nominative"].encode()) % 2]].append(right)
        parts["names_linked"].append(joined[place] == row["lemma_nominative"])
    sentence, linked = _in_sentences()
    figures = {
        **{name: sum(values) / len(values) for name, values in sorted(parts.items())},
        "names_in_sentence": sum(sentence) / len(sentence),
        "names_in_archive": sum(linked) / len(linked),
    }
    for name, value in figures.items():
        print(f"  full names, {name}: {value:.3f}")
    return figures


def _in_sentences() -> tuple[list[bool], list[bool]]:
    """Every inflected full name of the shared sentences that is found: right alone, and once all are linked."""
    wanted: dict[tuple[str, int], str] = {}
    readings: list[Reading] = []
    for number, sentence in enumerate(_sentences()):
        place = str(number)
        for one in sentence["entities"]:
            cases = [case for case in one.get("case", []) if case]
            if one["label"] == "person" and _is_full(one["text"]) and "." not in one["text"] and set(cases) - {"Nom"}:
                wanted[place, one["start"]] = " ".join(one["lemmas"])
        readings += [
            Reading((place, one.start), one.nominative, one.gender, one.is_nominative, one.certain)
            for one in find_people(sentence["text"])
        ]
    found = {one.place: one.nominative for one in readings}
    named = {place: person.name for person in link(readings, []) for place in person.places}
    return (
        [found[place] == name for place, name in wanted.items() if place in found],
        [named[place] == name for place, name in wanted.items() if place in named],
    )


def main() -> int:
    measured: dict[str, float] = {}
    for part in ("tuning", "further", "held"):
        figures = on_paragraphs(paragraphs(part))
        measured = figures.of()
        print(f"{part} texts: " + ", ".join(f"{name} {value:.3f}" for name, value in measured.items()))
        if part != "held" or "--errors" in sys.argv:
            print(listed(figures.all_notes()))
    same = True
    if SHARED.exists():
        same = floors.same_data(SHARED / "entities-dev.jsonl", SHARED / "names-dev.tsv")
        measured |= on_entities() | on_names()
    return int(not floors.judge("people", measured) or not same)


if __name__ == "__main__":
    sys.exit(main())
