"""nginx in front, as docs/serving.md has it: it keeps what is public, for those whom it is for, and nothing else."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from archive.store.folder import DataFolder
from archive.web.serving.caching import state
from tests.support.command import ROOT
from tests.support.served import PATIENT, running

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed"),
]
_HTTP = """daemon off; master_process off; pid {0}/pid; error_log stderr; events {{}}
http {{ access_log off; client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c;
uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;
{1} }}"""


def configuration(folder: Path, port: int, behind: str) -> str:
    """The sample of docs/serving.md, with other ports and paths."""
    (sample,) = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "serving.md").read_text(), re.DOTALL)
    for written, meant in {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "http://127.0.0.1:8001": behind,
        "/var/cache/nginx/archive": f"{folder}/cache",
    }.items():
        assert written in sample
        sample = sample.replace(written, meant)
    return _HTTP.format(folder, sample)


@pytest.fixture(scope="module")
def front(archive_with_a_past: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with running("archive", "serve", "--data", archive_with_a_past.root, *PATIENT) as served:
        (folder / "nginx.conf").write_text(configuration(folder, port, served.url))
        time.sleep(state.SETTLED)
        with subprocess.Popen(["nginx", "-p", folder, "-c", folder / "nginx.conf"]) as nginx:
            try:
                with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                    for _ in range(100):
                        try:
                            client.get("/robots.txt")
                            break
                        except httpx.ConnectError:
                            time.sleep(0.05)
                    yield client
            finally:
                nginx.terminate()


def asked(front: httpx.Client, path: str, **headers: str) -> tuple[str, str]:
    """Whether the cache had the answer, and in which language that is."""
    client = httpx.Client(base_url=front.base_url, headers={name.replace("_", "-"): of for name, of in headers.items()})
    with client:
        answer = client.get(path)
    assert answer.status_code in (200, 404)
    return answer.headers["x-cache"], answer.headers.get("content-language", "")


def test_a_page_is_kept_in_each_language(front: httpx.Client) -> None:
    for had in ("MISS", "HIT", "HIT"):
        for language in ("lv", "en"):
            assert asked(front, "/speakers", accept_language=language) == (had, language)


def test_who_chose_a_language_gets_that_and_leaves_nothing(front: httpx.Client) -> None:
    assert asked(front, "/municipalities", accept_language="lv") == ("MISS", "lv")
    for _ in range(2):
        assert asked(front, "/municipalities", accept_language="lv", cookie="ctarchive_language=en") == ("MISS", "en")
        assert asked(front, "/municipalities?ui=en", accept_language="lv") == ("MISS", "en")
    assert asked(front, "/municipalities", accept_language="lv") == ("HIT", "lv")


def test_data_are_kept_once_for_all(front: httpx.Client) -> None:
    assert asked(front, "/search.json?q=policija", accept_language="lv") == ("MISS", "")
    assert asked(front, "/search.json?q=policija", accept_language="en", cookie="ctarchive_language=en") == ("HIT", "")


def test_what_is_not_there_is_kept_for_a_moment(front: httpx.Client) -> None:
    assert [asked(front, "/article/lv-999", accept_language="lv")[0] for _ in range(2)] == ["MISS", "HIT"]


def test_sql_of_visitors_and_who_has_signed_in_pass_through(front: httpx.Client) -> None:
    for headers in ({"cookie": "ds_actor=x"}, {"authorization": "Bearer x"}):
        assert [asked(front, "/about", **headers)[0] for _ in range(2)] == ["MISS", "MISS"]


def test_a_browser_is_confirmed_what_it_has(front: httpx.Client) -> None:
    whole = front.get("/changes", headers={"accept-language": "lv"})
    kept = front.get("/changes", headers={"accept-language": "lv", "if-none-match": whole.headers["etag"]})
    assert (kept.status_code, kept.headers["x-cache"]) == (304, "HIT")
