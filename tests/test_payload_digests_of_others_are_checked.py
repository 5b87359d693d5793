from __future__ import annotations

import base64
import gzip
import hashlib
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.imports.digests import read_digest
from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.support.command import ctarchive
from tests.support.imports.foreign import PAGE, answer, per_record, read, read_one, record, sha1
from tests.support.texts.codings import CODERS, coded

ZIPPED = gzip.compress(PAGE, mtime=0)
CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(ZIPPED), ZIPPED)
BLOCK = answer(CHUNKED, "Content-Encoding: gzip", "Transfer-Encoding: chunked")
ANOTHER = sha1(b"another payload")


def forms_of(payload: bytes) -> list[str]:
    """The forms in which writers give digests."""
    raw = hashlib.sha1(payload).digest()
    base32 = base64.b32encode(raw).decode()
    sha256 = hashlib.sha256(payload).hexdigest()
    return [
        f"sha1:{base32}",
        f"SHA1:{base32.lower()}",
        base32,
        f"sha1:{raw.hex()}",
        raw.hex().upper(),
        f"sha-1:{base64.b64encode(raw).decode()}",
        f"sha256:{sha256}",
        f"sha-256:{base64.b32encode(bytes.fromhex(sha256)).decode().rstrip('=')}",
        sha256,
        f"md5:{hashlib.md5(payload).hexdigest()}",
        f"sha512:{hashlib.sha512(payload).hexdigest()}",
    ]


@pytest.mark.parametrize("form", range(len(forms_of(b""))))
@pytest.mark.parametrize("payload", [ZIPPED, CHUNKED, PAGE])
def test_a_digest_of_the_payload_on_the_wire_or_decoded_is_that_of_it(
    tmp_path: Path, payload: bytes, form: int
) -> None:
    one = read_one(tmp_path / "a.warc.gz", record(block=BLOCK, WARC_Payload_Digest=forms_of(payload)[form]))
    assert one.claimed_digest is None


@pytest.mark.parametrize("name", CODERS)
def test_a_digest_of_the_decoded_payload_is_that_of_it_whatever_its_coding(tmp_path: Path, name: str) -> None:
    block = answer(coded(PAGE, name), f"Content-Encoding: {name}")
    assert read_one(tmp_path / "a.warc.gz", record(block=block, WARC_Payload_Digest=sha1(PAGE))).claimed_digest is None


@pytest.mark.parametrize("form", range(len(forms_of(b""))))
def test_another_digest_is_kept_as_what_was_claimed(tmp_path: Path, form: int) -> None:
    told = forms_of(b"another payload")[form]
    one = read_one(tmp_path / "a.warc.gz", record(block=BLOCK, WARC_Payload_Digest=told))
    assert one.body == ZIPPED
    assert one.claimed_digest
    assert read_digest(one.claimed_digest) == read_digest(told)
    if "1:" in told:
        assert one.claimed_digest == ANOTHER


def test_a_digest_of_an_unknown_kind_is_counted(tmp_path: Path) -> None:
    records = [
        record(WARC_Payload_Digest=told) for told in ("crc32:00", "sha1:short", "blake9:abc", "sha1:" + "!" * 32)
    ]
    captures, files = read(tmp_path / "a.warc.gz", per_record(records))
    assert [one.claimed_digest for one in captures] == [None] * 4
    assert files.left_alone["payload digests of an unknown kind"] == 4


@given(st.text())
def test_any_text_is_read_without_an_error(told: str) -> None:
    digest = read_digest(told)
    assert digest is None or digest.partition(":")[0] in ("sha1", "sha256", "md5", "sha512", "sha384", "sha224")


@given(st.binary(), st.integers(0, len(forms_of(b"")) - 1))
def test_every_form_is_read(payload: bytes, form: int) -> None:
    algorithm, _, value = (read_digest(forms_of(payload)[form]) or "").partition(":")
    assert hashlib.new(algorithm, payload).hexdigest() == value


def test_what_was_claimed_where_an_archive_got_a_capture_is_still_told_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(per_record([record(WARC_Payload_Digest=ANOTHER), record(date="2022-03-04T05:06:07Z")]))
    for archive in (tmp_path / "one", tmp_path / "two"):
        assert ctarchive("import", path, "--data", archive).code == 0
        with closing(open_database(DataFolder(archive).database)) as db:
            assert db.execute("SELECT claimed_digest FROM captures ORDER BY fetched_at").fetchall() == [
                (ANOTHER,),
                (None,),
            ]
        exported = ctarchive("export", "--json", "--data", archive).json
        path = Path(exported["folder"]) / "captures.wacz"
