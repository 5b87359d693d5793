"""Writes a mail: everything for one recipient, as plain text and as simple HTML, with its headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import quote

from markupsafe import Markup, escape

from archive.alerts.items import Item, PartKind
from archive.clock import RIGA
from archive.store.settings import mailbox
from archive.web.serving.i18n import Interface

MOST = 50  # news of one search in a mail; after them it says how many more there are
_POLICY = policy.SMTP.clone(cte_type="7bit")  # so that any server accepts it unchanged
_MOST_OF_SUBJECT = 120  # characters
_IN_TEXT: dict[PartKind, str] = {
    "same": "{}",
    "hit": "*{}*",
    "added": "[+{}+]",
    "removed": "[−{}−]",
    "omitted": " […] ",
}
_IN_HTML: dict[PartKind, Markup] = {
    "same": Markup("{}"),
    "hit": Markup("<mark>{}</mark>"),
    "added": Markup("<ins>{}</ins>"),
    "removed": Markup("<del>{}</del>"),
    "omitted": Markup(" […] "),
}
_PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head>\n'
    "<body>\n{body}\n</body></html>\n"
)


@dataclass(frozen=True, slots=True)
class Section:
    """The contents for one search: its name, the search in words, its address, its news, and how many more there are.

    `items` are no more than MOST.
    """

    name: str
    asks: str
    link: str
    items: Sequence[Item]
    more: int = 0

    @property
    def total(self) -> int:
        """How many pieces of news there are."""
        return len(self.items) + self.more


@dataclass(frozen=True, slots=True)
class Sender:
    """The sender of mails, by the settings: mailboxes, and the address of the pages (`public`)."""

    mailbox: str
    reply_to: str
    public: str

    @property
    def operator(self) -> str:
        """The address that answers, and requests to be taken off the list, go to."""
        return mailbox(self.reply_to or self.mailbox)[1]


def compose(
    recipient: str, sections: Sequence[Section], interface: Interface, sender: Sender, moment: datetime
) -> EmailMessage:
    """The mail for an address, sent at a moment (aware)."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = _address(sender.mailbox)
    message["To"] = Address(addr_spec=recipient)
    if sender.reply_to:
        message["Reply-To"] = _address(sender.reply_to)
    subject = _subject(sections, interface)
    message["Subject"] = subject
    message["Date"] = format_datetime(moment.astimezone(RIGA))
    message["Message-ID"] = make_msgid("ctarchive", mailbox(sender.mailbox)[1].rpartition("@")[2])
    # No List-Unsubscribe-Post: a single click would need an address that takes it, and the pages take nothing.
    asked = quote(f"unsubscribe {recipient}", safe="")
    message["List-Unsubscribe"] = f"<mailto:{sender.operator}?subject={asked}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Precedence"] = "bulk"
    message.set_content("\n".join(_text(sections, interface, sender)))
    body = Markup("\n").join(_html(sections, interface, sender))
    message.add_alternative(_PAGE.format(lang=interface.language, title=subject, body=body), subtype="html")
    message["Content-Language"] = interface.language
    return message


def _address(written: str) -> Address:
    name, address = mailbox(written)
    return Address(_on_one_line(name), addr_spec=address)


def _subject(sections: Sequence[Section], interface: Interface) -> str:
    total = sum(one.total for one in sections)
    count = interface.ngettext("%(num)s update", "%(num)s updates", total) % {"num": interface.number(total)}
    subject = _on_one_line(f"{count}: {', '.join(one.name for one in sections)}")
    return subject if len(subject) <= _MOST_OF_SUBJECT else f"{subject[:_MOST_OF_SUBJECT]}…"


def _on_one_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


def _about(interface: Interface, sender: Sender, sections: Sequence[Section]) -> tuple[str, str]:
    """Why the recipient gets this, and how to unsubscribe."""
    names = ", ".join(interface.gettext("“%(words)s”") % {"words": one.name} for one in sections)
    why = interface.gettext(
        "You receive this because the keeper of %(archive)s set up these alerts for your address: %(names)s."
    )
    end = interface.gettext("To stop these messages, write to %(address)s.")
    return why % {"archive": sender.public, "names": names}, end % {"address": sender.operator}


def _more(interface: Interface, section: Section) -> str:
    more = interface.ngettext("%(num)s more", "%(num)s more", section.more)
    return more % {"num": interface.number(section.more)}


def _text(sections: Sequence[Section], interface: Interface, sender: Sender) -> Iterator[str]:
    yield f"{interface.gettext('Archive of cilvektirdznieciba.lv')}: {sender.public}"
    for section in sections:
        yield from ("", "", section.name, "=" * min(len(section.name), 72))
        yield from filter(None, (section.asks, section.link))
        for item in section.items:
            yield from (
                "",
                _on_one_line(item.form % {"title": item.title}),
                *(f"  {_on_one_line(fact)}" for fact in item.facts),
            )
            if item.where[0]:
                yield f"  {': '.join(filter(None, item.where))}"
            for parts in filter(None, (item.snippet, item.difference)):
                yield f"  {_plain(parts)}"
            yield f"  {item.link}"
            for words, link in item.more:
                yield f"  {words}: {link}"
        if section.more:
            yield from ("", f"{_more(interface, section)}: {section.link}")
    yield from ("", "-- ", *_about(interface, sender, sections))


def _plain(parts: Iterable[tuple[PartKind, str]]) -> str:
    return _on_one_line("".join(_IN_TEXT[kind].format(text) for kind, text in parts))


def _html(sections: Sequence[Section], interface: Interface, sender: Sender) -> Iterator[Markup]:
    link = Markup('<a href="{}">{}</a>')
    yield Markup("<p>{}</p>").format(link.format(sender.public, interface.gettext("Archive of cilvektirdznieciba.lv")))
    for section in sections:
        yield Markup("<h2>{}</h2>\n<p>{}</p>").format(section.name, link.format(section.link, section.asks))
        for item in section.items:
            title = Markup('<span lang="{}">{}</span>').format(item.lang, item.title)
            yield Markup("<h3>{}</h3>").format(link.format(item.link, escape(item.form) % {"title": title}))
            yield Markup("<p>{}</p>").format(Markup("<br>").join(item.facts))
            if item.where[0]:
                yield Markup("<p>{}</p>").format(
                    link.format(item.where[1], item.where[0]) if item.where[1] else item.where[0]
                )
            for parts in filter(None, (item.snippet, item.difference)):
                yield Markup('<p lang="{}">{}</p>').format(item.lang, _marked(parts))
            for words, address in item.more:
                yield Markup("<p>{}</p>").format(link.format(address, words))
        if section.more:
            yield Markup("<p>{}</p>").format(link.format(section.link, _more(interface, section)))
    why, end = _about(interface, sender, sections)
    yield Markup("<hr>\n<p><small>{}<br>{}</small></p>").format(why, end)


def _marked(parts: Iterable[tuple[PartKind, str]]) -> Markup:
    return Markup("").join(_IN_HTML[kind].format(text) for kind, text in parts)
