"""What becomes of a mail loses no news and tells none twice: it is put off, refused, or perhaps sent."""

from __future__ import annotations

import pytest

from archive.alerts.delivery import Delivery, MailServerFailed, Outcome
from archive.store.folder import DataFolder
from tests.support.archives.alerts import ALL, BOTH, JANIS, NEW, NEXT, ZANE, Postman, begin, run, searches, told, visit

REFUSED, PUT_OFF, UNKNOWN = (
    Delivery(Outcome.REFUSED, "550 no such user"),
    Delivery(Outcome.PUT_OFF, "451 later"),
    Delivery(Outcome.UNKNOWN, "connection lost"),
)


@pytest.fixture
def data(folder: DataFolder) -> DataFolder:
    """An archive after its first visit."""
    begin(folder)
    return folder


def test_what_is_put_off_is_tried_again_and_told_when_that_goes_on(data: DataFolder) -> None:
    told(data, BOTH)
    visit(data, "2024-02-01", NEW)
    later = Postman(zane=PUT_OFF)
    assert [bool(run(data, searches(BOTH), later).trouble) for _ in range(4)] == [False, False, True, True]
    assert [to for to, _ in later.mails] == [JANIS]
    assert told(data, BOTH) == {ZANE: 1}
    assert told(data, BOTH) == {}


def test_what_is_refused_waits_until_there_is_more_to_tell(data: DataFolder) -> None:
    told(data, ALL)
    visit(data, "2024-02-01", NEW)
    made = run(data, searches(ALL), Postman(zane=REFUSED))
    assert made.exit_code == 6
    assert ZANE in made.trouble[0]
    assert run(data, searches(ALL), Postman(zane=REFUSED)).exit_code == 0
    visit(data, "2024-02-02", NEXT)
    assert told(data, ALL) == {ZANE: 2}


def test_what_was_refused_and_told_later_is_told_when_it_happens_again(data: DataFolder) -> None:
    told(data, ALL)
    visit(data, "2024-02-01", lost=["en-2"])
    assert run(data, searches(ALL), Postman(zane=REFUSED)).exit_code == 6
    visit(data, "2024-02-02", NEXT)
    assert told(data, ALL) == {ZANE: 2}
    visit(data, "2024-02-03", found_again=["en-2"])
    assert told(data, ALL) == {}
    visit(data, "2024-02-04", lost=["en-2"])
    assert told(data, ALL) == {ZANE: 1}


def test_a_mail_of_which_nobody_knows_is_not_sent_again(data: DataFolder) -> None:
    told(data, ALL)
    visit(data, "2024-02-01", NEW)
    made = run(data, searches(ALL), Postman(zane=UNKNOWN))
    assert (made.exit_code, ZANE in made.trouble[0]) == (6, True)
    assert told(data, ALL) == {}


class Killed(BaseException):
    """What no code of ours expects."""


@pytest.mark.parametrize("torn", [False, True], ids=["whole", "torn line behind"])
def test_a_kill_while_a_mail_is_sent_is_told_once_and_doubles_nothing(data: DataFolder, torn: bool) -> None:
    told(data, BOTH)
    visit(data, "2024-02-01", NEW)
    postman = Postman()

    def kill(recipient: str) -> None:
        if recipient == JANIS:
            raise Killed

    postman.before = kill
    with pytest.raises(Killed):
        run(data, searches(BOTH), postman)
    assert [to for to, _ in postman.mails] == [ZANE]
    if torn:
        with data.digests.open("ab") as file:
            file.write(b'{"what": "sen')
    made = run(data, searches(BOTH), after := Postman())
    assert (after.mails, made.exit_code, JANIS in made.trouble[0]) == ([], 6, True)
    assert run(data, searches(BOTH), Postman()).exit_code == 0


def test_a_kill_before_anything_is_sent_loses_nothing(data: DataFolder) -> None:
    told(data, BOTH)
    visit(data, "2024-02-01", NEW)
    unreachable = MailServerFailed("the mail server is away")
    made = run(data, searches(BOTH), Postman(nobody=unreachable))
    assert (made.exit_code, made.failed) == (4, unreachable)
    made = run(data, searches(BOTH), Postman(zane=unreachable))
    assert (made.exit_code, made.mails) == (4, [])
    assert told(data, BOTH) == {ZANE: 1, JANIS: 1}
