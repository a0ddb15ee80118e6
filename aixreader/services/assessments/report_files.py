"""The formats that a report on an assessment is written in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from aixreader.publish.output import OutputFormat, format_of
from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.publish.publication import Publication
    from aixreader.services.assessments.assessed_edition import AssessedEdition
    from aixreader.services.assessments.report_publication import ReportOptions

ReportWriter: TypeAlias = "Callable[[AssessedEdition, ReportOptions], bytes]"


def report_bytes(assessed: AssessedEdition, options: ReportOptions, format_id: str) -> bytes:
    """The report in one of `REPORT_FORMATS`, but for those that are drawn by the window's code."""
    write = format_of(None, format_id, REPORT_FORMATS).write
    assert write is not None  # noqa: S101  # the PDF is made by others
    return write(assessed, options)


def _publication(assessed: AssessedEdition, options: ReportOptions) -> Publication:
    from aixreader.services.assessments.report_publication import report_publication

    return report_publication(assessed, assessed.systems(), options)


def _html(assessed: AssessedEdition, options: ReportOptions) -> bytes:
    from aixreader.publish.book_html import book_html
    from aixreader.services.export.style_sheets import WEB_PAGE, style_sheet

    return book_html(_publication(assessed, options), style_sheet(WEB_PAGE)).encode()


def _markdown(assessed: AssessedEdition, options: ReportOptions) -> bytes:
    from aixreader.publish.markdown_book import markdown_file

    return next(markdown_file(_publication(assessed, options))).data


def _epub(assessed: AssessedEdition, options: ReportOptions) -> bytes:
    from aixreader.publish.epub import epub
    from aixreader.services.export.style_sheets import BOOK, style_sheet

    return epub(_publication(assessed, options), style_sheet(BOOK))


def _docx(assessed: AssessedEdition, options: ReportOptions) -> bytes:
    from aixreader.publish.docx import docx

    return docx(_publication(assessed, options))


def _xlsx(assessed: AssessedEdition, options: ReportOptions) -> bytes:
    from aixreader.services.assessments.assessment_workbook import assessment_xlsx

    return assessment_xlsx(assessed, assessed.systems(), options.today)


def _csv(assessed: AssessedEdition, _options: ReportOptions) -> bytes:
    from aixreader.publish.sheets import sheet_csv
    from aixreader.services.assessments.applicability_sheet import applicability_sheet

    return sheet_csv(applicability_sheet(assessed.systems())).encode("utf-8", "replace")


def _json(assessed: AssessedEdition, options: ReportOptions) -> bytes:
    import json

    from aixreader.control_characters import escape_controls
    from aixreader.services.assessments.state_record import state_record

    value = {
        "assessment": assessed.document.name,
        "id": assessed.document.id,
        "day": options.today,
        "systems": [state_record(system, options.today) for system in assessed.systems()],
    }
    return (escape_controls(json.dumps(value, ensure_ascii=False, indent=2)) + "\n").encode("utf-8", "replace")


REPORT_FORMATS: tuple[OutputFormat[ReportWriter], ...] = (
    OutputFormat("pdf", QT_TRANSLATE_NOOP("Formats", "PDF"), "PDF", is_binary=True),
    OutputFormat("docx", QT_TRANSLATE_NOOP("Formats", "Word document"), "Word document", _docx, is_binary=True),
    OutputFormat("html", QT_TRANSLATE_NOOP("Formats", "Web page"), "web page", _html),
    OutputFormat("md", QT_TRANSLATE_NOOP("Formats", "Markdown"), "Markdown", _markdown),
    OutputFormat("epub", QT_TRANSLATE_NOOP("Formats", "Book for e-readers"), "EPUB book", _epub, is_binary=True),
    OutputFormat(
        "xlsx", QT_TRANSLATE_NOOP("Formats", "Workbook to fill in"), "workbook to fill in", _xlsx, is_binary=True
    ),
    OutputFormat("csv", QT_TRANSLATE_NOOP("Formats", "Statement of applicability"), "table", _csv, has_mark=True),
    OutputFormat("json", QT_TRANSLATE_NOOP("Formats", "Data for programs"), "data", _json),
)
"""The PDF is made of `report_publication` by `ui/printing`."""
