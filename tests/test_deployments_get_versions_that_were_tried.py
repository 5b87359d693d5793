"""constraints.txt names a version for each dependency, and pyproject.toml allows them all."""

from __future__ import annotations

import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.command import ROOT

DEPENDENCIES = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
REQUIRED = [Requirement(line) for line in DEPENDENCIES]
PINNED = {
    canonicalize_name(line.name): line
    for line in map(Requirement, (ROOT / "constraints.txt").read_text().splitlines()[2:])
}


@pytest.mark.parametrize("required", REQUIRED, ids=str)
def test_a_dependency_has_a_version_that_is_allowed(required: Requirement) -> None:
    (pinned,) = PINNED[canonicalize_name(required.name)].specifier
    assert pinned.operator == "=="
    assert required.specifier.contains(pinned.version)


@pytest.mark.parametrize("required", REQUIRED, ids=str)
def test_a_dependency_has_a_lowest_version(required: Requirement) -> None:
    lowest = [Version(one.version) for one in required.specifier if one.operator == ">="]
    assert len(lowest) == 1


def test_every_version_is_exact() -> None:
    assert len(PINNED) > len(REQUIRED)
    assert all(len(one.specifier) == 1 and str(one.specifier).startswith("==") for one in PINNED.values())
