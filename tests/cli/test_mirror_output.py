"""What is printed of a mirror."""

from __future__ import annotations

import io
from pathlib import Path

from aixreader.cli.console import Console
from aixreader.cli.mirror_output import print_pending, print_summary, print_verification
from aixreader.delivery.mirror.place import FolderPlace
from aixreader.delivery.mirror.verify import verify_mirror
from aixreader.progress import silent
from aixreader.services.mirrors.publication import Publication, summary
from tests.mirrors import PASSPHRASE, Workshop, now


def test_editions_expiry_and_faults(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    workshop.init()
    workshop.add("2026-08")
    out, err = io.StringIO(), io.StringIO()
    console = Console(out, err)
    print_summary(
        summary(Publication(workshop.folder, workshop.ring.folder, lambda: PASSPHRASE)), "m", console, is_json=False
    )
    assert out.getvalue() == f"2026-08\t2026-08-22\t{'a' * 40}\t3\t94\n"
    assert [line.split()[0] for line in err.getvalue().splitlines()] == ["root", "targets", "snapshot", "timestamp"]
    next((workshop.folder / "blobs").glob("??/*")).unlink()
    out.truncate(0)
    print_verification(
        verify_mirror(FolderPlace(workshop.folder), workshop.root, now(), silent), console, is_json=False
    )
    assert "is missing" in out.getvalue()
    assert "as it was signed" not in out.getvalue()
    out.truncate(0)
    print_pending(None, "m", console, is_json=False)
    assert out.getvalue() == ""
