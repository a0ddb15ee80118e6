"""What a browser needs to lay sections out."""

from __future__ import annotations

import re

from aixreader.progress import silent
from aixreader.publish.print_html import Paper
from aixreader.services.choosing import choose
from aixreader.services.printing import STYLE, printable
from aixreader.services.session import Session


def test_the_document_asks_for_nothing_that_is_not_there(session: Session) -> None:
    publication, resources = printable(session, choose(session, ["all"], {}), Paper(), silent)
    html = resources["/print"].data.decode()
    asked = re.findall(r'(?:src|<link rel="stylesheet" href)="([^"]*)"', html)
    assert STYLE in asked
    assert [path for path in asked if path not in resources and path.startswith("/")] == []
    assert publication.title == session.title
