"""The report of an assessment as a publication: for every format that the reader writes books in.

Each part can be left out. What is stated is quoted as it was typed; what is derived says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aixreader.assess.sign_off import signed_version
from aixreader.publish.publication import Chapter, Picture, Piece, Publication
from aixreader.services.assessments.assessed_edition import AssessedEdition, AssessedSystem
from aixreader.services.assessments.report_contents import PART_TITLES
from aixreader.services.assessments.report_html import facts_table
from aixreader.services.assessments.report_parts import WRITERS, SystemReport

LOGO = "logo"
"""The name of the logo among the pictures."""
METHOD = """<p>Which threats apply follows from answers to the questions of the AI Exchange’s risk analysis; conditions
were judged by those who made the assessment. For each threat the controls are those that the periodic table or the text
of the Exchange names, or a group that they belong to. Coverage of a threat is the share of its controls that are in
place: controls that are not applicable leave the count, those that were not assessed stay in it, and one that is partly
in place counts half. Current risk counts what is in place, residual risk also what is planned.</p>
"""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What is in a report: the day for which gaps are derived (ISO 8601), keys of `PART_TITLES` (all if empty), a
    picture for its first page, and who made it.
    """

    today: str
    parts: tuple[str, ...] = ()
    logo: Picture | None = None
    made_by: str = ""


def report_publication(
    assessed: AssessedEdition, systems: Sequence[AssessedSystem], options: ReportOptions
) -> Publication:
    """The report on systems of an assessment."""
    chapters = [
        Chapter(
            "about",
            "About this report",
            (Piece("about", "", "About this report", 1, _about(assessed, systems, options)),),
        )
    ]
    for number, system in enumerate(systems, 1):
        listed = (not options.parts or part in options.parts for part in ("questions", "threats"))
        report = SystemReport(assessed, system, options.today, *listed)
        pieces = tuple(
            Piece(f"s{number}-{part}", "", title, 2, WRITERS[part](report))
            for part, title in PART_TITLES.items()
            if not options.parts or part in options.parts
        )
        chapters.append(Chapter(f"s{number}", system.system.name, pieces))
    manifest = assessed.session.edition.manifest
    return Publication(
        f"Assessment: {assessed.document.name}",
        manifest.title,
        manifest.date,
        manifest.revision,
        "",
        tuple(chapters),
        pictures={LOGO: options.logo} if options.logo else {},
        made_by=options.made_by,
        attribution=manifest.attribution,
    )


def _about(assessed: AssessedEdition, systems: Sequence[AssessedSystem], options: ReportOptions) -> str:
    document = assessed.document
    signed = signed_version(document)
    facts = [
        ("Systems", ", ".join(system.system.name for system in systems)),
        ("State of", options.today),
        ("Edition", assessed.edition_line),
        ("Digest of the edition's source", assessed.edition.digest),
        ("Version", f"{signed.version}, approved by {signed.who} on {signed.at[:10]}" if signed else "Not signed off"),
        ("Digest of this version", signed.digest if signed else ""),
    ]
    logo = f'<p><img src="{LOGO}" alt="Logo"></p>' if options.logo else ""
    return logo + facts_table(facts) + METHOD
