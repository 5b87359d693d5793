"""Messages about a search that can be translated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self


def N_(message: str) -> str:  # noqa: N802  # the name that gettext's tools look for
    """Mark a message for translation where it stands; it is translated where it is shown."""
    return message


class Notice(str):
    """A message in English, ready for terminals and programs; `message` and `values` are what it was made from.

    Translations are found by `message`, so it is written out where a notice is made: the name of this class marks
    messages for translation, as `N_` does elsewhere.
    """

    __slots__ = ("message", "values")
    message: str
    values: dict[str, object]

    def __new__(cls, message: str, **values: object) -> Self:
        """A message with a %(name)s for each of the values."""
        notice = super().__new__(cls, message % values)
        notice.message, notice.values = message, values
        return notice


class IgnoredInput(Notice):
    """A notice that a value was ignored. Its last semicolon divides it: "rule; consequence".

    It stays on one line, whatever the value was.
    """

    __slots__ = ()

    def __new__(cls, message: str, **values: object) -> Self:
        """As for any notice, with the line breaks in values removed."""
        on_a_line = {name: " ".join(one.split()) if isinstance(one, str) else one for name, one in values.items()}
        return super().__new__(cls, message, **on_a_line)

    def rule(self, translate: Callable[[str], str] = str) -> str:
        """What the value should have been, for answers that refuse the request."""
        return f"{translate(self.message).rpartition(';')[0]}." % self.values
