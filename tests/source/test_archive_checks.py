"""What every archive is checked for, at the very bounds. Hostile archives: test_zip_checks.py, test_tar_headers.py."""

from __future__ import annotations

from functools import partial

import pytest

from aixreader.errors import ArchiveError
from aixreader.source.archive_checks import (
    MAX_ARCHIVE,
    MAX_RATIO,
    RATIO_FREE,
    check_archive_size,
    check_new,
    check_total,
)
from aixreader.source.site_layout import MAX_TOTAL


def test_what_lies_at_the_bounds_is_taken() -> None:
    check_archive_size(MAX_ARCHIVE)
    check_total(MAX_TOTAL, MAX_TOTAL)
    check_total(RATIO_FREE, 1)
    check_total(MAX_RATIO * 1000, 1000)
    check_new("content/one.md", {"content/two.md"})


def test_what_lies_beyond_is_refused() -> None:
    for check in (
        partial(check_archive_size, MAX_ARCHIVE + 1),
        partial(check_total, MAX_TOTAL + 1, MAX_TOTAL),
        partial(check_total, RATIO_FREE + 1, 1),
        partial(check_new, "content/one.md", {"content/one.md"}),
        partial(check_new, "/one.md", ()),
    ):
        with pytest.raises(ArchiveError, match="not taken"):
            check()
