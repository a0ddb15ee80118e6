"""Words from the edition as a tip: Qt takes what looks like HTML for HTML, and would load the pictures it names."""

from __future__ import annotations

from html import escape


def tip(words: str) -> str:
    """`words` as they are, in lines of a bearable length."""
    return f"<qt>{escape(words)}</qt>" if words else ""
