"""Scrapy's item pipeline: puts what the spider yields into the archive's staging table."""

from __future__ import annotations

from dataclasses import dataclass

from scrapy.crawler import Crawler

from archive.extract import Page
from archive.warc.captures import Capture
from scraper.crawl.recording import Recording, recording_of


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """What the spider yields: a capture, already on disk, and what its bytes were read as."""

    capture: Capture
    page: Page


class StagePipeline:
    """Stages each page for publication at the end of the crawl."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StagePipeline:
        """How Scrapy makes it."""
        return cls(recording_of(crawler))

    def process_item(self, item: CapturedPage) -> CapturedPage:
        """Stage one page."""
        self._recording.stage(item.capture, item.page)
        return item
