"""A date in a header of HTTP is the same moment for every part that reads it, in whatever zone the machine runs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from archive.clock import http_date
from scraper.downloader.backoff import retry_after

MOMENT = datetime(2026, 11, 24, 14, 27, 36, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["GMT", "+0000", "-0000", "", "+0200"])
def test_without_a_zone_it_is_in_utc(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "PST8")
    hour = 16 if zone == "+0200" else 14
    assert http_date(f"Tue, 24 Nov 2026 {hour}:27:36 {zone}") == MOMENT


@pytest.mark.parametrize("text", [None, "", "soon", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "2026-11-24"])
def test_what_is_no_date_is_none(text: str | None) -> None:
    assert http_date(text) is None
    assert retry_after(text or "", MOMENT) is None


def test_a_site_may_name_the_moment_until_which_it_wants_to_rest() -> None:
    assert retry_after("Tue, 24 Nov 2026 14:28:06", MOMENT) == 30
