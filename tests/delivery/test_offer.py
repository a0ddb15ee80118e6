"""What there is to fetch of a commit."""

from __future__ import annotations

from aixreader.delivery.offer import PICTURE_BYTES, TEXT_BYTES, Offer


def test_it_counts_what_is_missing_and_has_a_name() -> None:
    found = Offer("c0ffee" + "0" * 34, "2026-03-01T12:00:00+00:00", 9, ("a", "b"), ("c",))
    assert found.missing == 3
    assert found.bytes == 2 * TEXT_BYTES + PICTURE_BYTES
    assert found.tag == "2026-03-01-c0ffee000000"
    assert Offer("c0ffee" + "0" * 34, "", 9, (), ()).tag == "c0ffee000000"
