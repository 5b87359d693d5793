"""A correction that names somebody who is withheld brings nobody back, in no page, table or byte of the database."""

from __future__ import annotations

import pytest

from archive.errors import WrongUse
from archive.store.correcting import operations
from archive.store.corrections import ledger
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.store.withholding import erasing
from archive.store.withholding import operations as withholding
from tests.replica.server import ReplicaServer
from tests.support.archives.corrections import ask, correct_everything, states
from tests.support.crawling import Crawl
from tests.support.takedowns.traces import traces

MERGED = ("agnija-miglaja-vitola", "talis-niedra")
OFFICE = "SELECT role FROM appearances WHERE article_id = 'en-201' AND person_id = 'ilze-rudzulauka'"
OTHERS = "SELECT count(*) FROM people WHERE slug IN ('agnija-miglaja-vitola', 'talis-niedra')"


def withhold(folder: DataFolder, target: str) -> None:
    assert withholding.withhold(folder, withholding.look(folder, target), "privacy").carried_out


def test_who_was_merged_into_somebody_withheld_stays_away_too(
    copied: DataFolder, changed_site: ReplicaServer, crawl: Crawl
) -> None:
    correct_everything(copied)
    withhold(copied, f"person:{MERGED[0]}")
    for run in (lambda: None, lambda: rebuild(copied), lambda: crawl(changed_site, full=True)):
        run()
        assert ask(copied, OTHERS) == [(0,)]
        assert traces(copied, MERGED) == []
    assert states(copied)[0] == "withheld"
    with operations.open_archive(copied) as archive:
        with pytest.raises(WrongUse, match="withheld"):
            operations.undo(archive, [1])
        with pytest.raises(WrongUse, match="nobody called"):
            operations.merge_people(archive, MERGED[1], "ilze-rudzulauka")
        operations.undo(archive, [4])
    assert ask(copied, OTHERS) == [(0,)]
    withholding.release(copied, f"person:{MERGED[0]}")
    assert ask(copied, OTHERS) == [(1,)]
    assert states(copied)[0] == "in force"


def test_corrections_of_an_article_that_is_withheld_are_not_told(copied: DataFolder) -> None:
    correct_everything(copied)
    withhold(copied, "en-201")
    assert ask(copied, "SELECT kind FROM corrections ORDER BY id") == [("date",)]
    assert states(copied) == [*["withheld"] * 6, "in force"]
    assert traces(copied, MERGED[:1]) == []
    withholding.release(copied, "en-201")
    assert set(states(copied)) == {"in force"}


def test_what_is_erased_leaves_the_file_of_corrections_too(copied: DataFolder) -> None:
    correct_everything(copied)
    assert erasing.erase(copied, "en-201", "privacy").carried_out
    assert [one.kind for one in ledger.read(copied.corrections)] == ["date"]
    assert MERGED[0] not in copied.corrections.read_text()
    rebuild(copied)
    assert states(copied) == ["in force"]


def test_a_name_that_is_covered_is_in_no_corrected_office(copied: DataFolder) -> None:
    with operations.open_archive(copied) as archive:
        operations.set_office(
            archive, "en-201", "ilze-rudzulauka", {"role": "Aide to Tālis Niedra", "organisation": "Niedra"}
        )
    scope = withholding.look(copied, "person:talis-niedra", redact=True)
    assert withholding.withhold(copied, scope, "privacy", redact=True).carried_out
    for run in (lambda: None, lambda: rebuild(copied)):
        run()
        assert traces(copied, ["Niedra", "niedra"]) == []
        assert ask(copied, OFFICE) == [("Aide to [name withheld]",)]
    withholding.release(copied, "person:talis-niedra")
    assert ask(copied, OFFICE) == [("Aide to Tālis Niedra",)]
