"""A note as safe HTML: its Markdown without raw HTML, pictures and ids; links lead to the web or nowhere.

Notes may be imported from strangers. What is typed as a tag is shown as it is typed, a picture by its words.
"""

from __future__ import annotations

import re
from html import escape

from aixreader.addresses.web_address import web_address
from aixreader.html.edit import replace_elements, replace_tags
from aixreader.html.names import BACK_LINK, HEADINGS
from aixreader.html.plain_text import plain_text
from aixreader.html.tree import Element, Tag, elements

MAX_LENGTH, MAX_LINES = 20_000, 1_000
"""Characters and lines of a note that is formatted; a longer one is shown as plain text."""
KEPT = frozenset(
    {"a", "b", "blockquote", "br", "code", "del", "em", "hr", "i", "li", "ol", "p", "pre", "s", "strong", "sub", "sup"}
    | {"table", "tbody", "td", "th", "thead", "tr", "ul"}
)
"""Elements that stay; of all others the text does."""
TITLE = {False: "<p><strong>", True: "</strong></p>"}
"""What becomes of the tags of a heading: a note has no place among the headings of a document."""
MARKUP = re.compile(r"[*_`#\[~|>\\&@]|^[ \t]*(?:[-+]|\d+[.)])[ \t]|://|www\.", re.MULTILINE)
MAX_WORDS = 400
"""Characters of a note that its words are taken of."""
LINE_END = re.compile(r"(?<![\s\\])[ \t]*\n")
BLANK_LINES = re.compile(r"\n\s*\n")
EXPLICIT_NUMBER = re.compile(r"\d{1,9}")


def is_formatted(note: str) -> bool:
    """Whether a note may hold Markdown; looked at before it is rendered, which takes longer."""
    return not _is_long(note) and MARKUP.search(note) is not None


def note_words(note: str) -> str:
    """The words of the beginning of a note on one line, without the signs of its Markdown."""
    begin = note[:MAX_WORDS]
    return plain_text(note_html(begin)) if is_formatted(begin) else " ".join(begin.split())


def note_links(note: str) -> list[str]:
    """The addresses that a note links to, each once."""
    links = elements(note_html(note), "a") if is_formatted(note) else ()
    return list(dict.fromkeys(link.attributes["href"] for link in links))


def _is_long(note: str) -> bool:
    return len(note) > MAX_LENGTH or note.count("\n") > MAX_LINES


def note_html(note: str) -> str:
    """The HTML of a note, which is Markdown; a line ends where it ends in the note."""
    if _is_long(note):
        return _plain(note)
    from aixreader.source.markup import Dialect, render
    from aixreader.source.sanitise import sanitise

    html = render(LINE_END.sub("  \n", note), Dialect(tags_as_text=True)).html
    html = sanitise(html).replace("\n</li>", "</li>")
    return replace_tags(replace_elements(html, "a", _link), (), _kept).strip()


def _plain(note: str) -> str:
    lines = (paragraph.strip("\n").splitlines() for paragraph in BLANK_LINES.split(note))
    return "\n".join(f"<p>{'<br>'.join(map(escape, paragraph))}</p>" for paragraph in lines if paragraph)


def _kept(tag: Tag) -> str:
    if tag.name in HEADINGS:
        return TITLE[tag.is_end]
    if tag.name == "img":
        return escape(tag.attributes.get("alt", ""))
    if tag.name not in KEPT:
        return ""
    if tag.is_end:
        return f"</{tag.name}>"
    if tag.name == "a":
        return f"<a{tag.written}>"
    start = tag.attributes.get("start", "")
    return f'<ol start="{start}">' if tag.name == "ol" and EXPLICIT_NUMBER.fullmatch(start) else f"<{tag.name}>"


def _link(link: Element) -> str:
    """A link with nothing but its address; the words of one that leads nowhere."""
    address = web_address(link.attributes.get("href", ""))
    if address:
        return f'<a href="{escape(address)}">{link.content}</a>'
    return "" if link.attributes.get("class") == BACK_LINK else link.content
