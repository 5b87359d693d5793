"""Pictures of pages, read by tesseract where it is installed."""

from __future__ import annotations

import subprocess

_LANGUAGES = "lav+eng"
_DPI = "200"
_PATIENCE = 60  # seconds for a page, which takes about three


def ocr(program: str, picture: bytes) -> str:
    """The text of a picture of a page, "" where tesseract fails."""
    command = [program, "stdin", "stdout", "-l", _LANGUAGES, "--dpi", _DPI]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
