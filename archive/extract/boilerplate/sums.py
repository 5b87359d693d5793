"""Sums over the parts of a page."""

from __future__ import annotations

from itertools import accumulate

from archive.extract.dom.blocks import Node, Outline


class Sums:
    """For any node the sum over the blocks in it, from a weight for each block."""

    def __init__(self, outline: Outline, weights: list[int]) -> None:
        own = [0] * len(outline.nodes)
        for block, weight in zip(outline.blocks, weights, strict=True):
            if weight:
                own[block.node.index] += weight
        self._before = [0, *accumulate(own)]

    def of(self, node: Node) -> int:
        """What is in a node stands between where it opens and the last one inside."""
        return self._before[node.last + 1] - self._before[node.index]

    def before(self, node: Node) -> int:
        """What stands before a node, but for what stands in a part around it."""
        return self._before[node.index]
