"""A file of an assessment with the document that was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aixreader.assess.assessment_file import AssessmentFile
    from aixreader.assess.document import Assessment


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file with its document; `unsaved` is the one that could not be written the last time."""

    file: AssessmentFile
    document: Assessment
    is_writable: bool
    unsaved: Assessment | None = None


def open_file(path: Path, folder: Path) -> OpenedFile:
    """Read a file, in any thread; raises `UserDataError`."""
    from aixreader.assess.assessment_file import AssessmentFile

    file = AssessmentFile(path, folder)
    document = file.open()
    unsaved = file.unsaved
    return OpenedFile(file, document, file.is_writable, unsaved if unsaved != document else None)


def create_file(path: Path, folder: Path, document: Assessment) -> OpenedFile:
    """Write a new file, in any thread; raises `OutputError`, also where there is one of this name."""
    from aixreader.assess.assessment_file import AssessmentFile

    file = AssessmentFile(path, folder)
    file.create(document)
    return OpenedFile(file, document, is_writable=True)
