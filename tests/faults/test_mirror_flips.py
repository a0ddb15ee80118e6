"""A short form of `mirror_flips`: another sample than that beside the attacks, and the rig itself."""

from __future__ import annotations

from pathlib import Path

from tests.faults.mirror_flips import flips
from tests.mirrors import NEWER, SITE, Workshop


def test_flips_are_harmless_and_the_rig_would_tell(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "workshop")
    workshop.init()
    workshop.add("2026-09", NEWER)
    before = {path: path.read_bytes() for path in workshop.folder.rglob("*") if path.is_file()}
    assert flips(workshop, NEWER, tmp_path / "flips", every=1009) == []
    assert {path: path.read_bytes() for path in workshop.folder.rglob("*") if path.is_file()} == before
    assert flips(workshop, SITE, tmp_path / "flips", every=5003) != [], "what is installed is compared"
