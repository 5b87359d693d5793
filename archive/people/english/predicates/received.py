"""Recognises English sentences that introduce a quotation which a person did not say, but heard, read or remembers."""

from __future__ import annotations

import re

_HEARS = "received|receives|heard|hears|overheard|read|reads|saw|sees|noticed|remembers|recalls"
_WRITTEN = (
    "ads?|advert(?:isement)?s?|articles?|banners?|captions?|cards?|e-?mails?|headlines?|inscriptions?|leaflets?"
    "|letters?|lines?|messages?|notes?|notices?|offers?|orders?|posters?"
    "|promises?|questions?|replies|reply|signs?|slogans?|sms|text|threats?"
    "|voices?|warnings?|words"
)
_VOICED = "call|cry|say|scream|shout|whisper|yell|calling|crying|saying|screaming|shouting|whispering|yelling"
# `received a letter:`, `saw a poster at the station:`, `heard the man shout:`
_HEARD = re.compile(
    rf" (?:[\w-]+ ){{0,2}}?(?:{_HEARS}) (?!(?:no|neither)\b)(?:[\w’'-]+ ){{0,3}}?(?:{_WRITTEN}|{_VOICED})"
    r"(?: (?:by|from|in|on|at|to|of|with) (?:[\w’'-]+ ){0,4}[\w’'-]+)?,? ?"
)
# `took part in the discussion:`, whose title follows
_WAS_AT = re.compile(
    r" (?:[\w-]+ ){0,2}?(?:(?:took|takes|taking) part in|participate[sd] in|attend(?:s|ed)|visit(?:s|ed)"
    r"|watche[sd]) (?:the|an?) (?:[\w’'-]+ ){0,3}?(?:campaign|conference|course|debate|discussion|exhibition|film|forum"
    r"|lecture|meeting|panel|performance|play|project|seminar|session|symposium|training|webinar|workshop)"
    r"(?: (?:in|on|at|of) (?:[\w’'-]+ ){0,3}[\w’'-]+)?"
)
_SAID = (
    "(?:answered|asked|called|cried|promised|repeated|replied|said|screamed|shouted|threatened|told|whispered|wrote"
    "|yelled)"
)
# Behind `remembers` or `heard`: ` what the owner promised her`, ` how they shouted`
_WHAT_OTHERS_SAID = re.compile(
    rf" (?:\w+ ){{0,3}}?(?:how|what|whatever) (?!he\b|she\b|I\b)(?:[\w’'-]+ ){{1,5}}?{_SAID}\b"
)
# Behind any verb, and just before the quotation: ` that the owner had told her:`; not ` that it rained and added:`
_THAT_OTHERS_SAID = re.compile(
    r" (?:\w+ ){0,3}?(?:that|how|what) (?!he\b|she\b|I\b|they\b|we\b)"
    r"(?:(?!(?:and|but|never|nobody|not|rarely)\b)[\w’'-]+ ){1,5}?"
    rf"{_SAID}(?: (?:her|him|them|us|me))?\W*"
)
_REMEMBERING = frozenset("remembers remembered recalls recalled".split())


def is_received(between: str) -> bool:
    """Whether the words between a name and a colon mean that what follows was heard or read, or is a title."""
    return _HEARD.fullmatch(between) is not None or _WAS_AT.fullmatch(between) is not None


def is_of_others(verb: str, behind: str) -> bool:
    """Whether a verb and the words behind it, up to a colon, report what others said."""
    recalled = _WHAT_OTHERS_SAID.match(behind) if verb in _REMEMBERING else None
    return (recalled or _THAT_OTHERS_SAID.fullmatch(behind)) is not None
