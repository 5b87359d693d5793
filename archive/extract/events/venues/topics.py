"""Takes out of a Latvian sentence the topic, the aim and the project of an event: their places are not its own."""

from __future__ import annotations

import re

from archive.extract.events.tells import Tells, told_by, told_by_word

_TOPIC = re.compile(r"\bpar\b[^,]*")
_WITHIN_WHAT = r"(?:projekta|programmas|kampaņas|iniciatīvas|konkursa|plāna|līguma|granta|prezidentūras)\b"
_WITHIN = re.compile(
    rf"\b\w*{_WITHIN_WHAT}((?:(?!{_WITHIN_WHAT})[^.;\n]){{0,200}}?)\bietvar(?:os|ā)\b",
    re.I,
)
"""The project or programme of an event, whose name may have a place: `programmas Centrālajā Āzijā ietvaros`."""
_WORD = re.compile(r"\w+")
_AIM = re.compile(
    r", lai (?:[^,.;]{1,60} )?"
    r"(?:pār|ap|iz)?(?:runātu|spriestu|diskutētu|vērtētu|novērtētu|analizētu|uzzinātu|pētītu)\b[^,.;]*"
)
"""The purpose of a meeting: `tiekas, lai pārrunātu situāciju Liepājā`."""


def without_topic(text: str) -> str:
    """A text without the topic of an event: `Seminārs par vardarbību Vācijā notiks` -> `Seminārs notiks`."""
    topic = _TOPIC.search(text)
    if topic is None:
        return text
    end = topic.end()
    for word in _WORD.finditer(text, topic.start()):
        if told_by_word(word[0].lower()) & Tells.HELD and word.start() < end:
            end = word.start()
    return f"{text[: topic.start()]}, {text[end:]}"


def without_aim(sentence: str) -> str:
    """A sentence with what people come together to talk about replaced by blanks."""
    return _AIM.sub(lambda aim: " " * len(aim[0]), sentence) if ", lai " in sentence else sentence


def without_project(sentence: str) -> str:
    """A sentence with the project or programme within which something takes place replaced by blanks."""
    return _WITHIN.sub(_without_name, sentence) if "ietvar" in sentence else sentence


def _without_name(within: re.Match[str]) -> str:
    """Blanks for the project or the like of an event; but not if it names the event.

    As in `projekta lekcija Rīgā dienas ietvaros`.
    """
    return within[0] if told_by(within[1]) & Tells.NOUN else " " * len(within[0])
