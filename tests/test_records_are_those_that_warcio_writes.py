from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.warc.member import http_head, member

FIELD = st.tuples(
    st.from_regex(r"[A-Za-z-]{1,20}", fullmatch=True), st.text(st.characters(codec="ascii", min_codepoint=32))
)


@pytest.mark.parametrize("kind", ["request", "response", "revisit"])
@given(
    fields=st.lists(FIELD), body=st.binary(), url=st.text(st.characters(min_codepoint=33, codec="utf-8"), min_size=1)
)
def test_member_by_member(kind: str, fields: list[tuple[str, str]], body: bytes, url: str) -> None:
    body = b"" if kind == "request" else body
    told = {
        "WARC-Date": "2026-11-24T03:00:08.775848Z",
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:70d4b3cf-5941-4b77-8517-ea57025a0699>",
        "WARC-Target-URI": url,
    }
    if kind == "revisit":
        told = {"WARC-Payload-Digest": "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", **told}
    head = http_head("HTTP/1.1 200 OK", [(name.encode(), value.encode()) for name, value in fields])
    assert gzip.decompress(member(told, head, body)) == gzip.decompress(by_warcio(kind, told, fields, body))


def by_warcio(kind: str, told: dict[str, str], fields: list[tuple[str, str]], body: bytes) -> bytes:
    writer = WARCWriter(made := BytesIO(), gzip=True, warc_version="WARC/1.1")
    record: ArcWarcRecord = writer.create_warc_record(
        told["WARC-Target-URI"],
        kind,
        payload=None if kind == "revisit" else BytesIO(body),
        length=len(body),
        http_headers=StatusAndHeaders("200 OK", fields, "HTTP/1.1"),
        warc_headers_dict=told,
    )
    writer.write_record(record)
    return made.getvalue()
