"""The editions on this computer are known by the shelf, and by what was got."""

from __future__ import annotations

import shutil
from pathlib import Path

from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.comparison.known_editions import known_editions
from aixreader.userdata.shelf import SHELF_FILE, Shelf, ShelfEntry, ShelfStore

MANIFEST = '{{"revision": "", "date": "{0}"}}'


def test_each_edition_of_the_shelf_stands_in_its_place_once(
    site: Path, site_before: Path, folders: Folders, tmp_path: Path
) -> None:
    places = [tmp_path / name for name in ("before", "now", "copy", "undated", "gone")]
    for place, own, date in zip(
        places,
        (site_before, site, site, site),
        ("2025-01-03T01:00:00+09:00", "2025-01-02T20:00:00+00:00") * 2,
        strict=False,
    ):
        shutil.copytree(own, place)
        (place / "MANIFEST.json").write_text(MANIFEST.format(date), encoding="utf-8")
    shutil.copy(places[1] / "MANIFEST.json", places[2])
    (places[3] / "MANIFEST.json").unlink()
    folders.data.mkdir(parents=True)
    ShelfStore(folders.data / SHELF_FILE).save(Shelf(tuple(ShelfEntry(str(place)) for place in places)))
    notes: list[str] = []
    with known_editions(folders, silent, notes.append) as known:
        assert [place for place, _ in known] == [str(places[1]), str(places[0])]
    assert notes[0] == f"{places[3]} is left out: it has no date."
    assert notes[1].startswith(f"{places[4]} is left out: ")
