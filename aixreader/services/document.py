"""A page of an edition as a whole HTML document."""

from __future__ import annotations

import re
from html import escape

from aixreader.model.address import MAIL

MAIL_LINK = re.compile(r'(<a [^<>]*?\bhref=")mailto:')  # sanitised HTML has no bare < or > in text or values
STYLES = ("tokens", "page", "code")


def page_document(title: str, html: str) -> str:
    """The document around a page's HTML, which is sanitised already; `title` is plain text and escaped here.

    It has no script and no inline style: the pane's Content-Security-Policy forbids both. Mail links are put under our
    own scheme (see `read_mail_address`).
    """
    html = MAIL_LINK.sub(rf"\1{MAIL}", html)
    links = "\n".join(f'<link rel="stylesheet" href="/-/styles/{name}.css">' for name in STYLES)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f'{links}\n</head>\n<body>\n<main id="aix-content">\n{html}\n</main>\n</body>\n</html>\n'
    )
