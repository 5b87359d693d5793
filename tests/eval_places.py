"""How well municipalities are found: on our hand-labelled paragraphs, and on shared development data where it is at
hand.

    python -m tests.eval_places [--errors]

Prints every error of the tuning half with its sentence, of the rest with --errors, and fails below the floors.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from archive.places import find_places, register
from tests import floors
from tests.eval_people import SHARED
from tests.gold import Paragraph, Score, listed, paragraphs

_KINDS: tuple[list[str], ...] = ([], ["pilsēta"], ["novads"])


def on_paragraphs(gold: Iterable[Paragraph]) -> Score:
    score = Score()
    for paragraph in gold:
        found = {one.municipality.name for one in find_places(paragraph.text, paragraph.lang, paragraph.date)}
        score.count(found, set(paragraph.municipalities), paragraph.text, "municipality")
    return score


def on_entities() -> dict[str, Score]:
    """Places labelled GPE that are municipalities, by where they begin; each half of the documents as well.

    What is labelled as, or lies in, an organisation or another place than a municipality is counted neither way: the
    labels have `Rīgas dome` as an organisation and `Codes pagastā` as another GPE, and both are mentions to us. So is
    a village, which they have as a GPE or as a location.
    """
    scores = {name: Score() for name in ("all", "first half", "second half")}
    with (SHARED / "entities-dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            sentence = json.loads(line)
            entities = sentence["entities"]
            wanted = {one["start"] for one in entities if one["level"] == 1 and _is_municipality(one)}
            aside = [
                (one["start"], one["end"])
                for one in entities
                if (one["label"] in ("organization", "GPE") or one["text"] in register().villages)
                and one["start"] not in wanted
            ]
            starts = {one.start for one in find_places(sentence["text"])}
            found = {at for at in starts if at in wanted or not any(start <= at < end for start, end in aside)}
            half = ("first half", "second half")[crc32(sentence["doc"].encode()) % 2]
            for name in ("all", half):
                scores[name].count(found, wanted, sentence["text"], "place at")
    return scores


def _is_municipality(entity: dict[str, Any]) -> bool:
    first, *rest = entity["lemmas"] or [""]
    return entity["label"] == "GPE" and first in register().by_base and rest in _KINDS


def main() -> int:
    tuning, held = on_paragraphs(paragraphs("tuning")), on_paragraphs(paragraphs("held"))
    print(f"municipalities, tuning texts: F1 {tuning.f1:.3f}; held texts: F1 {held.f1:.3f}")
    blind, unseen = on_paragraphs(paragraphs("places_tuning")), on_paragraphs(paragraphs("places_held"))
    for name, score in (("tuning", blind), ("held", unseen)):
        print(f"  written blind, {name}: precision {score.precision:.3f}, recall {score.recall:.3f}")
    measured = {"municipalities_f1": held.f1, "blind_precision": unseen.precision, "blind_recall": unseen.recall}
    notes = [*tuning.notes, *blind.notes]
    same = True
    if SHARED.exists():
        same = floors.same_data(SHARED / "entities-dev.jsonl")
        scores = on_entities()
        for name, score in scores.items():
            print(f"  GPE that are municipalities, {name}: precision {score.precision:.3f}, recall {score.recall:.3f}")
        measured |= {"entities_precision": scores["all"].precision, "entities_recall": scores["all"].recall}
        notes += scores["all"].notes if "--errors" in sys.argv else []
    notes += [*held.notes, *unseen.notes] if "--errors" in sys.argv else []
    print(listed(notes))
    return int(not floors.judge("places", measured) or not same)


if __name__ == "__main__":
    sys.exit(main())
