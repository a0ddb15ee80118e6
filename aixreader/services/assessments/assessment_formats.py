"""The formats of other programs that an assessed system is written in.

The command line reads the table for its help: what a writer works with is imported in the writer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from aixreader.publish.output import OutputFormat, format_of
from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.services.assessments.assessed_edition import AssessedEdition, AssessedSystem


@dataclass(frozen=True, slots=True)
class AssessmentExport:
    """The `files` of an export by name, and what it does not hold of this assessment, a sentence each."""

    files: Mapping[str, bytes]
    left_out: tuple[str, ...] = ()


def export_assessment(
    assessed: AssessedEdition, system: AssessedSystem, today: str, format_id: str
) -> AssessmentExport:
    """A system of an assessment, on a day (ISO 8601), in one of `ASSESSMENT_FORMATS`; raises `OutputError`."""
    write = format_of(None, format_id, ASSESSMENT_FORMATS).write
    assert write is not None  # noqa: S101  # every entry has a writer
    return write(assessed, system, today)


def _oscal(assessed: AssessedEdition, system: AssessedSystem, today: str) -> AssessmentExport:
    from aixreader.services.assessments.oscal_scope import OscalScope
    from aixreader.services.assessments.oscal_set import left_out, oscal_set
    from aixreader.services.catalogue.catalogue_maker import make_catalogue

    scope = OscalScope(system, make_catalogue(assessed.session), today)
    files = oscal_set(scope)
    return AssessmentExport(files, tuple(left_out(scope, files)))


AssessmentWriter: TypeAlias = "Callable[[AssessedEdition, AssessedSystem, str], AssessmentExport]"
ASSESSMENT_FORMATS: tuple[OutputFormat[AssessmentWriter], ...] = (
    OutputFormat(
        "oscal",
        QT_TRANSLATE_NOOP("Formats", "OSCAL: a folder of documents"),
        "OSCAL (a folder with catalogue, profile, security plan, assessment plan, results, plan of action, mappings)",
        _oscal,
        folder_label=QT_TRANSLATE_NOOP("Formats", "OSCAL: a folder of documents"),
        limits=QT_TRANSLATE_NOOP(
            "Formats",
            "Answers to questions and threats that do not apply are left out; of what is partly in place, results say"
            " “not satisfied”.",
        ),
    ),
)
"""Those with a `folder_label` are written to a folder."""
