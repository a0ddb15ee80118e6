"""The ids that programs give to the headings of a Markdown file, each by its own rule.

Links inside a file use those of GitHub's rule, as pandoc has it for `gfm`: there nothing else can be linked to. Where
another program would give another id, the heading begins with an anchor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from unicodedata import category

VSCODE_DROPPED = re.compile(
    r"[\]\[!/'\"#$%&()*+,./:;<=>?@\\^{|}~`。，、；：？！…—·ˉ¨‘’“”々～‖∶＂＇｀｜〃〔〕〈〉《》「」『』．〖〗【】（）［］｛｝]"
)
MARKS = frozenset({"Mn", "Mc", "Me", "Pc"})


def github_ids(titles: Iterable[str]) -> list[str]:
    """The ids that GitHub and pandoc's `gfm` give to headings with these titles, in this order."""
    return _numbered(titles, _github)


def needs_anchor(titles: Iterable[str]) -> list[bool]:
    """Of each heading, whether some program gives it another id than `github_ids`: pandoc's Markdown, VS Code, or one
    that numbers what is equal without a look at what is taken.
    """
    titles = tuple(titles)
    ids = (github_ids(titles), _counted(titles), _numbered(titles, _pandoc), _numbered(titles, _vscode))
    return [len(set(names)) > 1 for names in zip(*ids, strict=True)]


def _github(title: str) -> str:
    kept = (char for char in title.lower() if char in " -" or char.isalnum() or category(char) in MARKS)
    return "".join(kept).replace(" ", "-")


def _pandoc(title: str) -> str:
    kept = "".join(char for char in title.lower() if char.isspace() or char.isalnum() or char in "_-.")
    words = "-".join(kept.split())
    start = next((at for at, char in enumerate(words) if char.isalpha()), len(words))
    return words[start:] or "section"


def _vscode(title: str) -> str:
    return VSCODE_DROPPED.sub("", "-".join(title.strip().lower().split())).strip("-")


def _numbered(titles: Iterable[str], rule: Callable[[str], str]) -> list[str]:
    """The ids by a rule; one that is taken gets a number."""
    numbers: dict[str, int] = {}
    ids = []
    for title in titles:
        name = plain = rule(title)
        while name in numbers:
            numbers[plain] += 1
            name = f"{plain}-{numbers[plain]}"
        numbers[name] = 0
        ids.append(name)
    return ids


def _counted(titles: Iterable[str]) -> list[str]:
    counts: Counter[str] = Counter()
    ids = []
    for name in map(_github, titles):
        ids.append(f"{name}-{counts[name]}" if counts[name] else name)
        counts[name] += 1
    return ids
