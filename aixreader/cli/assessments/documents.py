"""What the actions of `aixreader assess` share: the file, the system, the edition, and saving."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.parser import Parser, Subparsers, add_command, content_text
from aixreader.paths import user_folders

if TYPE_CHECKING:
    from aixreader.assess.assessment_file import AssessmentFile
    from aixreader.assess.document import Assessment
    from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts


def add_action(actions: Subparsers, name: str, purpose: str, details: str = "") -> Parser:
    """Add the parser of an action on the file FILE."""
    parser = add_command(actions, name, purpose, details)
    parser.add_argument("file", metavar="FILE", type=Path, help="an assessment (.aixassess)")
    return parser


def add_system_option(parser: Parser) -> None:
    """Add `--system`."""
    parser.add_argument("--system", metavar="ID", type=content_text, help="the system (default: the first one)")


def assessment_file(options: argparse.Namespace, path: Path | None = None) -> AssessmentFile:
    """The file that `options` name, or another one."""
    from aixreader.assess.assessment_file import AssessmentFile
    from aixreader.assess.assessment_folder import ASSESSMENTS

    return AssessmentFile(path or options.file, user_folders(options.temp_home).data / ASSESSMENTS)


@contextmanager
def open_facts(options: argparse.Namespace) -> Iterator[EditionFacts]:
    """What is needed of the edition that `options` name."""
    from aixreader.services.assessments.assessed_edition import edition_facts

    with open_session(options) as session:
        yield edition_facts(session)


@contextmanager
def open_assessed(options: argparse.Namespace) -> Iterator[AssessedEdition]:
    """The document with the edition that `options` name."""
    from aixreader.services.assessments.assessed_edition import AssessedEdition

    document = assessment_file(options).open()
    with open_facts(options) as facts:
        yield AssessedEdition(facts, document)


def save(file: AssessmentFile, document: Assessment, console: Console) -> None:
    """Save the document, and say what others have changed in the meantime."""
    saved = file.save(document)
    for conflict in saved.conflicts:
        console.note(f"aixreader: {conflict.id or 'the assessment'}: {conflict.field} was changed by others, too.")


def system_id(document: Assessment, options: argparse.Namespace) -> str:
    """The id of the system that `options` name; raises `NotFoundError`."""
    from aixreader.errors import NotFoundError, shortened

    if options.system is None:
        return document.systems[0].id
    if document.system(options.system) is None:
        known = ", ".join(each.id for each in document.systems)
        raise NotFoundError(f"There is no system {shortened(options.system)!r}.", f"Systems: {known}.")
    return str(options.system)


def today() -> str:
    """The user's own day (ISO 8601)."""
    from datetime import date

    return date.today().isoformat()  # noqa: DTZ011  # what is due is due where the user is
