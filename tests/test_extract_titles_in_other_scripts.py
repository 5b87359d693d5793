"""A title in another script than the Latin is known by its own letters: its slug would have next to nothing of it."""

from __future__ import annotations

import pytest

from archive.extract import Article, Other, extract

OTHER = "<div>100 человек поймали вчера</div>"
RUSSIAN = (
    "Вчера на границе прошли проверки, в которых участвовали полиция и пограничники нескольких стран.",
    "По словам организаторов, жертвам предложили помощь, и многие из них согласились дать показания.",
    "Следующая проверка пройдёт осенью, и в ней будут участвовать ещё два государства.",
)


def read(title: str, head: str, *matter: str) -> object:
    page = f"<title>{head}</title><h2>{title}</h2>{''.join(f'<p>{line}</p>' for line in matter)}{OTHER}"
    return extract(page.encode(), "http://www.cilvektirdznieciba.lv/lv/raksts/174", "text/html; charset=utf-8")


@pytest.mark.parametrize(
    "title",
    [
        "Премьер: операция на границе продолжается, задержаны 100 человек",
        "Прем’єр: операція на кордоні триває, затримано 100 осіб",
        "总理表示边境行动仍在继续，预计本周还会有更多消息公布，警方已经逮捕100人",
    ],
    ids=["Russian", "Ukrainian", "Chinese"],
)
def test_the_head_of_the_page_names_it(title: str) -> None:
    page = read(title, title, *RUSSIAN)
    assert isinstance(page, Article)
    assert page.title == title
    assert page.body.startswith("\n\n".join(RUSSIAN))


@pytest.mark.parametrize("line", ["Ещё можно написать 500 знаков", "404 рубля", "还可输入500字"])
def test_a_number_in_a_line_does_not_make_it_an_error_page(line: str) -> None:
    page = read("Проверка на границе", "Портал", RUSSIAN[0], line)
    assert isinstance(page, Article)
    assert not isinstance(page, Other)
    assert RUSSIAN[0] in page.body
