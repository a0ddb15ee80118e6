"""Tables of a report as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape


def facts_table(facts: Iterable[tuple[str, str]]) -> str:
    """A table of labels and texts; those without a text are left out."""
    rows = "".join(f"<tr><th>{escape(label)}</th><td>{cell_text(text)}</td></tr>" for label, text in facts if text)
    return f"<table><tbody>{rows}</tbody></table>" if rows else ""


def data_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; "" without rows. Columns that are empty in all rows are left out."""
    rows = list(rows)
    used = [number for number in range(len(head)) if not number or any(row[number] for row in rows)]
    body = "".join(_row("td", (row[number] for number in used)) for row in rows)
    return (
        f"<table><thead>{_row('th', (head[number] for number in used))}</thead><tbody>{body}</tbody></table>"
        if rows
        else ""
    )


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{cell_text(cell)}</{tag}>' for cell in cells)}</tr>"


def cell_text(text: str) -> str:
    """Text that was typed, as HTML with its line ends."""
    return "<br>".join(escape(line) for line in text.strip().splitlines())


def counted(counts: Counter[str]) -> str:
    """Numbers of labels in one line."""
    return ", ".join(f"{label.lower()}: {number}" for label, number in counts.items())
