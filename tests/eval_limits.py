"""What each limit of extraction is worth: what comes out otherwise where one of them is halved or doubled.

    python -m tests.eval_limits [NAME ...] [--every N]

For each number that a module of archive.extract gives a name, or for those that are named: on how many pages of the
stand-in site, in all its skins, and on how many real pages (tests.eval_pages) anything comes out otherwise, and by how
much the mean F1 of the real ones moves. The stand-in site is read right with the numbers as they are. To measure all
of them takes hours, with `--every 8`, which takes each eighth page alone, half an hour. Nothing fails: what is said
beside the numbers rests on this.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module
from pkgutil import walk_packages
from statistics import mean
from types import ModuleType

import archive.extract
from archive.extract import Article, Page, extract
from tests.eval_pages import CONTENT_TYPE, f1_of_words, real_pages
from tests.replica.pages import SKINS
from tests.replica.site import Site

FACTORS = (0.5, 2.0)
VISIT = date(2026, 11, 24)


@dataclass(frozen=True)
class Sample:
    """A page to be read; `wanted` is the labelled text of a real one."""

    read: Callable[[], Page]
    wanted: str | None = None


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval_limits", description="Halve and double each limit.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="part of module.NAME; all of them, if none is given")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take each Nth page")
    chosen = parser.parse_args(arguments)
    modules = [import_module(one.name) for one in walk_packages(archive.extract.__path__, "archive.extract.")]
    samples = [*_stand_in(chosen.every), *_real(chosen.every)]
    real = [at for at, sample in enumerate(samples) if sample.wanted is not None]
    truth, before = _read(samples)
    print(f"{len(samples) - len(real)} pages of the stand-in site, {len(real)} real ones", flush=True)
    for module, name, value in _limits(modules):
        label = f"{module.__name__.removeprefix('archive.extract.')}.{name}"
        if chosen.names and not any(part in label for part in chosen.names):
            continue
        told = []
        for factor in FACTORS:
            other = type(value)(max(value * factor, 1 if isinstance(value, int) else 0))
            for holder in _holders(module, name, modules):
                setattr(holder, name, other)
            pages, scores = _read(samples)
            for holder in _holders(module, name, modules):
                setattr(holder, name, value)
            changed = [at for at, page in enumerate(pages) if page != truth[at]]
            moved = mean(scores) - mean(before) if real else 0.0
            in_real = len(set(changed).intersection(real))
            told.append(f"{other:g}: {len(changed) - in_real} + {in_real} pages, F1 {moved:+.4f}")
        print(f"{label} = {value:g}  " + "; ".join(told), flush=True)


def _limits(modules: Sequence[ModuleType]) -> Iterator[tuple[ModuleType, str, float]]:
    """The numbers that have a name, each in the module that gives it."""
    for module in modules:
        for node in ast.parse(inspect.getsource(module)).body:
            if not isinstance(node, ast.Assign) or any(isinstance(one, ast.Name) for one in ast.walk(node.value)):
                continue  # masks of regions are made of names
            for name in (one.id for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name)):
                value = getattr(module, name)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    yield module, name, value


def _holders(module: ModuleType, name: str, modules: Sequence[ModuleType]) -> list[ModuleType]:
    """The modules in which a name stands for the number: those too that import it."""
    return [one for one in modules if one is module or (not name.startswith("_") and hasattr(one, name))]


def _stand_in(every: int) -> Iterator[Sample]:
    for number, skin in enumerate(sorted(SKINS)):
        site = Site(skin, VISIT)
        for path in sorted(site.paths())[number % every :: every]:
            answer = site(path)
            yield Sample(partial(extract, answer.body, f"http://h{path}", answer.content_type, today=VISIT))


def _real(every: int) -> Iterator[Sample]:
    for page in list(real_pages())[::every]:
        yield Sample(partial(extract, page.bytes, page.url, CONTENT_TYPE), page.body)


def _read(samples: Sequence[Sample]) -> tuple[list[str], list[float]]:
    """What each page is read as, and the F1 of the real ones. What was remembered is forgotten before."""
    for module in [one for name, one in sys.modules.items() if name.startswith("archive.")]:
        for name, value in list(vars(module).items()):
            if callable(clear := getattr(value, "clear" if name == "_known" else "cache_clear", None)):
                clear()
    pages, scores = [], []
    for sample in samples:
        page = sample.read()
        pages.append(repr(page))
        if sample.wanted is not None:
            scores.append(f1_of_words(page.body, sample.wanted) if isinstance(page, Article) else 0.0)
    return pages, scores


if __name__ == "__main__":
    main()
