"""A mail server on loopback (aiosmtpd), which keeps mails, and refuses what it is told to."""

from __future__ import annotations

import asyncio
import ssl
import threading
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class MailBox:
    """How the server behaves, and what it has accepted: `mails` with their envelope addresses, and `logins`.

    To refuse something, set `answers` by RCPT address, `to_data` for a complete mail, or `to_sender` for the sender. At
    `dies_at` ("RCPT", or "DATA" for when the mail is complete) it cuts the connection.
    """

    def __init__(self, answers: dict[str, str] | None = None, to_data: str = "", dies_at: str = "") -> None:
        self.answers = answers or {}
        self.to_data, self.dies_at = to_data, dies_at
        self.to_sender = ""
        self.mails: list[tuple[str, list[str], EmailMessage]] = []
        self.raw: list[bytes] = []
        self.logins: list[tuple[str, str]] = []
        self.was_encrypted: list[bool] = []

    async def handle_MAIL(  # noqa: N802  # as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.to_sender:
            return self.to_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802  # as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.dies_at == "RCPT":
            _cut(server)
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(  # noqa: N802  # as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        if self.to_data:
            return self.to_data
        parsed = message_from_bytes(content, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        self.mails.append((envelope.mail_from or "", list(envelope.rcpt_tos), parsed))
        self.raw.append(content)
        self.was_encrypted.append(
            server.transport is not None and server.transport.get_extra_info("ssl_object") is not None
        )
        if self.dies_at == "DATA":
            _cut(server)
        return "250 OK"

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        login, password = data.login.decode(), data.password.decode()
        self.logins.append((login, password))
        return AuthResult(success=password == "parole un vards", handled=False)


def _cut(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


class MailServer:
    """Serves a mailbox in a thread until the block ends; `tls` is for STARTTLS, or if `implicit` from the start."""

    def __init__(self, box: MailBox, tls: ssl.SSLContext | None = None, *, implicit: bool = False) -> None:
        self.box = box
        self._tls, self._implicit = tls, implicit
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.port = 0

    def __enter__(self) -> MailServer:
        self._thread.start()

        async def listen() -> asyncio.Server:
            return await self._loop.create_server(
                self._session, "127.0.0.1", 0, ssl=self._tls if self._implicit else None
            )

        self._server = asyncio.run_coroutine_threadsafe(listen(), self._loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def _session(self) -> SMTP:
        return SMTP(
            self.box,
            hostname="pasts.example",
            loop=self._loop,
            tls_context=None if self._implicit else self._tls,
            authenticator=self.box.authenticate,
            auth_require_tls=False,
            enable_SMTPUTF8=False,
        )

    def __exit__(self, *_: object) -> None:
        async def stop() -> None:
            self._server.close()
            tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()


def certificate(folder: Path, name: str = "localhost") -> tuple[Path, ssl.SSLContext]:
    """A self-signed certificate for a host: the file for clients to trust, and the server's context."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path, private = folder / f"{name}.pem", folder / f"{name}.key"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path, private)
    return path, context
