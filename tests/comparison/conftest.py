"""Two states of a site of a few pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from aixreader.knowledge.open_edition import OpenEdition
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.editions.build import build

OLD = {
    "tea.md": """# Tea
## Brewing
> Permalink: https://owaspai.org/go/brewing/

Leaves and water.
### Times
> Permalink: https://owaspai.org/go/steeptimes/

Three minutes for green tea.
### More
Green tea grows in the hills, where it rains a lot and where the mornings are cold.
""",
    "cups.md": """# Cups
### Note
The lid of a cup keeps it warm for an hour.
### Words to know
A pot is what holds the tea.
### How we pour
The pot is held with both hands, and the cup stands on the table while somebody pours.
### Cold
Nobody drinks it.

A paragraph that leaves its section as a whole, and is found in another one later on.
""",
}
NEW = {
    "leaves.md": """# Leaves
### Start
Nothing of before.

A paragraph that leaves its section as a whole, and is found in another one later on.
### Table of times
> Permalink: https://owaspai.org/go/steeptable/

Three minutes for green tea.
### Words to know
A word is what holds the meaning.
### More!
Black tea comes by ship.
### More
Green tea grows in the hills, where it rains a lot and where mornings are cold.
""",
    "cups.md": """# Cups
### Note
### Pouring
The pot is held with both hands, and the cup stands on a tray while somebody pours.
### Note
The lid of a cup keeps it warm for half an hour.
""",
}
REDIRECTS = (("/go/steeptimes/", "/docs/leaves/#table-of-times"), ("/go/brewing/", "/docs/leaves/"))


def write_site(folder: Path, pages: dict[str, str], redirects: Iterable[tuple[str, str]] = ()) -> Path:
    """A site of nothing but pages and redirects."""
    (folder / "content" / "docs").mkdir(parents=True)
    (folder / "hugo.yaml").write_text("baseURL: https://owaspai.org/\ntitle: Tea\n", encoding="utf-8")
    rules = [{"source": source, "destination": target, "type": 302} for source, target in redirects]
    (folder / "firebase.json").write_text(json.dumps({"hosting": {"redirects": rules}}), encoding="utf-8")
    for name, text in pages.items():
        title, _, body = text.partition("\n")
        head = f"---\ntitle: {title.removeprefix('# ')}\n---\n"
        (folder / "content" / "docs" / name).write_text(head + body, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenEdition, OpenEdition]]:
    """Two states of a site of a few pages: what was renamed and moved there is found by its text only."""
    base = tmp_path_factory.mktemp("states")
    sites = write_site(base / "old", OLD), write_site(base / "new", NEW, REDIRECTS)
    folders = user_folders(base / "home")
    old, new = (build(site, silent, out=base / f"{site.name} edition", folders=folders) for site in sites)
    with old, new:
        yield OpenEdition(old), OpenEdition(new)
