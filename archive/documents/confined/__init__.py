"""The processes that read files of strangers: how they are started, what they do, and what they may not."""
