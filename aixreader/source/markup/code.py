"""Code blocks, coloured by pygments with classes."""

from __future__ import annotations

import re
from html import escape

from aixreader.source.markup.attributes import file_name

LANGUAGE = re.compile(r"[A-Za-z0-9+#._-]{1,40}")


def code_block(text: str, info: str) -> str:
    """The HTML of a code block; `info` is the info string of its fence. An unknown language is shown plain."""
    name = file_name(info)
    caption = f'<div class="filename">{escape(name, quote=False)}</div>' if name else ""
    return caption + _code(text, info)


def _code(text: str, info: str) -> str:
    word = info.partition("{")[0].split(maxsplit=1)[0] if info.partition("{")[0].strip() else ""
    language = word if LANGUAGE.fullmatch(word) else ""
    inner = _coloured(text, language) if language else None
    kind = f' class="language-{language}"' if language else ""
    if inner is None:
        return f"<pre><code{kind}>{escape(text, quote=False)}</code></pre>"
    return f'<div class="highlight"><pre><code{kind}>{inner}</code></pre></div>'


def _coloured(text: str, language: str) -> str | None:
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
    return str(highlight(text, lexer, HtmlFormatter(nowrap=True)))
