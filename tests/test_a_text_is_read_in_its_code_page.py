"""Text that is not of Unicode is read in the code page of Windows, or in that of DOS where it is clearly of that."""

from __future__ import annotations

import pytest

from archive import documents

LATVIAN = "Cilvēku tirdzniecības novēršana: ģimenes, ķermeņi, ļaudis, šķēršļi, žurnālists un ūdens."


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
@pytest.mark.parametrize("code_page", ["cp1257", "cp775", "utf-8", "utf-8-sig", "utf-16"])
def test_latvian_has_its_letters(code_page: str, name: str) -> None:
    assert documents.read(LATVIAN.encode(code_page), name=name).pages == (LATVIAN,)


@pytest.mark.parametrize("text", ["Kavējums: 20%", "Café Olé un René", "Õhtu, pühapäev, mõõt", "Rugsėjis, šiandien"])
def test_a_few_letters_of_others_make_no_text_of_dos(text: str) -> None:
    assert documents.read(text.encode("cp1257"), name="a.txt").pages == (text,)
