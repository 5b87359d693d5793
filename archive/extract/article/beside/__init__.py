"""Recognises what stands beside a text and adds nothing to it: columns, teasers, insets, contents, second copies."""
