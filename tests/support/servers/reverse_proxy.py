"""A proxy in front of our server, on loopback, configured as in `deploy` except for ports, paths and domains."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.support.command import ROOT

DEPLOY = ROOT / "deploy"
_NGINX = """daemon off; master_process off; pid {0}/pid; error_log {0}/error.log; events {{}}
http {{ access_log off; client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c;
uwsgi_temp_path {0}/d; scgi_temp_path {0}/e; include {0}/ctarchive.conf; }}"""


class Front:
    """A proxy, at https://`domain`/ and, if it answers there, at http://`domain`/."""

    def __init__(self, domain: str, plain: int, port: int, certificate: Path) -> None:
        self.domain, self._plain, self._port = domain, plain, port
        self._trust = ssl.create_default_context(cafile=certificate)

    def get(
        self, path: str, *, method: str = "GET", tls: bool = True, content: bytes = b"", **headers: str
    ) -> httpx.Response:
        """The answer to a reader who knows the domain; `headers` have an underscore for a hyphen."""
        named = {"host": self.domain, **{name.replace("_", "-"): value for name, value in headers.items()}}
        address = f"https://127.0.0.1:{self._port}{path}" if tls else f"http://127.0.0.1:{self._plain}{path}"
        with httpx.Client(verify=self._trust, timeout=60) as client:
            return client.request(
                method, address, headers=named, content=content, extensions={"sni_hostname": self.domain}
            )


@contextmanager
def in_front(program: str, sample: str, domain: str, behind: str, folder: Path) -> Iterator[Front]:
    """Run `program` (nginx or caddy) with a `sample` of deploy before the server at `behind`, until the block ends."""
    plain, port = _free_ports(2)
    key, certificate = _certificate(folder, domain)
    where = {"nginx": _nginx, "caddy": _caddy}[program]
    command = where(folder, sample, domain, behind.removeprefix("http://"), plain, port, key, certificate)
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(folder))
    log = folder / "log"
    with log.open("wb") as said, subprocess.Popen(command, env=homes, stderr=said, stdout=said) as proxy:
        try:
            front = Front(domain, plain, port, certificate)
            for _ in range(200):
                try:
                    front.get("/robots.txt")
                    break
                except httpx.ConnectError:
                    assert proxy.poll() is None, log.read_text()
                    time.sleep(0.1)
            yield front
        finally:
            proxy.terminate()


def _nginx(
    folder: Path, sample: str, domain: str, behind: str, plain: int, port: int, key: Path, certificate: Path
) -> list[str]:
    changes = {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen [::]:80;": "",
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "listen [::]:443 ssl;": "",
        f"/etc/ssl/{domain}/fullchain.pem": str(certificate),
        f"/etc/ssl/{domain}/privkey.pem": str(key),
        "/var/cache/nginx/ctarchive": f"{folder}/cache",
        "/etc/nginx/snippets/": f"{folder}/",
    }
    text = (DEPLOY / "nginx" / sample).read_text()
    (folder / "ctarchive.conf").write_text(_changed(text, changes, may_lack="80;"))
    proxy = (DEPLOY / "nginx" / "ctarchive-proxy.conf").read_text()
    (folder / "ctarchive-proxy.conf").write_text(_changed(proxy, {"127.0.0.1:8001": behind}))
    (folder / "mime.types").touch()
    (folder / "nginx.conf").write_text(_NGINX.format(folder))
    return [str(shutil.which("nginx")), "-p", str(folder), "-c", str(folder / "nginx.conf")]


def _caddy(
    folder: Path, sample: str, domain: str, behind: str, plain: int, port: int, key: Path, certificate: Path
) -> list[str]:
    text = (DEPLOY / "caddy" / sample).read_text()
    site = f"\n{domain} {{\n"
    text = _changed(text, {site: f"{site}\ttls {certificate} {key}\n", "127.0.0.1:8001": behind})
    ports = f"\tadmin off\n\tskip_install_trust\n\thttp_port {plain}\n\thttps_port {port}\n\tdefault_bind 127.0.0.1\n"
    options = "\n{\n"  # global options, with which a file may begin
    text = text.replace(options, options + ports, 1) if options in text else f"{{\n{ports}}}\n{text}"
    (folder / "Caddyfile").write_text(text)
    return [str(shutil.which("caddy")), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


def _changed(text: str, changes: Mapping[str, str], may_lack: str = "\0") -> str:
    for written, meant in changes.items():
        assert written in text or written.endswith(may_lack), written
        text = text.replace(written, meant)
    return text


def _certificate(folder: Path, domain: str) -> tuple[Path, Path]:
    """A key and a self-signed certificate, for clients that are told to trust it."""
    key, certificate = folder / "privkey.pem", folder / "fullchain.pem"
    asked = f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN={domain}"
    subprocess.run(
        [*asked.split(), "-addext", f"subjectAltName=DNS:{domain}", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    return key, certificate


def _free_ports(count: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports
