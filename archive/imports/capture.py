"""A capture that others made, on its way into the archive."""

from archive.warc.captures import Source
from archive.warc.foreign import ForeignCapture

__all__ = ["ForeignCapture", "Source"]
