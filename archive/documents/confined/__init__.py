"""The processes that read untrusted files: how they are started, what they do, and how they are limited."""
