"""Why a section was found, in words: the parts of its score, the largest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.search.answer import Hit, Reason

LEAST_POINTS = 0.05
"""What adds less is not listed."""
FIELDS = {
    "title": QT_TRANSLATE_NOOP("ResultExplanation", "In the title"),
    "name": QT_TRANSLATE_NOOP("ResultExplanation", "Named so"),
    "body": QT_TRANSLATE_NOOP("ResultExplanation", "In the text"),
    "words": QT_TRANSLATE_NOOP("ResultExplanation", "Written like this"),
    "cited": QT_TRANSLATE_NOOP("ResultExplanation", "In references and links"),
    "said": QT_TRANSLATE_NOOP("ResultExplanation", "Other words for it"),
    "section": QT_TRANSLATE_NOOP("ResultExplanation", "Kind of section"),
    "query": QT_TRANSLATE_NOOP("ResultExplanation", "Taken off"),
}


def explain_result(hit: Hit) -> str:
    """A line for each field and way in which the section was found, with the words and the points they add."""
    parts: dict[tuple[str, str], list[Reason]] = {}
    for reason in hit.reasons:
        parts.setdefault((reason.field, reason.why), []).append(reason)
    points = {part: sum(reason.points for reason in reasons) for part, reasons in parts.items()}
    lines = [_translated("{0}: {1} points").format(hit.title, f"{hit.score:.1f}"), ""]
    for part in sorted(points, key=lambda part: -abs(points[part])):
        if abs(points[part]) >= LEAST_POINTS:
            field, why = part
            words = ", ".join(dict.fromkeys(reason.term for reason in parts[part] if reason.term not in ("", "…")))
            label = _translated(FIELDS[field]) if field in FIELDS else field
            lines.append(f"{points[part]:+.1f}  {label}: {f'{words} ({why})' if words else why}")
    return "\n".join(lines)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ResultExplanation", text)
