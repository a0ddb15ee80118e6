"""The check of a whole mirror."""

from __future__ import annotations

import pytest

from aixreader.delivery.mirror.place import FolderPlace
from aixreader.delivery.mirror.verify import Verification, verify_mirror
from aixreader.errors import MirrorError
from aixreader.progress import silent
from tests.mirrors import NEWER, SITE, Workshop, now


def verified(workshop: Workshop) -> Verification:
    return verify_mirror(FolderPlace(workshop.folder), workshop.root, now(), silent)


def test_all_of_it_is_looked_at(workshop: Workshop) -> None:
    workshop.add("2026-09", NEWER)
    found = verified(workshop)
    assert (found.faults, found.contents) == ((), len(SITE) + 1)
    assert found.size == sum(len(data) for data in {*SITE.values(), *NEWER.values()})


def test_faults_of_contents_are_all_told(workshop: Workshop) -> None:
    altered, longer, gone = sorted((workshop.folder / "blobs").glob("??/*"))
    altered.write_bytes(b"x" * altered.stat().st_size)
    longer.write_bytes(longer.read_bytes() + b"x")
    gone.unlink()
    faults = verified(workshop).faults
    assert len(faults) == 3
    assert "was altered" in " ".join(faults)
    assert "is missing" in " ".join(faults)
    assert "larger" in " ".join(faults)


def test_a_manifest_that_is_gone_is_told(workshop: Workshop) -> None:
    next((workshop.folder / "editions").iterdir()).unlink()
    assert "is missing" in verified(workshop).faults[0]


def test_metadata_that_is_refused_is_raised(workshop: Workshop) -> None:
    workshop.timestamp.write_bytes(b"{}")
    with pytest.raises(MirrorError):
        verified(workshop)
