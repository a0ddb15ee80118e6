"""Remove unused files from a standalone program: PyInstaller includes everything that Qt WebEngine might need."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

Needs = Callable[[Path], Iterable[str]]

UNUSED = (
    "Qt/qml",
    "qml",
    "Qt/translations/*.qm",
    "translations/*.qm",
    "**/qtwebengine_devtools_resources.pak",
)
"""Patterns below PySide6's folder (on Linux and macOS, and on Windows): Qt Quick's files, Qt's translations, and
Chromium's developer tools.
"""
LOCALE = "en-US.pak"
"""The only locale of Chromium that is kept: its texts are never shown."""
MODULES = frozenset(
    {"QtCore", "QtGui", "QtNetwork", "QtPdf", "QtPdfWidgets", "QtPrintSupport", "QtSvg", "QtWebChannel"}
    | {"QtWebEngineCore", "QtWebEngineWidgets", "QtWidgets"}
)
"""The modules that are imported, by the reader or by one of these."""
PLUGINS = {
    "iconengines": ("",),
    "imageformats": ("qgif", "qjpeg", "qsvg", "qwebp"),
    "platforminputcontexts": ("composeplatform", "ibusplatform"),
    "platforms": ("qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"),
    "platformthemes": ("qxdgdesktopportal",),
    "printsupport": ("",),
    "styles": ("",),
    "wayland-decoration-client": ("",),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-shell-integration": ("xdg-shell",),
    "xcbglintegrations": ("",),
}
"""Kind of plugin -> prefixes of the plugins to keep. All other kinds (cameras, databases, TLS) are removed."""
LOADED_BY_NAME = ("libpython", "libsoftokn", "libfreebl", "libnss")
"""Libraries that are loaded at run time (dlopen), and so not listed as needed by any file."""
SYSTEMS_OWN = frozenset(
    {"libX11-xcb.so.1", "libX11.so.6", "libXext.so.6", "libXfixes.so.3", "libffi.so.8", "libgbm.so.1", "libgcc_s.so.1"}
    | {"liblzma.so.5", "libstdc++.so.6", "libxcb-glx.so.0", "libxcb-randr.so.0", "libxcb-shm.so.0", "libxcb-sync.so.1"}
    | {"libxcb-xfixes.so.0", "libz.so.1", "libzstd.so.1"}  # up to here shared with graphics drivers
    | {"libasound.so.2", "libfontconfig.so.1", "libfreetype.so.6", "libp11-kit.so.0"}
)
"""Libraries that are not bundled on Linux, because every desktop has them. Graphics drivers are loaded into the process
and share them: drivers of a newer system do not load with older, bundled versions. Those for fonts, sound and
certificates read configuration files of the system. The drivers' libexpat is bundled nevertheless: Python needs it, and
a system without a desktop, where `aixreader search` works, may not have it.
"""


def prune(inside: Path) -> None:
    """Remove all of it from `inside`, PyInstaller's folder `_internal`."""
    qt = inside / "PySide6"
    for pattern in UNUSED:
        for path in list(qt.glob(pattern)):
            remove(path)
    for path in list(qt.rglob("qtwebengine_locales/*")):
        if path.name != LOCALE:
            remove(path)
    for path in [*qt.glob("Qt*.abi3.so"), *qt.glob("Qt*.pyd")]:
        if path.name.partition(".")[0] not in MODULES:
            remove(path)
    prune_plugins(qt)
    if sys.platform.startswith("linux"):
        prune_libraries(inside, needed_by)


def prune_plugins(qt: Path) -> None:
    """Remove the plugins that are not kept, and the folders that are empty then."""
    for path in plugins(qt):
        if not is_kept(path):
            remove(path)
    for folder in {path.parent for path in plugins(qt)} ^ {*qt.glob("Qt/plugins/*"), *qt.glob("plugins/*")}:
        folder.rmdir()


def plugins(qt: Path) -> list[Path]:
    """The plugins of the Qt in PySide6's folder."""
    return sorted([*qt.glob("Qt/plugins/*/*"), *qt.glob("plugins/*/*")])


def is_kept(plugin: Path) -> bool:
    """Whether a plugin is in `PLUGINS`."""
    return plugin.name.removeprefix("lib").startswith(PLUGINS.get(plugin.parent.name, ("\0",)))


def prune_libraries(inside: Path, needs: Needs) -> None:
    """Remove the libraries in `SYSTEMS_OWN`, and those that no file needs any more; `needs` returns the names of the
    libraries that a file needs.
    """
    libraries: dict[str, list[Path]] = {}
    for path in (*inside.glob("*.so*"), *inside.glob("PySide6/*.so*"), *inside.glob("PySide6/Qt/lib/*.so*")):
        if path.name.startswith("lib"):
            libraries.setdefault(path.name, []).append(path)
    held = {path for paths in libraries.values() for path in paths}
    queue = [path for path in inside.rglob("*") if path.is_file() and path not in held and is_program(path)]
    queue += [path for name, paths in libraries.items() if name.startswith(LOADED_BY_NAME) for path in paths]
    wanted = {path.name for path in queue}
    while queue:
        for name in needs(queue.pop().resolve()):
            if name in libraries and name not in wanted | SYSTEMS_OWN:
                wanted.add(name)
                queue += libraries[name]
    for name, paths in libraries.items():
        if name not in wanted:
            for path in paths:
                path.unlink()


def is_program(path: Path) -> bool:
    """Whether a file is an ELF file (a program or a library)."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def needed_by(path: Path) -> list[str]:
    """The names of the libraries that `path` needs (its NEEDED entries)."""
    done = subprocess.run(["objdump", "-p", str(path)], check=True, capture_output=True, text=True)  # noqa: S607 - by PATH
    return re.findall(r"^\s*NEEDED\s+(\S+)", done.stdout, re.MULTILINE)


def remove(path: Path) -> None:
    """Remove a file or a folder; a symbolic link together with its target (bundles of macOS use these)."""
    if path.is_symlink() and path.exists():
        remove(path.resolve())
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
