"""What is handed to `tuf`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tuf.api.exceptions import DownloadHTTPError

from aixreader.delivery.mirror.fetcher import BASE, Received, make_fetcher
from aixreader.delivery.mirror.place import FolderPlace
from aixreader.errors import MirrorError


def test_it_reads_below_the_metadata(tmp_path: Path) -> None:
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata/3.snapshot.json").write_bytes(b"{}")
    (tmp_path / "secret.json").write_bytes(b"no")
    received = Received()
    fetcher = make_fetcher(
        FolderPlace(tmp_path), {"metadata/2.root.json": None, "metadata/timestamp.json": b"t"}, received
    )
    assert fetcher.download_bytes(f"{BASE}/3.snapshot.json", 10) == b"{}"
    assert (received.role, received.data) == ("snapshot", {"snapshot": b"{}"})
    assert b"".join(fetcher.fetch(f"{BASE}/3.snapshot.json")) == b"{}"
    assert fetcher.download_bytes(f"{BASE}/timestamp.json", 10) == b"t"
    for name in ("2.root.json", "4.targets.json"):
        with pytest.raises(DownloadHTTPError) as missing:
            fetcher.download_bytes(f"{BASE}/{name}", 10)
        assert missing.value.status_code == 404
    assert received.role == "targets"
    for name in ("/../secret.json", "/%2e%2e/secret.json"):
        with pytest.raises(MirrorError):
            fetcher.download_bytes(f"{BASE}{name}", 10)
