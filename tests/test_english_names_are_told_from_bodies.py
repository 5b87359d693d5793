"""In an English text, people with rare given names are told from media, associations and firms with capitals."""

from __future__ import annotations

import pytest

from archive.people import find_people


@pytest.mark.parametrize(
    "text",
    [
        "Kurzemes Avīze wrote that it rained.",
        "Lumen Post said that it rained.",
        "Radio Lumen wrote on Monday that it rained.",
        "La Lumina Norway said that it rained.",
        "On Friday Deutsche Lumen said that it rained.",
        "But The Lumen Herald said that it rained.",
    ],
)
def test_a_body_is_no_person(text: str) -> None:
    assert find_people(text, "en") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Interpreter Nomvula Post said that it rained.", "Nomvula Post"),
        ("Mr Nkosana Post said that it rained.", "Nkosana Post"),
        ("Nomvula Khumalo wrote to her sister that it rained.", "Nomvula Khumalo"),
        ("“It rained,” wrote Nomvula Khumalo in her diary.", "Nomvula Khumalo"),
        ("Amanda Herald said that it rained.", "Amanda Herald"),
    ],
)
def test_a_person(text: str, name: str) -> None:
    assert [(one.nominative, one.spoke) for one in find_people(text, "en")] == [(name, True)]


@pytest.mark.parametrize(
    "before",
    ["On Friday", "In March", "However", "Yesterday", "Survivor", "Lusaka-born", "And then on Sunday", "Later"],
)
def test_what_begins_a_sentence_is_no_part_of_a_name(before: str) -> None:
    found = find_people(f"{before} Nomvula Khumalo told the judges that she had been sold.", "en")
    assert [(one.nominative, one.spoke) for one in found] == [("Nomvula Khumalo", True)]


@pytest.mark.parametrize(
    "text", ["The Lumen Libertas said that it rained.", "But Baltic Lumen said that it rained.", "On Friday it rained."]
)
def test_behind_it_not_every_row_is_a_name(text: str) -> None:
    assert find_people(text, "en") == []


@pytest.mark.parametrize(
    "name", ["Ana de la Vega Montero", "Pilar del Río Campos", "María del Carmen Vega Montero", "Paula dos Reis Matos"]
)
def test_behind_a_particle_may_stand_two_surnames(name: str) -> None:
    assert [(one.nominative, one.spoke) for one in find_people(f"{name} said that it rained.", "en")] == [(name, True)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna van der Velde Project Manager", ["Anna van der Velde"]),
        ("Ana del Río said that it rained.", ["Ana del Río"]),
        ("The Ana del Río Foundation said that it rained.", []),
    ],
)
def test_other_names_with_particles(text: str, names: list[str]) -> None:
    assert [one.nominative for one in find_people(text, "en")] == names
