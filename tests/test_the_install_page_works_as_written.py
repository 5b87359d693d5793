"""docs/install.md, command by command, on a Debian that is new; and the units of `deploy`, as systemd sees them."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.servers.clean_debian import Debian, booted, why_not

pytestmark = pytest.mark.peers

UNITS = ROOT / "deploy" / "systemd"
# The same unit, but it fills the archive from the bundled stand-in.
OTHERWISE = "[Service]\nExecStart=\nExecStart=/opt/ctarchive/bin/ctarchive {}\n"
# What it takes to run sendmail, and no attacker gets to say anything to it.
NOT_CONFINED = "ctarchive-failed@.service"
has_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")


def blocks() -> list[str]:
    """The commands of the page, block by block."""
    return re.findall(r"^```sh\n(.*?)^```", (ROOT / "docs" / "install.md").read_text(), re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Debian]:
    if reason := why_not():
        pytest.skip(reason)
    with booted(tmp_path_factory.mktemp("clean")) as debian:
        yield debian


@pytest.mark.timeout(3000)
def test_every_command_works_on_a_new_debian(debian: Debian) -> None:
    overriding = debian.root / "etc/systemd/system/ctarchive-refresh.service.d"
    overriding.mkdir(parents=True)
    (overriding / "stand-in.conf").write_text(OTHERWISE.format("demo --no-serve"))
    assert len(blocks()) > 5
    said = ""
    for block in blocks():
        ran = debian.sh(block)
        assert ran.code == 0, f"{block}\n{ran.out[-2000:]}\n{ran.err[-4000:]}"
        said += ran.out
    assert "\nok\n" in f"\n{said}"  # the health of what is served
    failed = debian.sh("systemctl list-units --failed --no-legend 'ctarchive*'")
    assert failed.out == ""


@pytest.mark.timeout(600)
def test_the_units_do_what_they_are_for(debian: Debian) -> None:
    served = debian.sh(
        "curl -sf http://127.0.0.1:8001/search.json?q=policija; curl -sf http://127.0.0.1:8001/archive/people"
    )
    assert '"total"' in served.out
    assert debian.sh("systemctl start ctarchive-check.service").code == 0
    # While something writes, the server reads; and the captures are not the server's to write.
    assert (
        debian.sh("systemctl start ctarchive-refresh.service && curl -sf http://127.0.0.1:8001/-/health").out == "ok\n"
    )
    as_the_server = "nsenter -t $(systemctl show -p MainPID --value ctarchive-serve) -m sudo -u ctarchive"
    writable = f"{as_the_server} touch /var/lib/ctarchive/{{}}"
    assert debian.sh(writable.format("warc/x")).code != 0
    assert debian.sh(f"{writable.format('x')} && rm /var/lib/ctarchive/x").code == 0
    with closing(sqlite3.connect(debian.root / "var/lib/ctarchive/archive.db")) as db:
        read = "SELECT count(*) FROM documents WHERE mime = 'application/pdf' AND problem IS NULL"
        assert db.execute(read).fetchone()[0] > 0


@pytest.mark.timeout(600)
def test_a_refresh_that_fails_is_mailed(debian: Debian) -> None:
    sendmail = debian.root / "usr/sbin/sendmail"
    sendmail.write_text("#!/bin/sh\ncat > /tmp/mail.$$ && mv /tmp/mail.$$ /tmp/mail\n")
    sendmail.chmod(0o755)
    overriding = debian.root / "etc/systemd/system/ctarchive-refresh.service.d" / "stand-in.conf"
    overriding.write_text(OTHERWISE.format("refresh --site http://127.0.0.1:9/ --delay 0"))
    ran = debian.sh(
        "systemctl daemon-reload; ! systemctl start ctarchive-refresh.service; "
        "for n in $(seq 60); do [ -e /tmp/mail ] && break; sleep 1; done; cat /tmp/mail"
    )
    assert "To: root\nSubject: ctarchive-refresh.service failed on " in ran.out
    assert "the site could not be reached" in ran.out


@has_systemd
@pytest.mark.parametrize("unit", sorted({path.name for path in UNITS.glob("*.service")} - {NOT_CONFINED}))
def test_a_unit_is_confined(unit: str) -> None:
    ran = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=15", UNITS / unit],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout


@has_systemd
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    units = [shutil.copy(path, tmp_path) for path in sorted(UNITS.glob("ctarchive-*.[st]*"))]
    for unit in map(Path, units):
        unit.write_text(unit.read_text().replace("/opt/ctarchive/bin/ctarchive", "/bin/true"))
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units],
        capture_output=True, text=True, check=False, env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
