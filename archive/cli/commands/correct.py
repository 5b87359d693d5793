"""`ctarchive correct`: correct by hand, for good, what the rules have misread."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import EXIT_CODES_HELP, data_option, json_option
from archive.cli.options import day as as_day
from archive.errors import EXIT_DONE, WrongUse
from archive.store.folder import DataFolder

if TYPE_CHECKING:
    from archive.store.corrections.ledger import Correction

_note = click.option(
    "--note",
    default="",
    metavar="TEXT",
    help="The reason, for the keeper; never shown. Write no names: what is erased later would stay here.",
)


def _options(command: Callable[..., int]) -> Callable[..., int]:
    return _note(data_option(json_option(command)))


@click.group(epilog=EXIT_CODES_HELP)
def correct() -> None:
    """Correct by hand what was misread.

    People, speakers, offices, municipalities and dates can be corrected:

    \b
    ctarchive correct merge-people zane-upite zane-upite-kalna
    ctarchive correct speaker lv-129 zane-upite --does-not-speak
    ctarchive correct municipality lv-129 "Ogre" --none
    ctarchive correct date lv-129 2016-05-31

    A person is named by the slug of their page (/speaker/SLUG), an article by its id. A correction shows at once, with
    its date, and holds through every refresh, import and rebuild for as long as the text that was corrected is there;
    `ctarchive status` tells when it is not. Corrections are kept in corrections.jsonl: back it up with warc/.
    docs/corrections.md says more.
    """


@correct.command("merge-people", epilog=EXIT_CODES_HELP)
@click.argument("slug")
@click.argument("into_slug")
@_options
def merge_people(slug: str, into_slug: str, note: str, data: Path, as_json: bool) -> int:
    """SLUG and INTO_SLUG are one person.

    They keep the page and the name of INTO_SLUG, and the address of SLUG leads there from then on.
    """
    from archive.store.correcting import operations

    with operations.open_archive(DataFolder(data)) as archive:
        return _told(operations.merge_people(archive, slug, into_slug, note), as_json)


@correct.command("part-person", epilog=EXIT_CODES_HELP)
@click.argument("slug")
@click.option(
    "--article",
    "articles",
    multiple=True,
    required=True,
    metavar="ID",
    help="An article that means the other person. May be repeated.",
)
@click.option(
    "--as",
    "name",
    metavar="NAME",
    help="The name of the other person, or the slug of somebody who has a page. Without it, the same name.",
)
@_options
def part_person(slug: str, articles: tuple[str, ...], name: str | None, note: str, data: Path, as_json: bool) -> int:
    """In some articles SLUG is another person.

    That person gets a page of their own.
    """
    from archive.store.correcting import operations

    with operations.open_archive(DataFolder(data)) as archive:
        return _told(operations.part_person(archive, slug, articles, name, note), as_json)


@correct.command(epilog=EXIT_CODES_HELP)
@click.argument("article")
@click.argument("slug")
@click.option("--speaks/--does-not-speak", "speaks", default=None, help="Which of the two is true.")
@_options
def speaker(article: str, slug: str, speaks: bool | None, note: str, data: Path, as_json: bool) -> int:
    """SLUG speaks in ARTICLE, or is only named there."""
    from archive.store.correcting import operations

    if speaks is None:
        raise WrongUse("give --speaks or --does-not-speak")
    with operations.open_archive(DataFolder(data)) as archive:
        return _told(operations.set_speaker(archive, article, slug, speaks=speaks, note=note), as_json)


@correct.command(epilog=EXIT_CODES_HELP)
@click.argument("article")
@click.argument("slug")
@click.option("--role", metavar="TEXT", help="The role, in the nominative.")
@click.option("--organisation", metavar="TEXT", help="The organisation, in the genitive as in front of a role.")
@click.option("--none", "no_office", is_flag=True, help="ARTICLE names SLUG with no office.")
@_options
def office(
    article: str,
    slug: str,
    role: str | None,
    organisation: str | None,
    no_office: bool,
    note: str,
    data: Path,
    as_json: bool,
) -> int:
    """ARTICLE names SLUG in this office. What is not given stays as it was read."""
    from archive.store.correcting import operations

    told = {name: value for name, value in (("role", role), ("organisation", organisation)) if value is not None}
    becomes: dict[str, str | None] = {name: " ".join(value.split()) for name, value in told.items()}
    if no_office is bool(told) or not all(becomes.values()):
        raise WrongUse("give --role, --organisation or both, and not empty; or --none alone")
    if no_office:
        becomes = {"role": None, "organisation": None}
    with operations.open_archive(DataFolder(data)) as archive:
        return _told(operations.set_office(archive, article, slug, becomes, note), as_json)


@correct.command(epilog=EXIT_CODES_HELP)
@click.argument("article")
@click.argument("text")
@click.option("--is", "means", metavar="NAME", help="The municipality that is meant: its name, or its ATVK code.")
@click.option("--none", "no_place", is_flag=True, help="TEXT is not a municipality.")
@_options
def municipality(
    article: str, text: str, means: str | None, no_place: bool, note: str, data: Path, as_json: bool
) -> int:
    """TEXT in ARTICLE means this municipality, or none.

    TEXT is as it is written there.
    """
    from archive.store.correcting import operations

    if no_place is (means is not None):
        raise WrongUse("give --is or --none")
    with operations.open_archive(DataFolder(data)) as archive:
        return _told(operations.set_municipality(archive, article, text, means, note), as_json)


@correct.command(epilog=EXIT_CODES_HELP)
@click.argument("article")
@click.argument("day", metavar="DATE")
@_options
def date(article: str, day: str, note: str, data: Path, as_json: bool) -> int:
    """ARTICLE was published on DATE.

    DATE is written as 2016-05-31; `none` is for unknown. The versions of the article keep the date that each
    of them showed.
    """
    from archive.store.correcting import operations

    try:
        wanted = None if day.lower() == "none" else as_day(day)
    except click.BadParameter:
        raise WrongUse(f"{day!r} is not a date like 2016-05-31, nor `none`") from None
    with operations.open_archive(DataFolder(data)) as archive:
        return _told(operations.set_date(archive, article, wanted, note), as_json)


@correct.command(epilog=EXIT_CODES_HELP)
@click.argument("numbers", metavar="NUMBER...", type=int, nargs=-1, required=True)
@_options
def undo(numbers: tuple[int, ...], note: str, data: Path, as_json: bool) -> int:
    """Undo corrections.

    They are named by their numbers in `ctarchive correct list`. What each had replaced holds again: the
    correction before it, or what the rules read.
    """
    from archive.store.correcting import operations

    with operations.open_archive(DataFolder(data)) as archive:
        return _told(operations.undo(archive, numbers, note), as_json)


@correct.command("list", epilog=EXIT_CODES_HELP)
@data_option
@json_option
def list_(data: Path, as_json: bool) -> int:
    """List all corrections with their numbers, and how they stand.

    \b
    in force    it holds
    lost        the article no longer has the text that was corrected, and is as the rules read it
    replaced    a later one of the same thing holds
    undone      it was undone
    waiting     the next command applies it
    withheld    it is about what is withheld
    """
    from archive.store.correcting import operations
    from archive.store.corrections import ledger

    folder = DataFolder(data)
    path = folder.corrections
    if not path.exists():
        folder.require_database()
    rows, broken = operations.listed(folder), ledger.broken(path)
    if as_json:
        click.echo(json.dumps({"corrections": rows, "broken": broken}, ensure_ascii=False))
    else:
        click.echo("\n".join(map(_line, rows)) or "nothing was corrected")
    if broken:
        click.echo(f"ctarchive: {broken}", err=True)
    return EXIT_DONE


def _line(row: dict[str, Any]) -> str:
    note = f"  ({row['note']})" if row["note"] else ""
    return f"{row['id']:>4}  {row['time'][:10]}  {row['state']:<8}  {row['says']}{note}"


def _told(made: Sequence[Correction], as_json: bool) -> int:
    """Report the correction, and return the exit code."""
    from archive.store.corrections.state import in_words

    if as_json:
        rows = [{"id": one.id, "kind": one.kind, "says": in_words(one)} for one in made]
        click.echo(json.dumps({"corrections": rows}, ensure_ascii=False))
    else:
        click.echo("\n".join(f"correction {one.id}: {in_words(one)}" for one in made))
    return EXIT_DONE
