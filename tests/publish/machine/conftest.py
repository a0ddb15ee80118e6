"""The catalogue of the tiny site."""

from __future__ import annotations

import pytest

from aixreader.publish.machine.catalogue import Catalogue
from aixreader.services.catalogue.catalogue_maker import make_catalogue
from aixreader.services.session.session import Session


@pytest.fixture
def catalogue(session: Session) -> Catalogue:
    return make_catalogue(session)
