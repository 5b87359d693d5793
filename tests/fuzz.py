"""Runs the property tests of what others send, round after round, each with other examples, for as long as is wanted.

    python -m tests.fuzz --minutes 30 [--seed N]

Half of the time goes to addresses, HTML, queries, SQL and parameters, half to damaged capture files (tests.fuzz_warc).
The first failure ends it, with exit code 1 and the seed that repeats it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence

TESTS = (
    "tests/test_an_address_has_one_key.py",
    "tests/test_any_address_gets_a_page.py",
    "tests/test_extract_never_fails.py",
    "tests/test_extract_invariants.py",
    "tests/test_what_a_page_needs_is_listed.py",
    "tests/test_coded_bytes_come_back_or_are_refused.py",
    "tests/test_any_query_is_answered.py",
    "tests/test_search_over_the_web.py",
    "tests/test_odd_parameters_are_no_error_of_the_server.py",
)
WITHOUT_END = "not test_whatever_is_asked_for_at_length"  # one round of it takes longer than all others together


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz until the time is over, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz what others send.")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the first round (default: the time)")
    chosen = parser.parse_args(arguments)
    ends = time.monotonic() + 30 * chosen.minutes
    seed = chosen.seed
    while time.monotonic() < ends:
        command = ["-m", "pytest", "-q", "-m", "", "-k", WITHOUT_END, f"--hypothesis-seed={seed}", *TESTS]
        if subprocess.run([sys.executable, *command], check=False).returncode:
            print(f"failed; again with: python -m tests.fuzz --seed {seed}", file=sys.stderr)
            return 1
        seed += 1
    print(f"{seed - chosen.seed} rounds of property tests without a failure, seeds {chosen.seed} to {seed - 1}")
    damaged = ["-m", "tests.fuzz_warc", "--minutes", str(chosen.minutes / 2), "--seed", str(chosen.seed)]
    return subprocess.run([sys.executable, *damaged], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
