"""Man page, completions and icons match the program."""

from __future__ import annotations

import configparser
import gzip
import os
import re
import shutil
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
from aixreader.services.session.window_options import ASSESSMENT

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
    assert "inode/directory" not in entry, "the first entry by name would be what opens folders"
    metainfo = ET.parse(next((share / "metainfo").glob("*.xml")))  # noqa: S314  # we wrote it
    assert metainfo.findtext("launchable") == "aixreader.desktop"
    releases = [release.get("version") for release in metainfo.iter("release")]
    assert releases[0] == aixreader.__version__, "the newest stands first"


def test_a_folder_or_zip_can_be_opened_with_the_program_which_is_the_default_of_neither(
    share: Path, tmp_path: Path
) -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # keys are told by their case
    entry.read(share / "applications/zz-aixreader-open.desktop", encoding="utf-8")
    values = entry["Desktop Entry"]
    assert set(values["MimeType"].split(";")) == {
        "application/zip",
        "application/x-compressed-tar",
        "inode/directory",
        "",
    }
    assert (values["Exec"], values["NoDisplay"], values["Icon"]) == ("aixreader %u", "true", "aixreader")
    missing = [tool for tool in ("desktop-file-validate", "update-desktop-database", "gio") if not shutil.which(tool)]
    if missing:
        pytest.skip(f"no {', '.join(missing)} here")

    for file in sorted((share / "applications").iterdir()):
        checked = subprocess.run(["desktop-file-validate", str(file)], check=False, capture_output=True, text=True)
        assert (checked.returncode, checked.stdout) == (0, ""), file.name
    applications, programs = tmp_path / "share/applications", tmp_path / "bin"
    shutil.copytree(share / "applications", applications)
    programs.mkdir()
    others = {"org.gnome.Nautilus": "inode/directory", "xarchiver": "application/zip", "zim": "inode/directory"}
    for name, mime in others.items():
        text = f"[Desktop Entry]\nType=Application\nName={name}\nExec={name} %u\nMimeType={mime};\n"
        (applications / f"{name}.desktop").write_text(text, encoding="utf-8")
    for name in (*others, "aixreader"):
        (programs / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    subprocess.run(["update-desktop-database", str(applications)], check=True)
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "XDG_DATA_DIRS": str(tmp_path / "share"),
        "XDG_DATA_HOME": str(tmp_path / "none"),
        "XDG_CONFIG_HOME": str(tmp_path / "none"),
        "XDG_CONFIG_DIRS": str(tmp_path / "none"),
    }
    for mime, default in (("inode/directory", "org.gnome.Nautilus"), ("application/zip", "xarchiver")):
        told = subprocess.run(["gio", "mime", mime], check=True, capture_output=True, text=True, env=environment).stdout
        assert f"{default}.desktop" in told.splitlines()[0]
        assert "zz-aixreader-open.desktop" in told, "it is offered"


def test_assessments_are_a_type_of_their_own_that_the_reader_opens(share: Path) -> None:
    types = ET.parse(share / "mime/packages/aixreader.xml").getroot()  # noqa: S314  # we wrote it
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = types.findall("m:mime-type", space)
    globs = [each.get("pattern") for each in kind.findall("m:glob", space)]
    assert globs == [f"*{ASSESSMENT}"]
    entry = (share / "applications/aixreader.desktop").read_text("utf-8")
    assert kind.get("type", "-") in entry
