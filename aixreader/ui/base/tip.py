"""Tooltips with text from the edition: Qt renders text that looks like HTML, and would load images it references."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """`text` escaped, as rich text so that Qt wraps long lines."""
    return f"<qt>{escape(text)}</qt>" if text else ""
