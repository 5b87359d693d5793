"""`ctarchive digest`: mail what is new in the results of searches."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import EXIT_CODES_HELP, NamedPath, data_option, json_option
from archive.cli.shared import open_to_read
from archive.error_reports import report_error
from archive.errors import WrongUse
from archive.store.folder import DataFolder
from archive.store.settings import Settings, read_settings

if TYPE_CHECKING:
    from email.message import EmailMessage

    from archive.alerts.digest import Digest
    from archive.alerts.mail import Sender


@click.command(epilog=EXIT_CODES_HELP)
@click.option(
    "--searches",
    type=NamedPath(path_type=Path, dir_okay=False),
    show_default="searches.toml in the data folder",
    help="The file that says who is mailed about what.",
)
@click.option("--dry-run", is_flag=True, help="Print what would be sent. Changes nothing, and asks no server.")
@data_option
@json_option
def digest(searches: Path | None, dry_run: bool, data: Path, as_json: bool) -> int:
    """Mail what is new, changed or gone to those who asked for it.

    Each recipient gets one mail with what their searches find: never the same news twice, and no mail without news. Run
    it after each refresh, however that ended. A new search reports what comes after it was written. docs/alerts.md says
    how to write searches.toml, and what settings.toml must say about the mail server.

    \b
    Ends with 4 where the mail server cannot be reached or accepts no mail from us: all is tried again next time.
    Ends with 6 where a mail was refused, was put off three times, or may or may not have arrived.
    """
    from archive.alerts import digest as alerts
    from archive.alerts.searches import read_file
    from scraper.mail import MailServer, account_of

    folder = DataFolder(data)
    file = read_file(searches or folder.searches)
    settings = read_settings(folder.settings)
    sender = _sender(settings, folder.settings)
    account = account_of(settings.mail)
    with open_to_read(data) as db:
        if dry_run:
            made = alerts.try_out(db, folder, file, sender)
        else:
            with closing(MailServer(account)) as server:
                made = alerts.run(db, folder, file, sender, server)
    if as_json:
        click.echo(json.dumps(_as_json(made, dry_run), ensure_ascii=False))
    else:
        _tell(made, dry_run)
    for sentence in [*made.trouble, *([str(made.failed)] if made.failed else [])]:
        report_error(sentence, made.exit_code)
    return made.exit_code


def _sender(settings: Settings, path: Path) -> Sender:
    """The sender of the mails, from the settings. Raises WrongUse, which names the first setting that is missing."""
    from archive.alerts.mail import Sender

    for name, value, why in (
        ("archive.address", settings.archive.address, "links in mails begin with it"),
        ("mail.host", settings.mail.host, "it is the server that takes the mails"),
        ("mail.from", settings.mail.from_, "mails come from it"),
    ):
        if not value:
            raise WrongUse(f"{path}: {name} is missing; {why} (docs/settings.md has a sample)")
    return Sender(settings.mail.from_, settings.mail.reply_to, settings.archive.address)


def _tell(made: Digest, dry_run: bool) -> None:
    from archive.alerts.delivery import Outcome

    for name, notices in made.notices.items() if dry_run else ():
        for notice in notices:
            click.echo(f"search “{name}”: {notice}")
    for due_mail, delivery in made.mails:
        if delivery is None:
            click.echo(_shown(due_mail.message))
        else:
            told = f" ({delivery.reply})" if delivery.reply else ""
            click.echo(f"{delivery.outcome}: {due_mail.recipient}, news: {due_mail.total}{told}")
    if made.is_first:
        click.echo("this is the first run: what was there before is not mailed")
    sent = [delivery for _, delivery in made.mails if delivery is None or delivery.outcome is Outcome.SENT]
    would = f"mails {'would be sent' if dry_run else 'sent'}: {len(sent)}"
    failed = f"; not sent: {len(made.mails) - len(sent)}" if len(sent) < len(made.mails) else ""
    click.echo(f"{would}{failed}; news waiting: {made.waiting}")


def _shown(message: EmailMessage) -> str:
    headers = "".join(f"{name}: {message[name]}\n" for name in ("To", "From", "Subject"))
    return f"{headers}\n{_text(message)}"


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    return str(body.get_content()) if body else ""


def _as_json(made: Digest, dry_run: bool) -> dict[str, Any]:
    mails = [
        {
            "recipient": due_mail.recipient,
            "searches": list(due_mail.searches),
            "news": due_mail.total,
            "subject": str(due_mail.message["Subject"]),
            "outcome": str(delivery.outcome) if delivery else None,
            "reply": delivery.reply if delivery else None,
            **({"text": _text(due_mail.message)} if dry_run else {}),
        }
        for due_mail, delivery in made.mails
    ]
    outcome = made.failed.outcome if made.failed else "partial" if made.trouble else "done"
    return {
        "outcome": outcome,
        "dry_run": dry_run,
        "mails": mails,
        "waiting": made.waiting,
        "is_first": made.is_first,
        "notices": {name: list(notices) for name, notices in made.notices.items() if notices},
        "detail": "; ".join([*made.trouble, *([str(made.failed)] if made.failed else [])]) or None,
    }
