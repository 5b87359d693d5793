"""Somebody whom a correction made one of two names is covered under both, in every form of each."""

from __future__ import annotations

from archive.store.correcting import deeds as correcting
from archive.store.folder import DataFolder
from archive.store.takedowns import takedowns
from archive.store.withholding import deeds


def test_both_names_are_covered_in_forms_that_no_text_has_yet(copied: DataFolder) -> None:
    with correcting.opened(copied) as archive:
        correcting.merge_people(archive, "talis-niedra", "agnija-miglaja-vitola")
    reach = deeds.look(copied, "person:talis-niedra", redact=True)
    assert deeds.withhold(copied, reach, "privacy", redact=True).carried_out
    hidden = takedowns.read(copied.takedowns)
    for name in ("Agnijai Miglājai-Vītolai", "Tālim Niedram", "T. Niedra", "Niedra, Tālis"):
        assert hidden.entry_of_content(f"<p>Pateicās {name}.</p>".encode()), name
