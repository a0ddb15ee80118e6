"""GitHub's alerts, as Hextra shows them."""

from __future__ import annotations

import pytest

from aixreader.source.markup import render


@pytest.mark.parametrize(
    ("text", "kind", "title", "body"),
    [
        ("> [!NOTE]\n> Body.", "alert alert-note", "Note", "<p>Body.</p>"),
        ("> [!tip] Own *title*\n> Body.", "alert alert-tip", "Own <em>title</em>", "<p>Body.</p>"),
        ("> [!WARNING]+\n> Body.", "alert alert-warning", "Warning", "<p>Body.</p>"),
        (">[!CAUTION]- Folded\n>\n> Body.", "alert alert-caution", "Folded", "<p>Body.</p>"),
        ("> [!IMPORTANT]", "alert alert-important", "Important", ""),
        ("> [!FOO]\n> Body.", "alert", "Foo", "<p>Body.</p>"),
    ],
)
def test_alerts(text: str, kind: str, title: str, body: str) -> None:
    html = render(text).html.replace("\n", "")
    assert html == f'<div class="{kind}"><p class="alert-title">{title}</p>{body}</div>'


@pytest.mark.parametrize("text", ["> text\n> [!NOTE]", "> ![!NOTE]", "[!NOTE]", "> [!NO TE]\n> x", "> # [!NOTE]"])
def test_what_is_no_alert(text: str) -> None:
    assert "alert" not in render(text).html
