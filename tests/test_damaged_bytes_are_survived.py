from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fuzz_warc import Fuzz, site


@pytest.fixture(scope="module")
def fuzz(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzz]:
    with site() as server:
        yield Fuzz(tmp_path_factory.mktemp("fuzz"), server)


@pytest.mark.parametrize("number", range(4))
def test_a_round_of_damage_keeps_the_promises(number: int, fuzz: Fuzz) -> None:
    fuzz.round(number)


@pytest.mark.peers
@pytest.mark.timeout(0)
def test_many_rounds_of_damage_keep_the_promises(fuzz: Fuzz) -> None:
    for number in range(4, 300):
        fuzz.round(number)
