"""Finds a revision of a repository by what users call it, and lists those there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import islice
from pathlib import Path

from aixreader.errors import CloneError, shortened
from aixreader.progress import Report
from aixreader.source.clone.commits import Commit, Commits
from aixreader.source.clone.git_folder import GitFolder, find_git_folder, refused
from aixreader.source.clone.object_store import MAX_WORK, ObjectStore
from aixreader.source.clone.refs import HEAD, Refs

DATE = re.compile(r"(?:(?P<branch>.+)@)?(?P<date>\d{4}-\d{2}-\d{2})")
ID = re.compile(r"[0-9a-fA-F]{4,40}")
SHA1_DIGITS = 40
MAX_LISTED = 5_000
MAX_AMBIGUOUS = 50
HINT = "Name a branch, a tag, the id of a commit, or a date such as 2025-09-01."


@dataclass(frozen=True, slots=True)
class Clone:
    """A repository that is open: its commits, refs and objects. `name` is shown to users."""

    name: str
    folder: GitFolder
    objects: ObjectStore
    commits: Commits
    refs: Refs

    def revision(self, wanted: str, report: Report) -> Commit:
        """The commit that `wanted` names ("" is what is checked out); raises `CloneError`."""
        if named := self._named(wanted or HEAD):
            return self.commits.peeled(named, shortened(wanted) or HEAD)
        if not wanted:
            raise self._without_commits()
        if (dated := DATE.fullmatch(wanted)) and (tip := self._named(dated["branch"] or HEAD)):
            return self._at(dated["date"], self.commits.peeled(tip, dated["branch"] or HEAD), report)
        return self._by_id(wanted)

    def revisions(self, report: Report, branch: str = "") -> list[Commit]:
        """The commits of a branch ("" is the one checked out) by first parents, the newest first, at most
        `MAX_LISTED`.
        """
        return list(islice(self.commits.first_parents(self.revision(branch, report), report), MAX_LISTED))

    def _named(self, name: str) -> str:
        """The object that a ref stands for, "" where there is none."""
        found = self.refs.find(name)
        if len(found) > SHA1_DIGITS:
            raise refused(
                "its object ids are SHA-256, which is not supported", "Clone it from GitHub, which has SHA-1."
            )
        return found

    def _at(self, day: str, tip: Commit, report: Report) -> Commit:
        try:
            end = datetime.combine(datetime.fromisoformat(day), time.max, UTC).timestamp()
        except ValueError as error:
            raise CloneError(f"{day} is not a date.", HINT) from error
        oldest = tip
        for commit in self.commits.first_parents(tip, report):
            if commit.time <= end:
                return commit
            oldest = commit
        raise CloneError(
            f"{self.name} holds no revision of {day} or before; its oldest is of {oldest.date[:10]}.",
            "Choose a later date, or fetch the whole history if the clone is shallow.",
        )

    def _by_id(self, wanted: str) -> Commit:
        names = self.objects.starting_with(wanted.lower()) if ID.fullmatch(wanted) else []
        described = ((name, self.objects.describe(name)) for name in names[:MAX_AMBIGUOUS])
        commits = [name for name, what in described if what is not None and what[0] in ("commit", "tag")]
        if len(commits) > 1 or len(names) > MAX_AMBIGUOUS:
            raise CloneError(f"Several revisions of {self.name} begin with {wanted}.", "Give more digits of the id.")
        if not commits:
            raise CloneError(f"{self.name} has no revision {shortened(wanted)}.", HINT)
        return self.commits.peeled(commits[0], wanted)

    def _without_commits(self) -> CloneError:
        return CloneError(
            f"{self.name} has nothing checked out: its HEAD names no commit.",
            "Name a branch or a tag of it after an @.",
        )


def is_clone(path: Path) -> bool:
    """Whether a folder is, or claims to be, a git repository."""
    try:
        return find_git_folder(path) is not None
    except (CloneError, OSError):
        return True


@contextmanager
def open_clone(path: Path, *, max_work: int = MAX_WORK) -> Iterator[Clone]:
    """Open the repository in a folder; raises `CloneError` where there is none that can be read."""
    chosen = path.resolve()
    home, folder = _found(chosen)
    if folder is None:
        raise CloneError(
            f"{chosen.name or chosen} is not a git repository, so it has no revisions.",
            "Choose a folder that was cloned with git, or open it without the part after the @.",
        )
    with ObjectStore(folder, max_work=max_work) as objects:
        name = home.parent.name if home.name == ".git" else home.name
        yield Clone(name or str(home), folder, objects, Commits(folder, objects), Refs(folder))


def _found(home: Path) -> tuple[Path, GitFolder | None]:
    """The repository in a folder, or for the site's folder of the upstream layout the one around it; with its place."""
    homes = [home]
    if home.name == "ai_exchange":
        homes += [home.parent, home.parent.parent] if home.parent.name == "content" else [home.parent]
    return next(((place, folder) for place in homes if (folder := find_git_folder(place))), (home, None))
