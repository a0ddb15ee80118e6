"""Names of elements by what they do (which have no content, which stand as blocks), and of classes of links."""

from __future__ import annotations

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
"""Elements without content and end tag."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    {"blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "hr", "li", "ol", "p", "pre", "section"}
    | {"table", "td", "th", "tr", "ul", *HEADINGS}
)
"""Elements that stand apart from the text around them."""
INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
)
"""Elements inside a run of text."""
FOOTNOTE_LINK, BACK_LINK = "footnote-ref", "footnote-backref"
"""Classes of the link to a footnote, which is its number, and of the link from there back to the text."""
