"""Breaks pages in many ways: does the compiler go on, end in time, and show every word or say why not?

By hand: `python -m tests.faults.mutated_pages 1000` compiles so many pages, each broken in another way, and prints what
came of them. `python -m tests.faults.mutated_pages show 17` prints page 17 and what is missing of it.

Each place of a page where words stand has a word of its own. What is not found in the page's HTML has to be in a
comment or to be named by a problem.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from aixreader.model import Library, Problem
from aixreader.progress import silent
from aixreader.source.compiler import compile_source
from aixreader.source.tree import SourceTree
from tests.waiting import cpu_seconds_once

MAX_CPU_SECONDS = 10.0
CONFIG = "title: Trial\nbaseURL: https://owaspai.org/\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n"
WORD = re.compile(r"\bzq\d+x\b")
ANY_WORD = re.compile(r"zq\d+x")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
DATA = Path(__file__).resolve().parent.parent / "data"
BLOCKS = (DATA / "page_blocks.md").read_text("utf-8").split("===\n")
"""Pieces of a page; `@` is where words stand."""
TOKENS = [word.encode().decode("unicode_escape") for word in (DATA / "page_tokens.txt").read_text("utf-8").splitlines()]
"""What is put in anywhere, one a line, as in a literal of Python."""
OTHER = "---\ntitle: Other\n---\n## Included\nIncluded words.\n"


@dataclass(slots=True)
class Outcome:
    """What came of one page: seconds of the processor, the words that are neither shown nor told of."""

    seconds: float
    shown: int
    told: int
    lost: list[str]
    html: str
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Report:
    """What came of all pages; `counts` says how many words were shown, told of and lost."""

    pages: int = 0
    longest: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    lost: dict[int, list[str]] = field(default_factory=dict)


def mutated_page(number: int) -> str:
    """A page, broken in a way of its own."""
    chance = random.Random(number)  # noqa: S311 - the same number breaks the same page
    text = "\n".join(chance.sample(BLOCKS, chance.randint(3, 9)))
    words = iter(range(100_000))
    text = re.sub("@", lambda _: f"zq{next(words)}x", text)
    for _ in range(chance.choice((1, 2, 3, 5, 8, 20))):
        text = chance.choice(MUTATIONS)(text, chance)
    return text


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 1, 2, 5, 40)) :]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(TOKENS) + text[at:]


def _lines(change: Callable[[list[str], random.Random], None]) -> Callable[[str, random.Random], str]:
    def changed(text: str, chance: random.Random) -> str:
        lines = text.split("\n")
        change(lines, chance)
        return "\n".join(lines)

    return changed


def _drop(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]
    lines[:] = lines or [""]


def _double(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def _swap(lines: list[str], chance: random.Random) -> None:
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]


def _indent(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((" ", "    ", "\t", "> ", "- ", "{{< tab >}}")) + lines[at]


def _join(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


MUTATIONS = (_cut, _insert, _insert, _lines(_drop), _lines(_double), _lines(_swap), _lines(_indent), _lines(_join))


class PageTree:
    """A source tree of one page under trial and one that it refers to."""

    name = "trial"
    revision = "0" * 40
    date = "2026-01-02"

    def __init__(self, text: str) -> None:
        page = f"---\ntitle: Trial\nmood: good\n---\n{text}"
        files = {"hugo.yaml": CONFIG, "content/docs/other.md": OTHER, "content/docs/trial.md": page}
        self._data = {path: written.encode("utf-8", "replace") for path, written in files.items()}
        self.files = {path: len(data) for path, data in self._data.items()}
        self.problems: list[Problem] = []

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._data[path]

    def digest(self, report: object) -> str:  # noqa: ARG002 - nothing to report
        """Not asked for by the compiler."""
        return "0" * 64


def try_page(text: str) -> Outcome:
    """Compile a page and look for its words."""
    made: list[Library] = []
    tree: SourceTree = PageTree(text)
    seconds = cpu_seconds_once(lambda: made.append(compile_source(tree, silent)))
    page = next(page for page in made[0].pages if page.id == "docs/trial")
    shown = set(ANY_WORD.findall(unescape(page.html)))
    wanted = set(WORD.findall(COMMENT.sub(" ", text)))
    missing = wanted - shown
    lost = sorted(_untold(text, missing, made[0].problems))
    return Outcome(seconds, len(wanted & shown), len(missing) - len(lost), lost, page.html, made[0].problems)


def _untold(text: str, missing: set[str], problems: tuple[Problem, ...]) -> Iterator[str]:
    """The missing words that no problem names, neither by itself nor by a line near it."""
    lines = text.split("\n")
    told = " ".join(f"{problem.what} {problem.done}" for problem in problems)
    hidden = [(p.line - 6, p.line + 25) for p in problems if p.kind in HIDING]
    if any("follows" in problem.what for problem in problems):  # footnotes follow as well, wherever they are written
        hidden.append((0, len(lines)))
    for word in missing:
        places = [number for number, line in enumerate(lines) if word in line]
        if word in told or any(_is_markup(lines[place], word) for place in places):
            continue
        if not any(first <= place <= last for first, last in hidden for place in places):
            yield word


HIDING = frozenset({"left-out", "footnote-unused", "media", "shortcode-argument", "shortcode-unknown", "table-cell"})
"""Kinds of problems that stand for more words than they name: of an element, a note, a shortcode from there on."""


def _is_markup(line: str, word: str) -> bool:
    """Whether a word is no text on its line: the label or title of a link's definition, or behind a code fence."""
    return bool(re.match(rf"[\s>*-]*(?:```|~~~|\[[^\]]*\]:).*{word}", line))


def run(first: int, count: int) -> Report:
    """Try so many pages."""
    report = Report()
    for number in range(first, first + count):
        outcome = try_page(mutated_page(number))
        report.pages += 1
        report.longest = max(report.longest, outcome.seconds)
        report.counts += Counter(shown=outcome.shown, told=outcome.told, lost=len(outcome.lost))
        if outcome.lost:
            report.lost[number] = outcome.lost
    return report


def main(arguments: list[str]) -> None:
    """Try pages, or show one."""
    say = sys.stdout.write
    if arguments[:1] == ["show"]:
        text = mutated_page(int(arguments[1]))
        outcome = try_page(text)
        say(f"{text}\n{'-' * 80}\n{outcome.html}\n")
        say("\n".join(map(str, outcome.problems)))
        say(f"\nlost: {' '.join(outcome.lost)}\n")
        return
    report = run(0, int(arguments[0]) if arguments else 1_000)
    say(f"{report.pages} pages, longest {report.longest:.2f} s of the processor, words: {dict(report.counts)}\n")
    for number, words in report.lost.items():
        say(f"page {number}: {' '.join(words)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
