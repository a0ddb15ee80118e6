"""A page of an edition, or one of the reader's own, as a whole HTML document."""

from __future__ import annotations

from html import escape

from aixreader.model.address import FILES

STYLESHEET = f"{FILES}reader.css"
"""All `STYLES` in one: each request of a page costs it a few milliseconds."""
STYLES = ("tokens", "page", "code", "home", "changes")


def page_document(title: str, body: str, *, host: str = "", kind: str = "") -> str:
    """The document around a page's HTML, which is safe already; `title` is plain text and escaped here.

    It has no script and no inline style: the pane's Content-Security-Policy forbids both. `host` is where the styles
    are ("aix://content"), for a page that is not served beside them; `kind` is a class of the whole page.
    """
    kinds = f' class="{escape(kind)}"' if kind else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" href="{host}{STYLESHEET}">\n</head>\n<body{kinds}>\n'
        f'<main id="aix-content">\n{body}\n</main>\n</body>\n</html>\n'
    )
