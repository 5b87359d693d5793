from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
import yaml

from tests.support.command import ROOT

# Plays `gh release ...` on a folder. $FAILS names the subcommand that breaks; a broken upload leaves half an asset.
GH = f"""#!{sys.executable}
import os, re, shutil, sys
from pathlib import Path
store, fails = Path(os.environ["STORE"]), os.environ.get("FAILS")
verb, words = sys.argv[2], sys.argv[4:]
whole = [p for p in sorted(store.iterdir(), key=lambda p: p.stat().st_mtime_ns) if p.suffix == ".tar"]
if verb == "view":
    expression = words[-1] if "--jq" in words else ""
    if fails == "view" and expression:
        sys.exit("HTTP 502")
    if "sort_by" in expression:
        print("\\n".join(p.name for p in whole))
    elif named := re.search('name == "(.*?)"', expression):
        print(*[p.stat().st_size for p in whole if p.name == named[1]])
elif verb == "download":
    source = (store / words[words.index("--pattern") + 1]).read_bytes()
    target = Path(words[words.index("--output") + 1])
    target.write_bytes(source[:len(source) // 2] if fails == "download" else source)
    sys.exit(fails == "download")
elif verb == "upload":
    source = Path(words[0]).read_bytes()
    if fails == "upload":
        (store / words[0]).with_suffix(".starter").write_bytes(source[:100])
        sys.exit("the connection broke")
    (store / words[0]).write_bytes(source[:100] if fails == "size" else source)
elif verb == "delete-asset":
    (store / words[0]).unlink()
else:
    sys.exit("not expected: " + verb)
"""
STEPS = {
    step["name"]: step
    for step in yaml.safe_load((ROOT / "docs/cron/refresh.yml").read_text())["jobs"]["refresh"]["steps"]
    if "name" in step
}


class Runner:
    """Runs the steps of the workflow that keep the archive, as GitHub does it."""

    def __init__(self, path: Path) -> None:
        self.path, self.store = path, path / "store"
        self.store.mkdir()
        gh = path / "bin" / "gh"
        gh.parent.mkdir()
        gh.write_text(GH)
        gh.chmod(0o755)

    def run(self, number: int, fails: str = "") -> None:
        """One run on a fresh machine: fetch, add a crawl, keep."""
        work = self.path / f"run-{number}"
        work.mkdir()
        if self.step("Fetch the archive of the last run", work, number, fails):
            return
        warc = work / "data" / "warc"
        warc.mkdir(parents=True, exist_ok=True)
        (work / "data" / "archive.db").write_text(f"run {number}")
        (warc / f"{number}.warc.gz").write_bytes(os.urandom(5000))
        self.step("Keep the archive, whatever came of it", work, number, fails)

    def step(self, name: str, work: Path, number: int, fails: str) -> int:
        environment = {
            "PATH": f"{self.path / 'bin'}:{os.environ['PATH']}",
            "STORE": str(self.store),
            "FAILS": fails,
            "GITHUB_RUN_ID": str(number),
            "GITHUB_RUN_ATTEMPT": "1",
        }
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", STEPS[name]["run"]]
        return subprocess.run(command, cwd=work, env=environment, capture_output=True, check=False).returncode

    def crawls(self) -> list[set[str]]:
        """The crawls in each whole copy that is kept, the oldest copy first."""
        kept = []
        for path in sorted(self.store.glob("*.tar"), key=lambda path: path.stat().st_mtime_ns):
            try:
                with tarfile.open(path) as tar:
                    kept.append({Path(name).name for name in tar.getnames() if name.endswith(".warc.gz")})
            except tarfile.ReadError:
                continue
        return kept


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_the_latest_two_copies_stay(runner: Runner) -> None:
    for number in range(1, 5):
        runner.run(number)
    assert runner.crawls() == [{f"{n}.warc.gz" for n in range(1, last + 1)} for last in (3, 4)]


def test_a_copy_of_the_time_before_is_taken_up(runner: Runner) -> None:
    runner.run(1)
    (copy,) = runner.store.iterdir()
    copy.rename(runner.store / "data.tar")
    runner.run(2)
    assert runner.crawls()[-1] == {"1.warc.gz", "2.warc.gz"}


@pytest.mark.parametrize("fails", ["view", "download", "upload", "size"])
def test_what_goes_wrong_leaves_the_last_copy(fails: str, runner: Runner) -> None:
    for number in (1, 2):
        runner.run(number)
    runner.run(3, fails)
    assert {"1.warc.gz", "2.warc.gz"} in runner.crawls()
    runner.run(4)
    assert {"1.warc.gz", "2.warc.gz", "4.warc.gz"} in runner.crawls()  # the next run goes on


def test_nothing_is_kept_of_what_could_not_be_fetched() -> None:
    assert "steps.fetch.outcome == 'success'" in STEPS["Keep the archive, whatever came of it"]["if"]
    assert STEPS["Fetch the archive of the last run"]["id"] == "fetch"
