"""What is read of metadata."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aixreader.delivery.mirror.signed_state import (
    day,
    expired,
    keys_digest,
    mirror_id,
    parse_root,
    parsed_time,
    publisher_name,
    stated_id,
)
from aixreader.errors import MirrorError
from tests.mirrors import NEWER, Workshop


def test_a_state_names_its_editions_and_versions(workshop: Workshop) -> None:
    workshop.add("2026-09", NEWER)
    root = parse_root(workshop.root.data).signed
    state = workshop.repository.state(root, {})
    assert [edition.name for edition in state.editions] == ["2026-09", "2026-08"]
    assert (state.editions[0].files, state.editions[0].revision) == (3, "a" * 40)
    versions = state.versions
    assert (versions.root, versions.targets, versions.snapshot, versions.timestamp) == (1, 3, 3, 3)
    assert versions.mirror == workshop.root.mirror == stated_id(workshop.root.data)
    assert parsed_time(versions.signed) is not None


def test_who_has_signed(workshop: Workshop) -> None:
    root = parse_root(workshop.root.data).signed
    assert publisher_name(root) == "Tea House"
    root.unrecognized_fields["x-aixreader"]["name"] = "\x1b[31m"
    assert publisher_name(root).startswith("key ")


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"signed": {"x-aixreader": {"id": "../.."}}}', b"<html>"])
def test_a_root_that_is_none_is_refused(data: bytes) -> None:
    for read in (stated_id, parse_root):
        with pytest.raises(MirrorError) as caught:
            read(data)
        assert caught.value.reason == "no-root"


def test_another_kind_of_metadata_is_no_root(workshop: Workshop) -> None:
    with pytest.raises(MirrorError, match="something else"):
        parse_root(workshop.timestamp.read_bytes())
    root = parse_root(workshop.root.data).signed
    del root.unrecognized_fields["x-aixreader"]
    with pytest.raises(MirrorError, match="mirror init"):
        mirror_id(root)


def test_keys_and_times(workshop: Workshop) -> None:
    root = parse_root(workshop.root.data).signed
    before = keys_digest(root)
    root.add_key(workshop.ring.make("timestamp"), "timestamp")
    assert keys_digest(root) != before
    assert parsed_time("2026-01-01") is None
    assert parsed_time("tea") is None
    assert day("2026-01-02T00:00:00+00:00") == day(datetime(2026, 1, 2, tzinfo=UTC)) == "2026-01-02"
    assert expired([("root", root)], root.expires - timedelta(days=1)) is None
    assert expired([("root", root)], root.expires + timedelta(days=1)) == ("root", root.expires)
