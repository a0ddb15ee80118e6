"""Exports search results: as a Markdown list, or as comma-separated values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aixreader.publish.markdown import escape_markdown
from aixreader.publish.sheets import Sheet, sheet_csv

if TYPE_CHECKING:
    from aixreader.search.answer import Answer
    from aixreader.services.session.session import Session

COLUMNS = ("title", "role", "path", "id", "permalink", "snippet")


def results_markdown(answer: Answer, session: Session) -> str:
    """The results as a list below the query, each with its permalink and its snippet."""
    lines = [f"**{escape_markdown(answer.query)}** ({answer.total}), {session.title}", ""]
    for hit in answer.hits:
        link = session.edition.sections[hit.id].web_address
        title = escape_markdown(hit.title)
        lines.append(f"- [{title}]({link})" if link else f"- {title}")
        lines.append(f"  {escape_markdown(hit.snippet.text)}")
    return "\n".join(lines) + "\n"


def results_csv(answer: Answer, session: Session) -> str:
    """The results with a header; cells that a spreadsheet would take for formulas are escaped."""
    rows = []
    for hit in answer.hits:
        link = session.edition.sections[hit.id].web_address
        rows.append((hit.title, hit.role, " > ".join(hit.path), hit.id, link, hit.snippet.text))
    return sheet_csv(Sheet("results", COLUMNS, tuple(rows)))
