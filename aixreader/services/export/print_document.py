"""Print documents: sections as HTML with all resources, for a browser to lay out, and the post-processed PDF."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from aixreader.progress import Report, silent
from aixreader.publish.pdf import finish_pdf
from aixreader.publish.print_html import Paper, paper_style, print_html
from aixreader.publish.publication import Publication
from aixreader.publish.tagged import tagged_pdf
from aixreader.services.export.section_selector import SectionSelection
from aixreader.services.export.style_sheets import PAPER, style_sheet
from aixreader.services.session.resources import CSS, HTML, Resource
from aixreader.services.session.session import Session

STYLE = "/-/paper.css"


def make_print_document(
    session: Session, choice: SectionSelection, paper: Paper, report: Report
) -> tuple[Publication, dict[str, Resource]]:
    """The publication, and the resources to lay it out in a browser, by path; the document itself is `/print`."""
    report(0.0, "Collecting sections")
    by = paper.made_by.encode("utf-8", "replace").decode()  # a name as typed may be no Unicode
    publication = replace(choice.publication(session), made_by=by)
    files = {
        "/print": Resource(HTML, print_html(publication, STYLE, paper.scale).encode()),
        STYLE: Resource(CSS, paper_style(publication, style_sheet(PAPER), paper).encode()),
    }
    for name, picture in publication.pictures.items():
        for path in (f"/-/{name}", f"/-/{quote(name)}"):
            files[path] = Resource(picture.mime, picture.data)
    report(1.0, "Collected")
    return publication, files


def make_tagged_pdf(session: Session, choice: SectionSelection, paper: Paper, report: Report) -> bytes:
    """A PDF of `choice` with tags for screen readers, made without a browser; raises `OutputError` if WeasyPrint or
    Pango is missing, `Cancelled` after a cancel.
    """
    _, document = make_print_document(session, choice, paper, silent)
    files = {path: (resource.mime, resource.data) for path, resource in document.items()}
    return tagged_pdf(document["/print"].data.decode(), files, paper, report)


def finish_print_pdf(data: bytes, publication: Publication, report: Report) -> bytes:
    """The printed PDF `data` with page numbers, outline and metadata."""
    return finish_pdf(data, publication, report)
