"""Where two takedowns hide the same thing, the release of one brings nothing of it back, and says nothing else."""

from __future__ import annotations

from archive.store.correcting import operations as correcting
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.takedowns import takedowns
from archive.store.withholding import operations
from tests.support.archives.corrections import ask
from tests.support.takedowns.taken_down import elsewhere
from tests.support.takedowns.traces import traces

NAMES = ("Ieva Medne-Rudzāte", "ieva-medne-rudzate")  # who stands in lv-104 alone


def withhold(folder: DataFolder, target: str) -> None:
    assert operations.withhold(folder, operations.look(folder, target), "court").carried_out


def test_people_of_what_stays_hidden_stay_away(copied: DataFolder) -> None:
    [(url, capture)] = ask(copied, "SELECT url, capture_id FROM articles WHERE id = 'lv-104'")
    withhold(copied, "lv-104")
    withhold(copied, f"{str(url).partition('/lv/')[0]}/lv/*")
    operations.release(copied, "lv-104")
    assert traces(copied, NAMES) == []
    hidden = takedowns.read(copied.takedowns)
    assert hidden.entry_of_page("lv-104")
    assert hidden.entry_of_capture(str(capture))
    assert hidden.entry_of_person(NAMES[1])
    rebuild(copied)
    lines = copied.takedowns.read_text().count("\n")
    assert traces(elsewhere(copied, copied.root.parent / "elsewhere"), NAMES) == []
    [other] = hidden.entries
    operations.release(copied, other.target)
    assert ask(copied, "SELECT name FROM people WHERE slug = ?", NAMES[1]) == [(NAMES[0],)]
    assert copied.takedowns.read_text().count("\n") == lines + 1
    assert not takedowns.read(copied.takedowns)


def test_what_comes_back_has_all_its_ids_again(copied: DataFolder) -> None:
    with correcting.open_archive(copied) as archive:
        correcting.merge_people(archive, "talis-niedra", "agnija-miglaja-vitola")
    before = ask(copied, "SELECT * FROM person_ids ORDER BY id")
    withhold(copied, "person:talis-niedra")
    withhold(copied, "lv-240")
    operations.release(copied, "person:talis-niedra")
    assert ask(copied, "SELECT * FROM person_ids ORDER BY id") == before
    assert takedowns.read(copied.takedowns).entry_of_person("talis-niedra") is None
