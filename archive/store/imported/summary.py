"""The result of an import: how the fetching went, what was imported, and the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.amounts import amount
from archive.store.outcomes import Outcome
from archive.warc.captures import Source


@dataclass(frozen=True, slots=True)
class FetchResult:
    """How the fetching of an import went: its requests, failures (address to reason), why it was cut short.

    `unreachable` says that the source could not be reached at all; `told` has further messages.
    """

    requests: int = 0
    failures: dict[str, str] = field(default_factory=dict)
    ended_early: str | None = None
    unreachable: str | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A row of `imports`, and what `import --json` prints. `seconds` are of wall time, `bytes` of payloads.

    `captures` were new, `known` were in the archive already. Of the articles in the new ones, `new` were not in the
    archive, `changed` have other revisions than before, `unchanged` do not. `unread` captures at addresses of articles
    could not be read as such, `suspect` ones are not believed; `failures` maps the addresses of captures that could not
    be fetched to the reason.
    """

    id: str
    source: Source
    started_at: str
    finished_at: str
    outcome: Outcome
    detail: str | None
    ended_early: str | None
    requests: int
    captures: int
    known: int
    not_modified: int
    new: int
    changed: int
    unchanged: int
    gone: int
    failed: int
    unread: int
    suspect: int
    bytes: int
    seconds: float
    failures: dict[str, str] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """The exit code of the command."""
        return self.outcome.exit_code


def judge(
    ended: FetchResult, captures: int, before: Sequence[str], refused: Sequence[str]
) -> tuple[Outcome, str | None]:
    """The outcome of an import that has `captures`, new and known, and a message about it.

    `before` is what was found when the archive was opened, `refused` are captures that were not accepted, in words.
    """
    if ended.unreachable and not captures:
        return Outcome.UNREACHABLE, ended.unreachable
    told = [*before, *filter(None, (ended.unreachable, ended.ended_early)), *ended.told]
    if refused:
        captured = amount(len(refused), "capture is", "captures are")
        told.append(f"{captured} of an impossible time and not taken ({refused[0]})")
    if not captures and not told and not ended.failures:
        told.append("nothing of the site was found there")  # zero is never success
    if ended.failures:
        url, reason = next(iter(ended.failures.items()))
        told.append(f"{len(ended.failures)} could not be obtained ({url}: {reason})")
    return (Outcome.PARTIAL, "; ".join(told)) if told else (Outcome.DONE, None)
