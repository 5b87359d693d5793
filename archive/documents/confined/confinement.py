"""Limits the resources of the process that reads a file, and of each process that it starts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from archive.documents.types import Limits


def confine(limits: Limits, *, largest_file: int = 0) -> None:
    """Limit the resources of this process; does nothing if the system has no such limits.

    It may not write to files, except within `writing`, up to `largest_file` bytes each.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, soft, hard in (
        # A process that exceeds the soft limit gets a signal; one that exceeds the hard limit is killed.
        ("RLIMIT_CPU", limits.seconds, limits.seconds + 2),
        ("RLIMIT_AS", limits.memory, limits.memory),
        ("RLIMIT_FSIZE", 0, largest_file),  # pipes are not files
        ("RLIMIT_CORE", 0, 0),
        ("RLIMIT_NOFILE", 64, 64),
    ):
        try:
            resource.setrlimit(getattr(resource, what), (soft, hard))
        except (AttributeError, ValueError, OSError):  # macOS refuses some
            continue


@contextmanager
def writing() -> Iterator[None]:
    """Allow files to be written, up to the limit given to `confine`; beyond it, writing raises OSError."""
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
