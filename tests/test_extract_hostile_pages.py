"""Reading takes bounded time and memory, whatever the page: each of these in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from archive.extract import Article, extract
from tests.support.sampled import sampled

TEN_MB = 10_000_000
SECONDS, MEGABYTES = 60, 300
ARTICLE = "<h1>Virsraksts par darbu</h1><p>29.09.2016</p><p>Pirmā rindkopa rakstā.</p>"
UNDATED = f"<h1>Virsraksts par darbu</h1><p>{'Vārds teikumā. ' * 30}</p>"  # so its scripts are asked for the date
PAGES = {
    "10 MB of paragraphs": f"'{ARTICLE}' + '<p>{'vārds ' * 20}</p>' * ({TEN_MB} // 127)",
    "10 MB in one paragraph": f"'{ARTICLE}<p>' + 'vārds 29.09.2016 ' * ({TEN_MB} // 17)",
    "10 MB of dates": f"'<h1>Virsraksts par darbu</h1>' + '<p>29.09.2016</p>' * ({TEN_MB} // 17)",
    "10 MB of links": f"'{ARTICLE}' + '<a href=/lv/x/7>x</a> ' * ({TEN_MB} // 22)",
    "documents in one line": f"'{ARTICLE}' + ''.join(f'<a href=/{{i}}.pdf>d</a>' for i in range(50000))",
    "thumbnails in one line": f"'{ARTICLE}' + ''.join(f'x<a href=/{{i}}.jpg></a>' for i in range(50000))",
    "10 MB of breaks": f"'{ARTICLE}' + 'a<br><br>' * ({TEN_MB} // 9)",
    "10 MB of entities": f"'{ARTICLE}<p>' + '&nbsp;a' * ({TEN_MB} // 7)",
    "10 MB of pictures": f"'{ARTICLE}' + '<img src=a.jpg alt=x>' * ({TEN_MB} // 21)",
    "10 MB of cells": f"'{ARTICLE}<table>' + '<tr><td>1<td>2' * ({TEN_MB} // 14)",
    "10 MB of events": f"'<h1>Notikumu kalendārs - Jūnijs, 2023</h1><dl>' + '<dt>7.06.2023<dd>x' * ({TEN_MB} // 18)",
    "10 MB of comments": f"'{ARTICLE}' + '<h3>Komentāri (2)</h3><p>x</p>' * ({TEN_MB} // 33)",
    "10 MB of related articles": f"'{ARTICLE}' + '<h3>Saistītie raksti</h3><a href=/lv/x/7>x</a>' * ({TEN_MB} // 46)",
    "10 MB of signatures": f"'{ARTICLE}' + '<p>Sagatavoja: X</p>' * ({TEN_MB} // 20)",
    "10 MB of times": f"'{ARTICLE}' + '<p><time datetime=2016-09-29></time>Drukāt</p>' * ({TEN_MB} // 49)",
    "100,000 nested <div>": f"'{ARTICLE}' + '<div>' * 100000 + 'x' + '</div>' * 100000",
    "100,000 nested <b>": f"'<b>' * 100000 + '{ARTICLE}'",
    "100,000 nested <ul>": f"'{ARTICLE}' + '<ul><li>a' * 100000",
    "100,000 nested <table>": f"'{ARTICLE}' + '<table><tr><td>' * 33333",
    "a byline of capitals": f"'{ARTICLE[:33]}' + ('<p>' + 'Ā' * 78 + '*</p>') * 3 + '<p>{'Vārds teikumā. ' * 30}</p>'",
    "nested JSON": "'{\"a\":' * 1000000",
    "nested JSON in a script": f"'{UNDATED}<script>' + '[' * 1000000 + 'publish{{</script>'",
    "scripts without an end": f"'{UNDATED}' + '<script>publish{{' * 600000",
    "scripts that are no JSON": f"'{UNDATED}' + '<script>{{publish}}</script>' * 350000",
    "data in a script": f"'{UNDATED}<script>{{\"a\":[0' + ',{{\"title\":\"publish\"}}' * 80000 + ']}}</script>'",
}
READ = """
import re
from pathlib import Path
from archive.extract import extract
body = ({page}).encode()
page = extract(body, "http://h/lv/virsraksts-par-darbu/7")
# Not ru_maxrss, which a process takes over from the one that started it.
peak = int(re.search("VmHWM:[^0-9]*([0-9]+)", Path("/proc/self/status").read_text())[1]) / 1024
print(peak, type(page).__name__)
"""


@pytest.mark.parametrize("name", sampled(PAGES, [*PAGES][::3]))
def test_time_and_memory_are_bounded(name: str) -> None:
    code = READ.format(page=PAGES[name])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=SECONDS, check=True)
    megabytes, kind = done.stdout.split()
    assert float(megabytes) < MEGABYTES
    assert (kind == "Article") == (ARTICLE[:10] in PAGES[name] and "events" not in name)


def test_the_labels_of_one_line_are_no_longer_than_the_page() -> None:
    links = "".join(f"<a href=/upload/{number}.pdf>šeit</a> " for number in range(90))
    line = f"<p>Plānu un pārskatu {'ļoti garu ' * 500}var lasīt {links} arī turpmāk.</p>"
    body = (ARTICLE + line).encode()
    page = extract(body, "http://h/lv/virsraksts-par-darbu/7", "text/html; charset=utf-8")
    assert isinstance(page, Article)
    assert len(page.attachments) == 90
    assert sum(len(one.label) for one in page.attachments) < len(body)
