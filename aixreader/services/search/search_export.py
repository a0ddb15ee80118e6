"""Search results to take elsewhere: as a list in Markdown, or as rows for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aixreader.publish.sheets import Sheet, sheet_csv

if TYPE_CHECKING:
    from aixreader.search.answer import Answer
    from aixreader.services.session.session import Session

COLUMNS = ("title", "role", "path", "id", "permalink", "snippet")


def results_markdown(answer: Answer, session: Session) -> str:
    """The results as a list under the query, each with its permalink and its snippet."""
    lines = [f"**{escaped(answer.query)}** ({answer.total}), {session.title}", ""]
    for hit in answer.hits:
        link = session.edition.sections[hit.id].permalink
        title = escaped(hit.title)
        lines.append(f"- [{title}]({link})" if link else f"- {title}")
        lines.append(f"  {escaped(hit.snippet.text)}")
    return "\n".join(lines) + "\n"


def results_csv(answer: Answer, session: Session) -> str:
    """The results as comma-separated values with a head; no cell can be taken for a formula."""
    rows = []
    for hit in answer.hits:
        link = session.edition.sections[hit.id].permalink or ""
        rows.append((hit.title, hit.role, " > ".join(hit.path), hit.id, link, hit.snippet.text))
    return sheet_csv(Sheet("results", COLUMNS, tuple(rows)))


def escaped(text: str) -> str:
    """`text` without what Markdown would take for markup."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)
