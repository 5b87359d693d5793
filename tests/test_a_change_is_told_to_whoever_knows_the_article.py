"""A change of an article is part of what is new for those alone who are yet to be told of the article."""

from __future__ import annotations

import pytest

from archive.alerts.delivery import Delivery, Outcome
from archive.store.folder import DataFolder
from tests.support.archives.alerts import Postman, begin, run, searches, visit
from tests.support.rows.articles import Row

ZANE, JANIS = "zane@example.org", "janis@example.org"
NEW = Row("lv-3", "Patvērums atvērts", "Jauns patvērums.")
CHANGED = Row("lv-3", "Patvērums atvērts", "Jauns patvērums pie upes.")


@pytest.mark.parametrize("waits", ["for its day", "for a mailbox that works"])
def test_somebody_else_who_waits_for_the_article_takes_it_from_nobody(waits: str, folder: DataFolder) -> None:
    begin(folder)
    rhythm = "weekly" if waits == "for its day" else "each"
    wanted = searches(
        f'[[search]]\nname = "Viss"\nrecipients = ["{ZANE}"]\n'
        f'[[search]]\nname = "Reizēm"\nrecipients = ["{JANIS}"]\nrhythm = "{rhythm}"\n'
    )
    refuses = {} if waits == "for its day" else {"janis": Delivery(Outcome.REFUSED, "550 no such user")}
    run(folder, wanted, Postman(), "2024-01-10")
    visit(folder, "2024-01-31", Row("lv-4", "Cits raksts", "Zane Upīte teica: “Patvērums ir cits.”"))
    run(folder, wanted, Postman(), "2024-01-31")
    visit(folder, "2024-02-01", NEW)
    first = Postman(**refuses)
    run(folder, wanted, first, "2024-02-01")
    assert "Jauns: Patvērums atvērts" in first.texts()[ZANE]
    visit(folder, "2024-02-02", CHANGED)
    second = Postman(**refuses)
    run(folder, wanted, second, "2024-02-02")
    assert "Mainīts: Patvērums atvērts" in second.texts()[ZANE]
    assert JANIS not in second.texts()
    last = Postman()
    visit(folder, "2024-02-20", Row("lv-5", "Trešais raksts", "Trešais."))
    run(folder, wanted, last, "2024-02-20")
    said = last.texts()[JANIS]
    assert ("Jauns: Patvērums atvērts" in said, "Mainīts: Patvērums atvērts" in said) == (True, False)


def test_whoever_is_told_of_changes_alone_hears_of_one_that_comes_with_the_article(folder: DataFolder) -> None:
    begin(folder)
    wanted = searches(f'[[search]]\nname = "Labots"\nrecipients = ["{ZANE}"]\nnews = ["changed"]\n')
    run(folder, wanted, Postman(), "2024-01-10")
    visit(folder, "2024-02-01", NEW)
    visit(folder, "2024-02-02", CHANGED)
    postman = Postman()
    run(folder, wanted, postman, "2024-02-02")
    assert "Mainīts: Patvērums atvērts" in postman.texts()[ZANE]


def test_a_statement_that_came_and_went_in_between_is_told_to_nobody(folder: DataFolder) -> None:
    begin(folder)
    wanted = searches(f'[[search]]\nname = "Teiktais"\nfind = "statements"\nrecipients = ["{ZANE}"]\n')
    run(folder, wanted, Postman(), "2024-01-10")
    visit(folder, "2024-02-01", Row("lv-3", "Patvērums", "Policijas pārstāve Ilze Kalna teica: “Tas ir atvērts.”"))
    visit(folder, "2024-02-02", Row("lv-3", "Patvērums", "Policijas pārstāve Ilze Kalna neko neteica."))
    postman = Postman()
    run(folder, wanted, postman, "2024-02-02")
    assert postman.mails == []
