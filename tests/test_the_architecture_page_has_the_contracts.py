"""docs/architecture.md gives the same order of packages as the contracts that `make lint` checks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = (
    "archive archive.store archive.search archive.extract archive.people archive.web archive.export archive.alerts "
    "scraper.archives scraper.archives.dialects"
).split()


def _contracts() -> dict[str, list[set[str]]]:
    """The layers of each package with a contract, the highest first."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        contract["containers"][0]: [set(layer.split(" | ")) for layer in contract["layers"]]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if "containers" in contract
    }


def _documented(package: str) -> list[set[str]]:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    match = re.search(rf"^Within \*\*`{package.replace('.', '/')}`\*\*[^\n]*:\n\n(.+?)\n(?:\n|$)", page, re.M | re.S)
    assert match is not None
    without_remarks = re.sub(r"\([^)]*\)", "", match.group(1))
    return [set(re.findall(r"`(\w+)`", layer)) for layer in without_remarks.split("→")]


@pytest.mark.parametrize("package", PACKAGES)
def test_the_layers_are_those_of_the_contract(package: str) -> None:
    assert _documented(package) == _contracts()[package]


def test_each_package_with_a_contract_is_on_the_page() -> None:
    assert set(_contracts()) == set(PACKAGES)
