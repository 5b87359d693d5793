from __future__ import annotations

import pytest

from archive.search.query.parsing import Text, parse


def words(query: str) -> list[list[str]]:
    """The groups of a query, each term as it would be typed with a minus."""
    return [
        ["-" * term.negated + "title:" * term.title + " ".join(term.words) for term in terms if isinstance(term, Text)]
        for terms in parse(query).groups
    ]


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("a AND b", [["a"], ["b"]]),
        ("a UN b", [["a"], ["b"]]),
        ("a VAI b", [["a", "b"]]),
        ("a OR b VAI c d", [["a", "b", "c"], ["d"]]),
        ("a NOT b", [["a"], ["-b"]]),
        ("a NE b c", [["a"], ["-b"], ["c"]]),
        ("a UN NE b", [["a"], ["-b"]]),
        ("a OR NOT b", [["a", "-b"]]),
        ('a NOT "b c"', [["a"], ["-b c"]]),
        ("a NOT title:b", [["a"], ["-title:b"]]),
        ("a NOT -b", [["a"], ["-b"]]),
        ("a NE", [["a"]]),
        ("NOT OR a", [["a"]]),
        ("a un b vai c ne d not e or f and g", [[letter] for letter in "a un b vai c ne d not e or f and g".split()]),
        ('a "OR" b', [["a"], ["or"], ["b"]]),
        ("+a +b", [["a"], ["b"]]),
        ('+"a b" +title:c', [["a b"], ["title:c"]]),
        ("a + b", [["a"], ["b"]]),
        ("title:OR", [["title:or"]]),
        # What is ignored takes its operator with it, or the next word would be left out in its place.
        ("NOT year:abc a", [["a"]]),
        ("NE in:foo a", [["a"]]),
        ('NOT "" a', [["a"]]),
        ("a OR year:abc b", [["a"], ["b"]]),
        ("a OR – b", [["a", "b"]]),
    ],
)
def test_they_are_read_so_in_capitals_alone(query: str, groups: list[list[str]]) -> None:
    assert words(query) == groups


def test_not_takes_away_where_words_are_looked_for() -> None:
    assert parse("a NOT in:document").within == parse("a -in:document").within


@pytest.mark.parametrize(
    ("query", "notices"),
    [
        ("a NE b", []),
        ("A NE B", ["“NE” leaves out “B”."]),  # where all is in capitals, it may have been meant as a word
        ("a NOT", ["“NOT” needs a word right after it; ignored."]),
        ("a OR", ["“OR” needs a word on both sides; ignored."]),
        ("VAI a", ["“VAI” needs a word on both sides; ignored."]),
        ("a OR OR b", []),
        ('a ""', ['“""” has no word to look for; ignored.']),
        ("title: a", ["“title:” needs a word right after it; ignored."]),
        ("ir: a", ["“ir:” needs one of mainīts, pazudis right after it; ignored."]),
        ("tittle:a", ["There is no field “tittle:”; it was searched for as a word."]),
        ("http://a.example 12:30", []),
        ("a NOT OR b", ["“NOT” needs a word right after it; ignored."]),
        ("-a", ["Only words to leave out were given: this is everything else."]),
        ("-a OR -b", ["Only words to leave out were given: this is everything else."]),
        ("-a OR b", []),
        ("-a year:2016", []),
        ("a AND b OR c", []),
        ("+a", []),
        ('" (', ['“" (” has no word to look for; ignored.']),
        (" ", []),
        ('abc* "a bc*" c+ *', []),
        ("*abc a*b a*", ["“*” works only at the end of a word, behind two letters or more; elsewhere it is ignored."]),
    ],
)
def test_what_is_read_otherwise_than_typed_is_told(query: str, notices: list[str]) -> None:
    assert list(parse(query).notices) == notices


@pytest.mark.parametrize("query", ["a NOT b", 'x "a b" OR c -d in:title title:e', "NE a UN b"])
def test_each_term_is_known_by_where_it_stands(query: str) -> None:
    read = parse(query)
    again = [read.text[(one.start if one.negation is None else one.negation) : one.end] for one in read.stretches]
    assert [group for one in again for group in parse(one).groups] == [
        (term,) for terms in read.groups for term in terms
    ]
