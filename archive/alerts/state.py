"""Records what each recipient was told, in `digests.jsonl` in the data folder, which is append-only.

It contains no addresses: a recipient is identified by a digest. A line says what happened:

- `looked`: with which file of searches and up to which crawl the archive was examined, which articles were gone since,
  or back, and which news wait for whom, by search; what was new then waits for those in other files too, until it is
  known which of it their searches find;
- `sending`: a mail is handed over now. From here on its news count as told to that recipient, whatever happens;
- `sent`, `put off`, `refused`, `unknown`: the outcome for that mail. What was put off or refused waits again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from archive.alerts.delivery import Outcome
from archive.clock import day_in_riga
from archive.errors import Damaged
from archive.warc import json_lines


class Pair(NamedTuple):
    """A recipient, by the digest of their address, and the name of a search."""

    recipient: str
    search: str


@dataclass(frozen=True, slots=True)
class PendingMail:
    """A mail that was handed over: to whom, with which news, and when its searches were mailed before."""

    recipient: str
    news: Mapping[Pair, frozenset[str]]
    mailed_before: Mapping[Pair, str | None]


@dataclass(slots=True)
class State:
    """The sum of all lines. News are in the form of `archive.alerts.news.Key`, times in ISO form.

    `position` is the id of the latest crawl that was examined, None before the first look; `gone` are ids of articles;
    `waiting` is what each recipient has yet to be told, and `files` from which files of searches (see `file_id`);
    `mailed` when they were last mailed; `refused` the news in the last mail that was refused; `put_off` the number of
    consecutive mails that were. `open` are mails with an unknown outcome, by Message-ID.
    """

    position: str | None = None
    gone: set[str] = field(default_factory=set)
    waiting: dict[Pair, frozenset[str]] = field(default_factory=dict)
    files: dict[Pair, str] = field(default_factory=dict)
    mailed: dict[Pair, str] = field(default_factory=dict)
    refused: dict[str, frozenset[str]] = field(default_factory=dict)
    put_off: dict[str, int] = field(default_factory=dict)
    open: dict[str, PendingMail] = field(default_factory=dict)

    def days_since(self, pair: Pair, moment: str) -> int | None:
        """Days of Riga between the last mail and a moment; None if there was none."""
        if pair not in self.mailed:
            return None
        then, today = (date.fromisoformat(day_in_riga(one)) for one in (self.mailed[pair], moment))
        return (today - then).days

    def take(self, line: Mapping[str, Any]) -> None:
        """Apply a line. Raises KeyError, TypeError or ValueError if this version does not know it."""
        what = line["what"]
        if what == "looked":
            self.position = str(line["position"])
            self.gone = self.gone.union(line["gone"]).difference(line["back"])
            looked = {
                Pair(recipient, search): frozenset(news)
                for recipient, searches in line["waiting"].items()
                for search, news in searches.items()
            }
            file, new = str(line.get("file", "")), frozenset(line.get("new", ()))
            others = {pair: news | new for pair, news in self.waiting.items() if self.files[pair] != file}
            self.waiting = others | looked
            self.files = {pair: self.files[pair] for pair in others} | dict.fromkeys(looked, file)
        elif what == "sending":
            pairs = [Pair(line["to"], search) for search in line["searches"]]
            news = {Pair(line["to"], search): frozenset(keys) for search, keys in line["news"].items()}
            before = {pair: self.mailed.get(pair) for pair in pairs}
            self.open[line["mail"]] = PendingMail(line["to"], news, before)
            self.waiting |= {pair: self.waiting[pair] - keys for pair, keys in news.items()}
            self.mailed |= dict.fromkeys(pairs, line["time"])
        else:
            self._settle(self.open.pop(line["mail"]), Outcome(what))

    def _settle(self, handed: PendingMail, outcome: Outcome) -> None:
        to = handed.recipient
        self.put_off[to] = self.put_off.get(to, 0) + 1 if outcome is Outcome.PUT_OFF else 0
        if outcome is Outcome.REFUSED:
            self.refused[to] = frozenset().union(*handed.news.values())
        elif outcome is Outcome.SENT:
            self.refused.pop(to, None)
        if outcome in (Outcome.PUT_OFF, Outcome.REFUSED):
            self.waiting |= {pair: self.waiting[pair] | keys for pair, keys in handed.news.items()}
            for pair, before in handed.mailed_before.items():
                if before is None:
                    self.mailed.pop(pair, None)
                else:
                    self.mailed[pair] = before


def recipient_id(address: str) -> str:
    """The id of a recipient: the first half of the SHA-256 (hex) of their address, in lower case."""
    return hashlib.sha256(address.casefold().encode()).hexdigest()[:32]


def file_id(path: Path, usual: Path) -> str:
    """The id of a file of searches: empty for the default one, wherever it is; else a digest of its path."""
    path, usual = path.resolve(), usual.resolve()
    return "" if path == usual else hashlib.sha256(os.fsencode(path)).hexdigest()[:32]


def read(path: Path) -> State:
    """The state recorded in a file; the initial one if there is none.

    A torn last line is ignored. Raises Damaged with the number of a line that cannot be read.
    """
    state = State()
    try:
        told, damaged = json_lines.read(path)
    except OSError as error:
        raise Damaged(f"{path} cannot be read ({error.strerror}); let this user read it") from None
    if damaged:
        raise _damaged(path, damaged[0])
    for number, line in enumerate(told, 1):
        try:
            state.take(line)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise _damaged(path, number) from None
    return state


def _damaged(path: Path, number: int) -> Damaged:
    mend = "put the file back from a copy, or move it away to begin anew: then nothing older than today is mailed"
    return Damaged(f"{path}, line {number} is unknown to this version; {mend}")


class Ledger:
    """The file, held open to add to it."""

    def __init__(self, path: Path, state: State) -> None:
        """`state` is what the file says, and is updated with each line. Raises OSError if it cannot be opened."""
        self.state = state
        self._file = json_lines.AppendOnlyFile(path)
        path.chmod(0o600)

    def looked(
        self,
        moment: str,
        file: str,
        position: str,
        gone: Iterable[str],
        waiting: Mapping[Pair, Iterable[str]],
        new: Iterable[str],
    ) -> None:
        """Note a look with a file of searches (`file_id`), with the articles that are now gone.

        `waiting` is for that file's searches; `new` is everything since the last look. Writes nothing if nothing is
        new.
        """
        gone = set(gone)
        wait = {pair: frozenset(news) for pair, news in waiting.items()}
        known = {pair: news for pair, news in self.state.waiting.items() if self.state.files[pair] == file}
        if (position, gone, wait) == (self.state.position, self.state.gone, known):
            return
        has_others = any(other != file for other in self.state.files.values())
        by_recipient: dict[str, dict[str, list[str]]] = {}
        for pair, news in wait.items():
            by_recipient.setdefault(pair.recipient, {})[pair.search] = sorted(news)
        self._add(
            what="looked",
            time=moment,
            file=file,
            position=position,
            gone=sorted(gone - self.state.gone),
            back=sorted(self.state.gone - gone),
            waiting=by_recipient,
            new=sorted(new) if has_others else [],
        )

    def sending(
        self, moment: str, mail: str, recipient: str, searches: Iterable[str], news: Mapping[str, Iterable[str]]
    ) -> None:
        """Note that a mail is handed over now, for these searches, with this news by the searches that find it."""
        told = {search: sorted(keys) for search, keys in news.items()}
        self._add(what="sending", time=moment, mail=mail, to=recipient, searches=list(searches), news=told)

    def settled(self, moment: str, mail: str, outcome: Outcome) -> None:
        """Note the outcome for a mail."""
        self._add(what=str(outcome), time=moment, mail=mail)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _add(self, **line: object) -> None:
        self._file.add(line)
        self.state.take(line)
