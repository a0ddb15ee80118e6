"""Limits of fields."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from aixreader.assess.field_types import Day, Digest, Line, Name, Sha256, Slug, SystemId, Uuid
from aixreader.json_codec import DecodeError, decode


@dataclass(frozen=True, slots=True)
class _Record:
    day: Day = ""
    digest: Digest = ""
    line: Line = ""
    name: Name = "x"
    sha256: Sha256 = ""
    slug: Slug = "x"
    system: SystemId = "x"
    uuid: Uuid = "1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "2026-02-28"),
        ("day", ""),
        ("digest", "sha256:" + "0f" * 32),
        ("name", "Ärger \u4e2d"),
        ("sha256", "0f" * 32),
        ("slug", "docs/page#part-1"),
        ("system", "chat-1"),
    ],
)
def test_what_fits(field: str, value: str) -> None:
    assert getattr(decode(_Record, {field: value}), field) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "2026-02-30"),
        ("day", "20260228"),
        ("day", "2026-W01-1"),
        ("day", "soon"),
        ("digest", "0f" * 32),
        ("digest", "sha256:" + "0F" * 32),
        ("line", "x" * 301),
        ("name", " "),
        ("sha256", "0f" * 31),
        ("slug", ""),
        ("slug", "../x"),
        ("slug", "A"),
        ("slug", "x" * 201),
        ("system", "a b"),
        ("uuid", "1C7F6D3E-0A3A-4F5E-9C55-6D7F4F5E9C55"),
        ("uuid", "1c7f6d3e"),
    ],
)
def test_what_does_not_fit_is_refused(field: str, value: str) -> None:
    with pytest.raises(DecodeError, match=field):
        decode(_Record, {field: value})
