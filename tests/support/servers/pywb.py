"""pywb, an independent viewer of web archives, on loopback."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_connection

BIN = Path(sys.executable).parent


@contextmanager
def replaying(folder: Path, warcs: Iterable[Path], port: int) -> Iterator[str]:
    """The address of a collection of these WARC or WACZ files, until the block ends; pywb writes into `folder`.

    It also uses the index of a WACZ, unchanged.
    """
    for command in (["init", "c"], ["add", "c", "--unpack-wacz", *map(str, warcs)]):
        subprocess.run([BIN / "wb-manager", *command], cwd=folder, check=True, capture_output=True)
    server = subprocess.Popen(
        [BIN / "wayback", "--port", str(port), "--bind", "127.0.0.1"], cwd=folder, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with suppress(OSError), create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/c"
    finally:
        server.terminate()
        server.wait()
