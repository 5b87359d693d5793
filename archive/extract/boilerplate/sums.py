"""Sums over the parts of a page."""

from __future__ import annotations

from itertools import accumulate, compress

from archive.extract.dom.blocks import Node, Outline


class Sums:
    """For any node, the sum of the weights of the blocks in it."""

    def __init__(self, outline: Outline, weights: list[int]) -> None:
        own = [0] * len(outline.nodes)
        for block in compress(outline.blocks, weights):
            own[block.node.index] += weights[block.index]
        self._before = [0, *accumulate(own)]

    def of(self, node: Node) -> int:
        """The sum over a node: over the blocks from where it opens to the last one inside."""
        return self._before[node.last + 1] - self._before[node.index]

    def before(self, node: Node) -> int:
        """The sum over everything before a node, including blocks in the nodes around it."""
        return self._before[node.index]
