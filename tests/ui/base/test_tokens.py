"""The window's colours are those of the pages: what `tokens.css` says for each look."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from aixreader.model.category import ROLE_KINDS
from aixreader.paths import resources
from aixreader.ui.base.tokens import Tokens, read_tokens, role_kind

CSS = resources() / "styles" / "tokens.css"
SELECTORS = {
    "day": ":root",
    "night": ':root[data-look~="dark"]',
    "strong": ':root[data-look~="contrast"]',
    "night strong": ':root[data-look="dark contrast"]',
}


def block(name: str) -> dict[str, str]:
    """The colours one block of the file sets."""
    body = CSS.read_text("utf-8").partition(f"\n{SELECTORS[name]} {{")[2].partition("}")[0]
    return dict(re.findall(r"--(\w+): (#\w{6});", body))


@pytest.mark.parametrize(
    ("dark", "contrast", "blocks"),
    [
        (False, False, ["day"]),
        (True, False, ["day", "night"]),
        (False, True, ["day", "strong"]),
        (True, True, ["day", "night", "strong", "night strong"]),
    ],
)
def test_each_look_has_the_colours_the_pages_have(dark: bool, contrast: bool, blocks: list[str]) -> None:
    wanted: dict[str, str] = {}
    for name in blocks:
        assert block(name)
        wanted |= block(name)
    assert asdict(read_tokens(dark=dark, contrast=contrast)) == wanted


def test_the_four_looks_differ() -> None:
    looks = {read_tokens(dark=dark, contrast=contrast) for dark in (False, True) for contrast in (False, True)}
    assert len(looks) == 4


def test_the_window_reads_every_block_of_the_file() -> None:
    rules = re.sub(r"/\*.*?\*/", "", CSS.read_text("utf-8"), flags=re.DOTALL)
    assert sorted(line.removesuffix(" {") for line in rules.splitlines() if "{" in line) == sorted(SELECTORS.values())


@pytest.mark.parametrize(("role", "kind"), ROLE_KINDS.items())
def test_a_role_has_the_colour_of_its_kind(role: str, kind: str) -> None:
    tokens = read_tokens()
    assert role_kind(role) == kind
    assert tokens.role(role) == asdict(tokens)[kind]


@pytest.mark.parametrize("role", [None, "", "ink", "paper", "group", "Threat"])
def test_what_is_no_role_has_no_colour(role: str | None) -> None:
    assert read_tokens().role(role) is None


def test_a_file_that_misses_a_colour_is_our_bug(tmp_path: Path) -> None:
    file = tmp_path / "tokens.css"
    file.write_text(CSS.read_text("utf-8").replace("--ink:", "--inc:"), "utf-8")
    with pytest.raises(KeyError, match="ink"):
        read_tokens(file=file)


def test_later_blocks_win_and_others_do_not_apply(tmp_path: Path) -> None:
    names = list(Tokens.__slots__)
    day = "".join(f"--{name}: #000000; " for name in names)
    file = tmp_path / "tokens.css"
    night = ':root[data-look~="dark"] {--ink: #FFFFFF;}'
    file.write_text(f":root {{{day}}}\n{night}\n:root {{--ink: #111111;}}", "utf-8")
    assert read_tokens(file=file).ink == "#111111"
    assert read_tokens(dark=True, file=file).ink == "#111111"
