"""Somebody whom a correction made one of two names is covered under both, in every form of each."""

from __future__ import annotations

import pytest

from archive.errors import WrongUse
from archive.store.correcting import operations as correcting
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.takedowns import takedowns
from archive.store.withholding import operations
from tests.support.archives.corrections import ask
from tests.support.takedowns.traces import traces


def test_both_names_are_covered_in_forms_that_no_text_has_yet(copied: DataFolder) -> None:
    with correcting.open_archive(copied) as archive:
        correcting.merge_people(archive, "talis-niedra", "agnija-miglaja-vitola")
    scope = operations.look(copied, "person:talis-niedra", redact=True)
    assert operations.withhold(copied, scope, "privacy", redact=True).carried_out
    hidden = takedowns.read(copied.takedowns)
    for name in ("Agnijai Miglājai-Vītolai", "Tālim Niedram", "T. Niedra", "Niedra, Tālis"):
        assert hidden.entry_of_content(f"<p>Pateicās {name}.</p>".encode()), name


def test_whom_a_correction_gave_the_name_is_withheld_too(copied: DataFolder) -> None:
    with correcting.open_archive(copied) as archive:
        [parted] = correcting.part_person(archive, "janis-zvirbulkalns", ["en-201"], "Tālis Niedra")
    assert parted.other == "talis-niedra-2"
    scope = operations.look(copied, "person:talis-niedra", redact=True)
    assert scope.people == ["talis-niedra", "talis-niedra-2"]
    assert operations.withhold(copied, scope, "privacy", redact=True).carried_out
    for run in (lambda: None, lambda: rebuild(copied)):
        run()
        assert traces(copied, ["Tālis Niedra", "talis-niedra"]) == []
    operations.release(copied, "person:talis-niedra")
    assert ask(copied, "SELECT name FROM people WHERE slug LIKE 'talis-niedra%'") == [("Tālis Niedra",)] * 2


def test_nobody_is_given_a_name_that_is_covered(copied: DataFolder) -> None:
    scope = operations.look(copied, "person:talis-niedra", redact=True)
    assert operations.withhold(copied, scope, "privacy", redact=True).carried_out
    with correcting.open_archive(copied) as archive, pytest.raises(WrongUse, match="withheld"):
        correcting.part_person(archive, "janis-zvirbulkalns", ["en-201"], "Tālis Niedra")
    assert traces(copied, ["Tālis Niedra"]) == []


def test_whoever_was_withheld_by_either_name_is_released_by_it(copied: DataFolder) -> None:
    with correcting.open_archive(copied) as archive:
        correcting.merge_people(archive, "talis-niedra", "agnija-miglaja-vitola")
    assert operations.withhold(copied, operations.look(copied, "person:talis-niedra"), "privacy").carried_out
    assert operations.release(copied, "person:talis-niedra").carried_out
    assert not takedowns.read(copied.takedowns)
