"""Scrapy's downloader: the handler that fetches pages, and the middleware around it."""
