"""A page of an edition, or one of the reader's own, as a whole HTML document."""

from __future__ import annotations

from html import escape

from aixreader.model.address import FILES

STYLES = ("tokens", "page", "code", "home")


def page_document(title: str, body: str, *, host: str = "", kind: str = "") -> str:
    """The document around a page's HTML, which is safe already; `title` is plain text and escaped here.

    It has no script and no inline style: the pane's Content-Security-Policy forbids both. `host` is where the styles
    are ("aix://content"), for a page that is not served beside them; `kind` is a class of the whole page.
    """
    links = "\n".join(f'<link rel="stylesheet" href="{host}{FILES}styles/{name}.css">' for name in STYLES)
    kinds = f' class="{escape(kind)}"' if kind else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f'{links}\n</head>\n<body{kinds}>\n<main id="aix-content">\n{body}\n</main>\n</body>\n</html>\n'
    )
