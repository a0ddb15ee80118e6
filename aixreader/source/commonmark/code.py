"""Blocks of code, coloured by Pygments where it knows the language."""

from __future__ import annotations

import re
from html import escape, unescape
from xml.etree.ElementTree import Element

from aixreader.source.commonmark.tree import Html, RAW, escaped

# Colouring costs 1 ms for 2 KB, and some lexers are slow on purpose-made input; longer code is shown plain.
MAX_COLOURED = 50_000
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def code_block(text: str, info: str = "") -> Element:
    """The element of a code block; the first word of `info` is its language."""
    words = unescape(ESCAPE.sub(r"\1", info)).split()
    element = Element(RAW)
    if not words:
        element.text = Html(f"<pre><code>{escaped(text)}</code></pre>")
        return element
    code = f'<code class="language-{escape(words[0])}">'
    coloured = highlighted(text, words[0])
    if coloured is None:
        element.text = Html(f"<pre>{code}{escaped(text)}</code></pre>")
    else:
        element.text = Html(f'<div class="highlight"><pre>{code}{coloured}</code></pre></div>')
    return element


def highlighted(text: str, language: str) -> str | None:
    """The code as spans with Pygments' classes; None for an unknown language or very long code."""
    if len(text) > MAX_COLOURED or not text.strip():
        return None
    # Pygments takes 40 ms to load, and most pages hold no code.
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
    return str(highlight(text, lexer, HtmlFormatter(nowrap=True)))
