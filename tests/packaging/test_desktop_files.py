"""Man page, completions and icons match the program."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import desktop_files
import pytest
from PySide6.QtGui import QImage

import aixreader
from aixreader import errors
from aixreader.cli.commands import make_parser

HERE = desktop_files.HERE / "linux"


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("share")
    script = Path(desktop_files.__file__)
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], check=False, capture_output=True, text=True, cwd=HERE.parents[1]
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_command_and_option_is_told(share: Path) -> None:
    commands = list(desktop_files.commands(make_parser()))
    assert {"search", "export", "bookmarks"} <= {name for name, _, _ in commands}
    texts = [
        gzip.decompress((share / "man/man1/aixreader.1.gz").read_bytes()).decode().replace(r"\-", "-"),
        (share / "bash-completion/completions/aixreader").read_text("utf-8"),
        (share / "zsh/vendor-completions/_aixreader").read_text("utf-8"),
        (share / "fish/vendor_completions.d/aixreader.fish").read_text("utf-8").replace(" -l ", " --"),
    ]
    for name, _, parser in commands:
        for text in texts:
            assert re.search(rf"\b{name}\b", text), name
            for long, *_ in desktop_files.options(parser):
                assert long in text, f"{name} {long}"
    assert aixreader.__version__ in texts[0]


def test_every_exit_code_is_told(share: Path) -> None:
    text = gzip.decompress((share / "man/man1/aixreader.1.gz").read_bytes()).decode()
    output = re.findall(r"^\.B (\d+)$", text.partition(".SH EXIT STATUS")[2], re.MULTILINE)
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.AixError)]
    assert {int(code) for code in output} == {0, *(kind.exit_code for kind in kinds)}


def test_no_line_of_the_manual_is_taken_for_a_request(share: Path) -> None:
    text = gzip.decompress((share / "man/man1/aixreader.1.gz").read_bytes()).decode()
    assert {line.split()[0] for line in text.splitlines() if line.startswith(".")} <= {
        ".TH",
        ".SH",
        ".SS",
        ".TP",
        ".B",
        ".I",
        ".br",
    }
    assert not [line for line in text.splitlines() if line.startswith("'")]


def test_bash_completes(share: Path) -> None:
    script = share / "bash-completion/completions/aixreader"
    ask = f'. {script}; COMP_WORDS=(aixreader export --ta); COMP_CWORD=2; _aixreader; echo "${{COMPREPLY[@]}}"'
    try:
        done = subprocess.run(["bash", "-c", ask], check=False, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("there is no bash here")
    assert (done.stdout.split(), done.stderr) == (["--tagged"], "")


def test_icons_in_all_sizes(share: Path) -> None:
    for size in desktop_files.SIZES:
        image = QImage(str(share / f"icons/hicolor/{size}x{size}/apps/aixreader.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size // 8).alpha() > 200
    assert (share / "icons/hicolor/scalable/apps/aixreader.svg").is_file()


def test_the_desktop_finds_the_program_and_its_links(share: Path) -> None:
    entry = (share / "applications/aixreader.desktop").read_text("utf-8")
    assert "MimeType=x-scheme-handler/aix;" in entry
    assert "Exec=aixreader %u" in entry
    metainfo = ET.parse(next((share / "metainfo").glob("*.xml")))  # noqa: S314  # we wrote it
    assert metainfo.findtext("launchable") == "aixreader.desktop"
    releases = [release.get("version") for release in metainfo.iter("release")]
    assert releases[0] == aixreader.__version__, "the newest stands first"
