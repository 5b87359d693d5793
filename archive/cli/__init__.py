"""The `ctarchive` command: each subcommand parses its options, calls one function, and reports the result.

To add a subcommand, write a function in a module of `commands`, and add its name to `_COMMANDS`.
"""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

import click

from archive.cli.options import EXIT_CODES_HELP
from archive.error_reports import run

# Each with its module in `commands`, and its name there. A module is loaded only when it is needed: a refresh does not
# need the search, and `--version` needs neither.
_COMMANDS = {
    "refresh": ("refresh", "refresh"),
    "import": ("import_", "import_"),
    "rebuild": ("refresh", "rebuild"),
    "correct": ("correct", "correct"),
    "withhold": ("takedowns", "withhold"),
    "erase": ("takedowns", "erase"),
    "release": ("takedowns", "release"),
    "withheld": ("takedowns", "withheld"),
    "search": ("search", "search"),
    "export": ("export", "export"),
    "digest": ("digest", "digest"),
    "status": ("status", "status"),
    "serve": ("serve", "serve"),
    "demo": ("demo", "demo"),
}


class _Commands(click.Group):
    """The subcommands, each loaded when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"archive.cli.commands.{module}"), name)
        return command


@click.group(cls=_Commands, epilog=EXIT_CODES_HELP, context_settings={"help_option_names": ["-h", "--help"]})
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
    _open_closed_streams()
    _escape_unknown_letters()
    given = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in given[: given.index("--") if "--" in given else len(given)]
    sys.exit(run(lambda: cli.main(args=arguments, prog_name="ctarchive", standalone_mode=False), as_json))


def _open_closed_streams() -> None:
    """Open any standard stream that was closed before the command started, onto the null device.

    Otherwise the next file to be opened would get its number, and messages would be written into that file.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            taken = os.open(os.devnull, os.O_RDWR)
            if taken != number:
                os.dup2(taken, number)
                os.close(taken)
            setattr(sys, name, os.fdopen(number, mode, closefd=False))


def _escape_unknown_letters() -> None:
    """Have standard output escape the letters that its encoding lacks, as standard error does anyway."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # tests may put something else in its place
        sys.stdout.reconfigure(errors="backslashreplace")
