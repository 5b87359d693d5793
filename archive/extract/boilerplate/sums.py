"""Sums of numbers per block, over the parts of a page."""

from __future__ import annotations

from itertools import accumulate, compress

from archive.extract.dom.blocks import Node, Outline


class Sums:
    """Gives, for any node, the sum of the weights of the blocks in it."""

    def __init__(self, outline: Outline, weights: list[int]) -> None:
        own = [0] * len(outline.nodes)
        for block in compress(outline.blocks, weights):
            own[block.node.index] += weights[block.index]
        self._before = [0, *accumulate(own)]

    def of(self, node: Node) -> int:
        """The sum over all blocks in a node."""
        return self._before[node.last + 1] - self._before[node.index]

    def before(self, node: Node) -> int:
        """The sum over all blocks of the nodes that open before a node."""
        return self._before[node.index]
