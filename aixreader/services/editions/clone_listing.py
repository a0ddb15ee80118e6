"""What there is to open in a git clone: its branches and tags, and the revisions of one of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from aixreader.addresses.locator import locator, split_revision
from aixreader.control_characters import one_line
from aixreader.errors import CloneError, shortened
from aixreader.progress import Report, part, silent
from aixreader.source.clone.refs import HEAD
from aixreader.source.clone.revisions import MAX_LISTED, Clone, open_clone

KINDS = {"refs/heads/": "", "refs/remotes/": "", "refs/tags/": "tag "}
MAX_REFS = 1_000
MAX_NAME = 80
DIGITS = 12


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch or tag: the full name of its ref ("" is what is checked out), how it is shown, and its commit."""

    ref: str
    label: str
    commit: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision: its commit, date (ISO 8601), the first line of its message, and the branches and tags that name it.
    `source` is what `--content` takes. All texts are free of characters that act.
    """

    commit: str
    date: str
    subject: str
    names: str
    source: Path


@dataclass(frozen=True, slots=True)
class CloneListing:
    """The `revisions` of the branch or tag that was `chosen`, the newest first, and all `branches`, what is checked out
    the first of them. `is_cut` is whether there are more revisions.
    """

    name: str
    place: Path
    branches: tuple[Branch, ...]
    chosen: str
    revisions: tuple[Revision, ...]
    is_cut: bool


def list_clone(source: Path, ref: str, report: Report) -> CloneListing:
    """The revisions of a branch or tag of a clone, by first parents. `source` is its folder, or a locator of one of its
    revisions; `ref` is a `Branch.ref`. Raises `CloneError` where it is no clone, and what `report` raises.
    """
    place, _ = split_revision(source)
    report(0.0, "Reading branches and tags")
    with open_clone(place) as clone:
        branches = tuple(_branches(clone))
        tip = clone.revision(ref, silent)
        names: dict[str, list[str]] = defaultdict(list)
        for branch in branches:
            if branch.ref:
                names[branch.commit].append(branch.label)
        commits = clone.commits.first_parents(tip, part(report, 0.1, 1.0))
        listed = list(islice(commits, MAX_LISTED + 1))
        revisions = tuple(
            Revision(
                commit.id, commit.date, commit.subject, ", ".join(names[commit.id]), locator(place, commit.id[:DIGITS])
            )
            for commit in listed[:MAX_LISTED]
        )
        return CloneListing(one_line(clone.name), place, branches, ref, revisions, len(listed) > MAX_LISTED)


def _branches(clone: Clone) -> list[Branch]:
    """What is checked out, the branches and the tags; what stands for no commit is left out."""
    found: dict[str, Branch] = {}
    for name in ("", *islice(dict.fromkeys(clone.refs.names()), MAX_REFS)):
        kind = next((kind for kind in KINDS if name.startswith(kind)), "")
        if name and not kind:
            continue
        try:
            commit = clone.revision(name or HEAD, silent).id
        except CloneError:
            continue
        label = f"{KINDS[kind]}{name.removeprefix(kind)}" if name else "checked out"
        found[name] = Branch(name, shortened(one_line(label), MAX_NAME), commit)
    first = [found.pop("")] if "" in found else []
    return first + sorted(found.values(), key=lambda branch: (branch.ref.startswith("refs/tags/"), branch.ref))
