"""The `ctarchive` command: each subcommand parses its options, calls one function, and says what came of it.

A new subcommand is a function in one of the modules here, and a name in `_COMMANDS`.
"""

from __future__ import annotations

import sys

import click

from archive.cli.alerting import digest
from archive.cli.asking import search, status
from archive.cli.correcting import correct
from archive.cli.demo import demo
from archive.cli.exporting import export
from archive.cli.filling import rebuild, refresh
from archive.cli.importing import import_
from archive.cli.options import EXIT_CODES_HELP
from archive.cli.serving import serve
from archive.cli.taking_down import erase, release, withheld, withhold
from archive.complaints import run

_COMMANDS = (
    refresh,
    import_,
    rebuild,
    correct,
    withhold,
    erase,
    release,
    withheld,
    search,
    export,
    digest,
    status,
    serve,
    demo,
)


@click.group(commands=_COMMANDS, epilog=EXIT_CODES_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ctarchive", prog_name="ctarchive")
def cli() -> None:
    """The public record of cilvektirdznieciba.lv: capture the site, search it, publish it.

    Start with `ctarchive demo`, which archives a bundled demo site and needs no network.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit with its code.

    Errors are one line on standard error, never a traceback, and with --json also one object on standard output:
    `outcome` (error, usage, locked, damaged or stopped), `detail`, which is what the line says, and `exit_code`.
    """
    given = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in given[: given.index("--") if "--" in given else len(given)]
    sys.exit(run(lambda: cli.main(args=arguments, prog_name="ctarchive", standalone_mode=False), as_json))
