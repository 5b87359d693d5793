"""How the command shows search results and the status: as tables on a terminal, as plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from archive.amounts import amount
from archive.rules import MadeWith
from archive.search import HIT_END, HIT_START, Hit, Results
from archive.store.corrections.state import CorrectionsState
from archive.store.documents.state import DocumentsState
from archive.store.status import Status
from archive.store.takedowns.state import TakedownsState
from archive.terminal import sample_line


def _say(console: Console, line: str | Text, style: str | None = None) -> None:
    """Print a line as it is, however long: a terminal wraps it, and programs read it whole."""
    console.print(line, style=style, markup=False, soft_wrap=True)


def results(found: Results) -> None:
    """Print the articles found, each with a snippet in which the hits are marked, and notices about the query."""
    console = Console(highlight=False)
    for notice in found.notices:
        _say(console, notice)
    if not found.total:
        _say(console, "Nothing was found.")
    for suggestion in found.suggestions:
        _say(console, f"Did you mean: {suggestion}")
    for one in found.without:
        _say(console, f"Without “{one.left_out}”: {one.total} found by: {one.query}")
    if not found.hits:
        return
    if console.is_terminal:
        console.print(_hits_table(found))
    else:
        for hit in found.hits:
            lines = _hit_lines(hit)
            _say(console, Text(f"{hit.id}  {hit.published_on or ''}  ").append(lines[0]))
            for line in lines[1:]:
                _say(console, Text("  ").append(line))
    _say(console, f"{len(found.hits)} of {found.total}")


def _hits_table(found: Results) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for hit in found.hits:
        table.add_row(hit.id, hit.published_on or "", Text("\n").join(_hit_lines(hit)))
    return table


def _hit_lines(hit: Hit) -> list[Text]:
    """What is told of a hit: its title, the snippet, where the words are if not in its text, and its address."""
    place = (hit.found_in.in_words() if hit.found_in else None) or ""
    lines = [
        Text(hit.title, style="bold"),
        _marked(hit.snippet),
        Text(place, style="italic"),
        Text(hit.url, style="dim"),
    ]
    return [line for line in lines if line]


def _marked(snippet: str) -> Text:
    """The snippet on one line, its hits in reverse video on a terminal and between « » elsewhere."""
    colour = Console().is_terminal
    text = Text()
    for part in " ".join(snippet.split()).split(HIT_START):
        hit, end, rest = part.partition(HIT_END)
        if end:
            text.append(hit if colour else f"«{hit}»", style="reverse")
            text.append(rest)
        else:
            text.append(hit)
    return text


def _rules_line(rules: Iterable[MadeWith]) -> str:
    made = ", ".join(f"{one.part} {one.version or '(version not recorded)'}" for one in rules)
    older = [one.part for one in rules if not one.current]
    state = f"the next refresh renews {' and '.join(older)} with newer ones" if older else "all current"
    return f"versions of the rules: {made}; {state}"


def _documents_line(state: DocumentsState) -> str:
    counts = [(state.read - state.in_part, "read whole"), (state.in_part, "in part"), (state.unread, "not")]
    said = "text of documents: " + ", ".join(f"{count} {how}" for count, how in counts)
    if state.problems:
        said += f" ({', '.join(f'{problem}: {count}' for problem, count in state.problems.items())})"
    for words, are_there in (("installed", True), ("not installed", False)):
        if names := [name for name, there in state.programs.items() if there is are_there]:
            said += f"; {words}: {', '.join(names)}"
    return said


def _takedowns_line(state: TakedownsState) -> str:
    ends = f", the first ends after {state.ends_next}" if state.ends_next else ""
    if state.ended:
        ends += (
            f"; {state.ended} should have ended, and will with the next refresh in which the site confirms the clock"
        )
    return f"takedowns in force: {state.in_force}{ends}; `ctarchive withheld` lists them"


def _correction_lines(state: CorrectionsState) -> Iterator[str]:
    if state.in_force:
        yield f"corrections in force: {state.in_force}; `ctarchive correct list` lists them"
    if state.waiting:
        yield f"corrections that the next command applies: {state.waiting}"
    for line in state.lost:
        yield f"a correction no longer finds its text: {line}"


def _age(days: float | None) -> str:
    """How long ago the last refresh was: `days`, negative if a clock was wrong, None for never."""
    if days is None:
        return "never refreshed"
    return f"last refreshed {days:.1f} days ago" if days >= 0 else f"last refreshed in {-days:.1f} days, by this clock"


def status(state: Status) -> None:
    """Print the counts, the latest crawls, what changed and disappeared lately, and what is wrong."""
    console = Console(highlight=False)
    _print_content(console, state)
    _print_latest(console, state)
    _print_troubles(console, state)


def _print_content(console: Console, state: Status) -> None:
    """Print what the archive has, how fresh it is, and by which rules it was made."""
    counts = ", ".join(amount(n, table.removesuffix("s"), table) for table, n in state.counts.items())
    _say(console, counts)
    _say(
        console,
        f"{_age(state.age_days)}{', too long ago' if state.stale else ''}{', refreshing now' if state.running else ''}",
    )
    if state.dictionary_problem:
        _say(console, f"this machine's dictionary is not used: {state.dictionary_problem}")
    if state.dictionary is not None:
        known_by = f"and the dictionary {state.dictionary}" if state.dictionary else "alone (see docs/search.md)"
        _say(console, f"search knows word forms by its rules {known_by}")
    _say(console, _documents_line(state.documents))
    if state.takedowns.in_force:
        _say(console, _takedowns_line(state.takedowns))
    for line in _correction_lines(state.corrections):
        _say(console, line)
    _say(console, _rules_line(state.rules))


def _print_latest(console: Console, state: Status) -> None:
    """Print the latest crawls and imports, and the articles that changed or disappeared lately."""
    console.print(_crawls_table(state.crawls))
    for crawl in [crawl for crawl in state.crawls if crawl["outcome"]][:1]:
        if crawl["detail"]:
            _say(console, f"the latest was {crawl['outcome']}: {crawl['detail']}")
    for one in state.imports:
        captures = amount(one["captures"], "capture")
        told = f"imported {one['started_at'][:10]}  {one['source']}  {one['outcome']}: {captures}, "
        _say(console, f"{told}{one['known']} known before")
    for label, articles in (("changed", state.changed), ("gone", state.gone)):
        for article in articles:
            _say(console, f"{label} {article['at'][:10]}  {article['id']}  {article['title']}")


def _print_troubles(console: Console, state: Status) -> None:
    """Print what is wrong or doubtful, and where to check what was read."""
    for line in _trouble_lines(state):
        _say(console, line)
    if state.unnamed:
        told = f"articles whose people and places could not be read: {len(state.unnamed)}, such as {state.unnamed[0]}"
        _say(console, f"{told}; each refresh tries again, by the rules of a newer version, too")
    if state.low_confidence:
        _say(console, f"articles whose text may be incomplete (confidence: low): {state.low_confidence}")
    if state.counts["articles"]:
        _say(console, sample_line())
    for fault in state.faults:
        _say(console, fault, style="bold red")


def _crawls_table(crawls: Iterable[Mapping[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))  # fits into 80 columns, even with the longest outcome
    shorter = {"unchanged": "same", "requests": "asked"}
    names = ("outcome", "new", "changed", "unchanged", "gone", "failed", "unread", "suspect", "requests")
    table.add_column("started_at", no_wrap=True)
    for name in names:
        table.add_column(shorter.get(name, name), no_wrap=True)
    for crawl in crawls:
        counts = ("" if crawl.get(name) is None else str(crawl[name]) for name in names)
        table.add_row(crawl["started_at"][:16], *counts)
    return table


def _trouble_lines(state: Status) -> Iterator[str]:
    """A line for everything that could not be read, believed or fetched, or that is damaged or strange."""
    for page in state.unread:
        yield f"unread {page['first_seen_at'][:10]}  {page['url']}  {page['reason']}, capture {page['capture_id']}"
    for page in state.suspects:
        told = f"suspect {page['first_seen_at'][:10]}  {page['article_id']}  {page['url']}  {page['reason']}"
        yield f"{told}, capture {page['capture_id']}; {page['what_to_do']}"
    for failure in state.failures:
        yield f"failed {failure['first_failed_at'][:10]}  {failure['url']}  {failure['reason']}"
    if missing := state.missing_requisites:
        told = f"what pages need to look as they did, and the archive lacks: {len(missing)}, such as"
        yield f"{told} {missing[0]['url']} ({missing[0]['reason']})"
    for row in state.damaged:
        told = f"damaged  {row['url']}  capture {row['capture_id']} in {row['warc']} at byte {row['offset']}"
        yield f"{told}; its content is {row['payload']}"
    yield from state.strays
