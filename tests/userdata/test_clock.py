"""The time as records have it."""

from __future__ import annotations

import re
from datetime import datetime

from aixreader.userdata.clock import now


def test_the_time_sorts_as_text_and_can_be_read_back() -> None:
    first, second = now(), now()
    assert first <= second
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first)
    assert datetime.fromisoformat(first).utcoffset() is not None
