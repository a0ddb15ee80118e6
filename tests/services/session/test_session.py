"""A session."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.edition.edition import open_edition
from aixreader.errors import NotFoundError
from aixreader.services.session.session import Session


def test_resources_are_served_by_path(session: Session) -> None:
    assert session.fetch("/docs/overview").mime == "text/html"
    with pytest.raises(NotFoundError):
        session.fetch("/nowhere")


def test_leaving_it_closes_the_edition(built: Path) -> None:
    closed: list[int] = []
    with Session(open_edition(built, lambda: closed.append(1))):
        assert closed == []
    assert closed == [1]
