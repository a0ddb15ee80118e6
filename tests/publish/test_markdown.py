"""Text inside Markdown."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from aixreader.publish.markdown import escape_markdown


@pytest.mark.parametrize("text", ["#MONITOR USE", "*a* _b_ `c`", "[x](y)", "<b>", "a | b", "back\\slash", "plain"])
def test_what_is_escaped_is_shown_as_it_is(text: str) -> None:
    inline = MarkdownIt().parseInline(escape_markdown(text))[0].children or []
    assert "".join(token.content for token in inline) == text
    assert {token.type for token in inline} <= {"text", "text_special"}
