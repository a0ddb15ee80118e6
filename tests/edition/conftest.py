"""A small library made by hand, and editions written from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aixreader.edition.writer import write_edition
from aixreader.errors import SourceError
from aixreader.model import (
    Answer,
    Asset,
    Category,
    Contributor,
    Essential,
    Field,
    Group,
    IndexEntry,
    Library,
    Link,
    LinkKind,
    MediaItem,
    Need,
    OpenCre,
    Origin,
    Outcome,
    Page,
    PeriodicTable,
    Problem,
    Question,
    Reference,
    Relation,
    Requirement,
    Section,
    TableControl,
    TableRow,
)
from aixreader.progress import Report, silent

FILES = {"static/images/cup (2).png": b"\x89PNG cup", "static/images/CUP (2).PNG": b"\x89PNG CUP"}
Write = Callable[..., Path]


def make_library(title: str = "Trial") -> Library:
    """A library with one of everything."""
    html = '<p>Top</p><h2 id="a">#BREW</h2><p>Text & more</p>'
    brew = Section(
        id="brew",
        page="docs/tea",
        anchor="a",
        level=2,
        title="#BREW",
        line=2,
        end_line=4,
        start=10,
        end=len(html),
        slug="brew",
        category=Category("runtime control", "control", when=("runtime",)),
        parent="docs/tea",
        fields=(Field("controls", "Controls", 3),),
        aliases=("steep",),
        words=3,
    )
    row = TableRow(
        asset="Tea",
        surface="Runtime",
        raw_surface="Runtime-",
        threat="spill",
        threat_label="Spill",
        threat_note="",
        controls=(TableControl("brew", "/go/brew", "b"),),
        controls_text="b",
        spans=(2, 0),
    )
    return Library(
        title=title,
        revision="r1",
        date="2026-01-02",
        pages=(
            Page(
                "docs/tea", "content/docs/tea.md", "Tea", html, html, "top\n## #BREW\nText\n", ("docs/tea", "brew"), 0
            ),
        ),
        sections={
            "docs/tea": Section("docs/tea", "docs/tea", "", 0, "Tea", 1, 2, 0, 10, children=("brew",)),
            "brew": brew,
        },
        links=(Link("docs/tea", "brew", 3, "/go/BREW", "Brew", LinkKind.SECTION, "brew", ("case",), guessed=True),),
        assets=(
            Asset("images/cup (2).png", "static/images/cup (2).png", 8, "image/png"),
            Asset("images/CUP (2).PNG", "static/images/CUP (2).PNG", 8, "image/png"),
        ),
        redirects={"steep": "brew"},
        relations=(Relation("spill", "brew", (Origin.TABLE, Origin.LIST), label="Brew", note="only hot"),),
        groups=(Group("all", ("brew",)),),
        periodic=PeriodicTable("table", ("Asset", "Threat"), (row,)),
        matrix=None,
        crosswalk=(OpenCre("brew", "brew", (Requirement("1-2", "R", "https://x", (Reference("S", "1", "T", "u"),)),)),),
        decision_tree=(
            Question(
                "hot",
                "g",
                "QUESTION",
                "Hot?",
                (Need("cold", "no"),),
                (Answer("yes", "Yes", (Outcome("brew", "control", "when hot", 3),), "brew when hot"),),
                "brew",
                2,
                is_implied=True,
            ),
        ),
        essentials=(Essential("Manage", "Watch", "brew", "Brew"),),
        index=(IndexEntry("B", "Brew", "brew"),),
        contributors=(Contributor("Ada", "Kettle", "X", "all", lead=True),),
        media=(MediaItem("Talk", "2026", "https://x", "images/cup (2).png"),),
        problems=(Problem("link-guessed", "odd", "content/docs/tea.md", 3, "mended"),),
    )


def read_file(path: str) -> bytes:
    """The bytes of a file of the source that the library comes from."""
    if path not in FILES:
        raise SourceError(f"{path} cannot be read.")
    return FILES[path]


@pytest.fixture
def library() -> Library:
    """A library with one of everything."""
    return make_library()


@pytest.fixture
def write(library: Library) -> Write:
    """Write a library: `write(folder)`, `write(folder, library)`, `write(folder, report=report)`."""

    def run(folder: Path, library: Library = library, report: Report = silent) -> Path:
        write_edition(library, read_file, folder, digest="d" * 64, compiler="c" * 64, report=report)
        return folder

    return run


@pytest.fixture
def edition_folder(write: Write, tmp_path: Path) -> Path:
    """A folder with an edition."""
    return write(tmp_path / "edition")
