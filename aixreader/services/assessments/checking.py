"""Checks an assessment: its sign-off, its edition, its names, and the files that are its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aixreader.assess.items import Control, Evidence, EvidenceType, Threat
from aixreader.assess.sign_off import signed_version
from aixreader.errors import UserDataError
from aixreader.services.assessments.assessed_edition import AssessedEdition
from aixreader.services.assessments.stating import file_digest


@dataclass(frozen=True, slots=True)
class Check:
    """A check: of what, a sentence, and whether it holds."""

    subject: str
    text: str
    holds: bool = True


def check_assessment(assessed: AssessedEdition, folder: Path) -> tuple[Check, ...]:
    """The checks of a document. Evidence that names a file by a relative path lies beside the document, in `folder`."""
    return (*_of_document(assessed), *_of_items(assessed), *_of_evidence(assessed, folder))


def _of_document(assessed: AssessedEdition) -> Iterator[Check]:
    document = assessed.document
    signed = signed_version(document)
    if signed is not None:
        yield Check("sign-off", f"Version {signed.version}, approved by {signed.who} on {signed.at[:10]}.")
    elif document.signoffs:
        last = document.signoffs[-1]
        yield Check("sign-off", f"It was changed since {last.who} approved version {last.version}.", holds=False)
    else:
        yield Check("sign-off", "It is not signed off.")
    is_same = not document.edition.digest or document.edition.digest == assessed.edition.digest
    stated = f"{document.edition.title or 'an edition'}, {document.edition.date[:10]}, {document.edition.revision[:12]}"
    yield Check(
        "edition", f"It was made with {stated}{'' if is_same else ', another than the open one'}.", holds=is_same
    )


def _of_items(assessed: AssessedEdition) -> Iterator[Check]:
    subjects = assessed.facts.subjects
    for item in assessed.document.items.values():
        if isinstance(item, Threat) and item.slug not in subjects.threats:
            yield Check(item.id, "The edition does not have this threat.", holds=False)
        elif isinstance(item, Control) and item.slug not in subjects.controls:
            yield Check(item.id, "The edition does not have this control.", holds=False)


def _of_evidence(assessed: AssessedEdition, folder: Path) -> Iterator[Check]:
    for item in assessed.document.items.values():
        if isinstance(item, Evidence) and item.type is EvidenceType.FILE:
            try:
                digest = file_digest(folder / item.file)
            except UserDataError as error:
                yield Check(item.id, f"“{item.title}”: {error.message}", holds=False)
                continue
            is_same = digest == item.sha256
            text = "is as it was collected" if is_same else "has other contents than when it was collected"
            yield Check(item.id, f"“{item.title}”: {item.file} {text}.", holds=is_same)
