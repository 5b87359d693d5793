"""In an English text a stop behind a rank, a short month or capitals ends no sentence, so that all of it is quoted."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Egle said on Sept. 11 that the law is weak.",
        "Ivo Egle told LETA on Nov. 8 that the law is weak.",
        "Lt. Col. Ivo Egle said that the law is weak.",
        "Maj. Ivo Egle of the U.S. Embassy said that the law is weak.",
        "H.E. Mr. Ivo Egle, Ambassador of Norway, said that the law is weak.",
        "Inspector Ivo Egle said that Sgt. Rita Bite had come from the U.S. The bus was late.",
    ],
)
def test_a_sentence_is_reported_whole(text: str) -> None:
    (egle,) = (one for one in find_people(text, "en") if one.nominative == "Ivo Egle")
    assert egle.statement == text.removesuffix(" The bus was late.")


def test_a_cry_belongs_to_whoever_a_long_clause_names() -> None:
    text = (
        "“We will go on!” Ivo Egle, Speaker of the Saeima, said on Thursday, 22 February, at the extraordinary sitting "
        "of the Saeima dedicated to those who had come from far away."
    )
    (egle,) = find_people(text, "en")
    assert egle.statement == "We will go on!"
