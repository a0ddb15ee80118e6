"""Tools on the text of an edition: find sections, read one, cite it, verify a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aixreader.progress import Report
from aixreader.services.assistant.answer_page import MAX_ITEMS_SIZE, AnswerPage, page_of, size_of, text_part
from aixreader.services.assistant.parameters import Arguments
from aixreader.services.assistant.visible_text import visible, visible_values
from aixreader.services.assistant.workspace import Workspace

if TYPE_CHECKING:
    from aixreader.search.answer import Hit

OWN, WHOLE = "own", "whole"
PARTS = (OWN, WHOLE)
"""A section without its subsections, and with them."""
ROLES = ("threat", "threat-group", "control", "control-group", "discussion")
STYLES = ("plain", "md", "bibtex", "biblatex", "csl", "ris")
MAX_FOUND = 400
"""How many results can be paged through."""
MAX_PARTS = 100
WEAK = "No section answers this; those listed share a word with it."
NOTHING = "Nothing was found. Try fewer or other words."


def search(workspace: Workspace, arguments: Arguments, report: Report) -> AnswerPage:
    """Sections that match words, the best first."""
    service = workspace.search(report)
    role = arguments.text("role")
    filters = [("role", service.facet_value("role", role))] if role else []
    limit = min(arguments.position + arguments.limit + 1, MAX_FOUND)
    answer = service.search(arguments.text("query"), limit=limit, filters=filters)
    note = NOTHING if not answer.hits else WEAK if answer.is_weak else ""
    page = page_of(answer.hits, lambda hit: _hit(workspace, hit), arguments, note)
    return AnswerPage(page.items, answer.total, page.next_cursor, page.note)


def _hit(workspace: Workspace, hit: Hit) -> dict[str, object]:
    section = workspace.session.edition.sections[hit.id]
    return {
        "id": workspace.id_of(section),
        "title": hit.title,
        "permalink": section.web_address,
        "role": section.role or "",
        "excerpt": hit.snippet.text,
    }


def section(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """The text of one section, a part at a time."""
    from aixreader.knowledge.section_formats import SectionFormats

    found = workspace.section(arguments.text("id"))
    item: dict[str, object] = {
        "id": workspace.id_of(found),
        "title": workspace.name_of(found),
        "permalink": found.web_address,
        "role": found.role or "",
        "parts": workspace.heads(found.children[:MAX_PARTS]),
    }
    shown = visible_values(item)
    text = visible(SectionFormats(workspace.session, found, only=arguments.text("part") != WHOLE).text())
    part, following = text_part(text, arguments, max(1000, MAX_ITEMS_SIZE - size_of(shown)))
    whole = {**shown, "text": part} if isinstance(shown, dict) else {"text": part}
    note = "The text goes on: call again with cursor." if following else ""
    return AnswerPage((whole,), 1, following, note)


def cite(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """A citation of a section."""
    from aixreader.publish.citation import cite as citation_text
    from aixreader.services.citing.citation_service import make_citation, today

    found = workspace.section(arguments.text("id"))
    text = citation_text(make_citation(workspace.session, found, "", today()), arguments.text("style") or STYLES[0])
    item = {"id": workspace.id_of(found), "style": arguments.text("style") or STYLES[0], "text": text}
    return page_of([item], lambda each: each, arguments)


def verify_quote(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """Whether an edition has a quote: exact, near or absent."""
    from aixreader.publish.citation import plain_quote
    from aixreader.services.citing.citation_service import ParsedCitation, QuoteStatus, verify_citation

    results = {QuoteStatus.UNCHANGED: "exact", QuoteStatus.MOVED: "exact", QuoteStatus.REWORDED: "near"}
    found = workspace.section(arguments.text("id"))
    result = verify_citation(workspace.session, ParsedCitation(found.id, plain_quote(arguments.text("quote"))))
    has_quote = result.status in results and result.section is not None
    where = result.section if has_quote else found
    item = {
        "result": results.get(result.status, "absent"),
        "id": workspace.id_of(where or found),
        "title": workspace.name_of(where or found),
        "text": result.text,
    }
    note = "Another section has the quote." if result.status is QuoteStatus.MOVED else ""
    return page_of([item], lambda each: each, arguments, note)
