"""The version of this program."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The version of the installed package; "0" in a checkout that was never installed."""
    try:
        return version("ctarchive")
    except PackageNotFoundError:
        return "0"
