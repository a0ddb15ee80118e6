"""The compiler's output against what real Hugo made of the same revision.

Needs the real Exchange with its reference and the comparison beside it; neither is part of this repository.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from aixreader.model import Library
from aixreader.progress import silent
from aixreader.source.compiler import compile_source
from aixreader.source.tree import open_source

LINKMAP = Path(__file__).with_name("linkmap.py")
EXACT = ("words", "headings", "links", "images", "cells")
# The pages that Hugo shows as content; the others are legacy home pages or lists that a layout fills.
CONTENT = ("docs/", "charter", "connect", "contribute", "sponsor")


def compiled(source: Path) -> Library:
    with open_source(source, silent) as tree:
        return compile_source(tree, silent)


def compare(library: Library, reference: Path, folder: Path, *options: str) -> dict[str, dict[str, dict[str, float]]]:
    """Scores by page and kind, as the comparison writes them."""
    for page in library.pages:
        file = folder / "html" / f"{page.id}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.sanitised, encoding="utf-8")
    tool = reference.parent / "tools" / "compare.py"
    accept = reference.parent / "reference" / "accept.json"
    if not tool.is_file() or not reference.is_dir():
        pytest.skip("Hugo's reference and the comparison are not beside the Exchange's source")
    scores = folder / "scores.json"
    maps = ("--map", f"{LINKMAP}:map_href", "--map-src", f"{LINKMAP}:map_href")
    subprocess.run(
        [
            sys.executable,
            tool,
            folder / "html",
            reference,
            "--accept",
            accept,
            *maps,
            "--json",
            scores,
            "--diff",
            "0",
            *options,
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    pages: dict[str, dict[str, dict[str, float]]] = json.loads(scores.read_text(encoding="utf-8"))["pages"]
    return pages


def lowest(pages: dict[str, dict[str, dict[str, float]]], kind: str) -> tuple[float, str]:
    """The lowest recall or precision of a kind over the pages that count, and its page."""
    counted = {page: found[kind] for page, found in pages.items() if page.startswith(CONTENT)}
    return min((min(score["recall"], score["precision"]), page) for page, score in counted.items())


def total(pages: dict[str, dict[str, dict[str, float]]], kind: str) -> float:
    """Recall or precision over all pages that count, whichever is lower."""
    counted = [found[kind] for page, found in pages.items() if page.startswith(CONTENT)]
    match = sum(score["match"] for score in counted)
    return min(match / sum(score["ref"] for score in counted), match / sum(score["ours"] for score in counted))


def test_the_newest_revision(exchange: Path, library: Library, tmp_path: Path) -> None:
    strict = compare(library, exchange.parent / "reference", tmp_path)
    for kind in EXACT:
        assert lowest(strict, kind)[0] == 1.0, (kind, lowest(strict, kind))
    assert lowest(strict, "blocks")[0] >= 0.990
    loose = compare(library, exchange.parent / "reference", tmp_path, "--loose")
    assert lowest(loose, "blocks")[0] >= 0.998


def test_an_older_revision(exchange_2025: Path, tmp_path: Path) -> None:
    pages = compare(compiled(exchange_2025), exchange_2025.parent / "reference-2025-09", tmp_path, "--loose")
    assert total(pages, "headings") == 1.0
    assert total(pages, "links") >= 0.999
    assert total(pages, "words") >= 0.999
    assert total(pages, "blocks") >= 0.99
