"""A name that leads to this machine, the certificate of another, headers of any size, a page that leads to itself."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import ssl
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from archive.store.database import open_database
from archive.store.folder import DataFolder
from scraper.refresh import Options, refresh
from tests.replica.misbehaviour import Honest, Raw, Redirect
from tests.replica.server import ReplicaServer
from tests.support.crawling import Crawl
from tests.support.sampled import later

ARTICLE = "/lv/statistika/103"


def failures(folder: DataFolder) -> dict[str, str]:
    with closing(open_database(folder.database)) as db:
        return dict(db.execute("SELECT url, reason FROM failures").fetchall())


@pytest.fixture
def names_lead_to(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let every name resolve to one address."""
    real = socket.getaddrinfo

    def to(address: str) -> None:
        def look_up(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
            kwargs.pop("family", None)
            return real(address, port, type=socket.SOCK_STREAM)

        monkeypatch.setattr(socket, "getaddrinfo", look_up)

    return to


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "192.168.0.7", "169.254.1.1", "::1", "0.0.0.0"])
def test_a_name_of_the_site_that_leads_into_a_private_network_is_refused(
    address: str, folder: DataFolder, names_lead_to: Any
) -> None:
    names_lead_to(address)
    summary = refresh(Options(site="http://www.cilvektirdznieciba.lv/", data=folder.root, delay=0))
    assert (summary.outcome, summary.exit_code) == ("unreachable", 4)
    assert f"resolves to {address}, which is not a public address" in str(summary.detail)


def test_a_site_that_is_named_as_one_of_this_machine_is_crawled(
    small_site: ReplicaServer, folder: DataFolder, names_lead_to: Any
) -> None:
    names_lead_to("127.0.0.1")
    site = small_site.url.replace("127.0.0.1", "localhost")
    assert refresh(Options(site=f"{site}/", data=folder.root, delay=0)).new == 6


def certificate(path: Path, *names: x509.GeneralName) -> Path:
    """A certificate for these names that signs itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "izdomāts")])
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(pem))
    return path


@pytest.mark.parametrize(
    ("names", "trusted", "word"),
    [
        ([x509.DNSName("cits.example")], True, "IP address mismatch"),
        ([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))], False, "self-signed certificate"),
        ([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))], True, None),
    ],
    ids=["another host's", "signed by nobody", "its own"],
)
def test_only_the_sites_own_certificate_will_do(
    names: list[x509.GeneralName],
    trusted: bool,
    word: str | None,
    small_site: ReplicaServer,
    folder: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = certificate(tmp_path / "certificate.pem", *names)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    small_site._http.socket = context.wrap_socket(small_site._http.socket, server_side=True)
    site = small_site.url.replace("http:", "https:")
    summary = refresh(Options(site=f"{site}/", data=folder.root, delay=0))
    if word is None:
        assert (summary.outcome, summary.new) == ("done", 6)
    else:
        assert summary.exit_code == 4
        assert "the certificate of 127.0.0.1 is not valid" in str(summary.detail)
        assert word in str(summary.detail)
        assert small_site.requests == []


@pytest.mark.parametrize(("size", "comes"), [(8_191, True), (60_000, True), (70_000, False)])
def test_a_long_header_field_is_captured_and_one_beyond_reason_is_a_failure(
    size: int, comes: bool, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    page = small_site.handler(ARTICLE).body
    fields = ["Content-Type: text/html", f"Set-Cookie: a={'x' * size}", f"Content-Length: {len(page)}"]
    head = "\r\n".join(["HTTP/1.1 200 OK", *fields, "", ""])
    small_site.script(ARTICLE, Raw(head.encode() + page))
    summary = crawl(small_site)
    assert summary.new == 5 + comes
    assert summary.failed == (not comes)
    assert set(failures(folder)) == (set() if comes else {small_site.url + ARTICLE})


@pytest.mark.parametrize("status", [301, later(302), later(308)])
@pytest.mark.parametrize(
    ("by", "reason"),
    [
        ([ARTICLE], "it redirects to itself"),
        (["/lv/starp/900", ARTICLE], "it redirects in a circle"),
        later([f"{ARTICLE}/", ARTICLE], "it redirects in a circle"),
        ([f"/solis?numurs={step}" for step in range(7)], "it redirects more than 5 times"),
    ],
    ids=["itself", "circle", "slash", "many"],
)
def test_an_article_that_leads_back_to_itself_has_failed(
    status: int, by: list[str], reason: str, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    if status != 301 and by != [ARTICLE]:
        pytest.skip("one status is enough for these")
    crawl(small_site)
    for path, target in zip([ARTICLE, *by], by, strict=False):
        small_site.script(path, Redirect(target, status))
    summary = crawl(small_site, full=True)
    assert (summary.exit_code, summary.failed, summary.changed) == (6, 1, 0)
    assert failures(folder) == {small_site.url + ARTICLE: reason}
    assert crawl(small_site).exit_code == 0
    assert failures(folder) == {small_site.url + ARTICLE: reason}
    small_site.script(ARTICLE, Honest())
    small_site.script(f"{ARTICLE}/", Honest())
    assert crawl(small_site).outcome == "done"
    assert failures(folder) == {}
