"""Take out of a standalone program what a reader never uses: PyInstaller brings all that QtWebEngine might need."""

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
"""Below PySide6's folder, as it is on Linux and macOS, and on Windows: Qt Quick's files, Qt's own translations, and the
developer tools of the browser.
"""
LOCALE = "en-US.pak"
"""The browser's own words, of which a page shows none."""
MODULES = frozenset(
    {"QtCore", "QtGui", "QtNetwork", "QtPdf", "QtPdfWidgets", "QtPrintSupport", "QtSvg", "QtWebChannel"}
    | {"QtWebEngineCore", "QtWebEngineWidgets", "QtWidgets"}
)
"""The modules that the reader or one of these imports."""
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
"""Kind of plugin -> how those begin that are kept. All other kinds (cameras, databases, TLS) go."""
LOADED_BY_NAME = ("libpython", "libsoftokn", "libfreebl", "libnss")
"""Libraries that are opened while the program runs, and that no file names as needed."""
SYSTEMS_OWN = frozenset(
    {"libX11-xcb.so.1", "libX11.so.6", "libXext.so.6", "libXfixes.so.3", "libffi.so.8", "libgbm.so.1", "libgcc_s.so.1"}
    | {"liblzma.so.5", "libstdc++.so.6", "libxcb-glx.so.0", "libxcb-randr.so.0", "libxcb-shm.so.0", "libxcb-sync.so.1"}
    | {"libxcb-xfixes.so.0", "libz.so.1", "libzstd.so.1"}  # so far the drivers'
    | {"libasound.so.2", "libfontconfig.so.1", "libfreetype.so.6", "libp11-kit.so.0"}
)
"""Libraries that a program of Linux leaves to the system it runs on, as every desktop has them. The system's graphics
drivers are loaded into the program and share them with it: with older ones, of the system it was made on, drivers of a
newer one do not load. Those for fonts, sound and certificates read that system's files. The drivers' libexpat is not
among them: Python needs it, and a system without windows, where `aixreader search` works, may not have it.
"""


def prune(inside: Path) -> None:
    """Take it out of `inside`, the folder that PyInstaller calls `_internal`."""
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
    """Take out the plugins that are not kept, and the folders of kinds of which none is."""
    for path in plugins(qt):
        if not is_kept(path):
            remove(path)
    for folder in {path.parent for path in plugins(qt)} ^ {*qt.glob("Qt/plugins/*"), *qt.glob("plugins/*")}:
        folder.rmdir()


def plugins(qt: Path) -> list[Path]:
    """The plugins of the Qt that lies in PySide6's folder."""
    return sorted([*qt.glob("Qt/plugins/*/*"), *qt.glob("plugins/*/*")])


def is_kept(plugin: Path) -> bool:
    """Whether a plugin is among those that a reader uses."""
    return plugin.name.removeprefix("lib").startswith(PLUGINS.get(plugin.parent.name, ("\0",)))


def prune_libraries(inside: Path, needs: Needs) -> None:
    """Take out the libraries that are the system's own, and those that nothing needs any more; `needs` tells the names
    that a file needs.
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
    """Whether a file is machine code."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def needed_by(path: Path) -> list[str]:
    """The libraries that the loader looks for when it loads `path`."""
    told = subprocess.run(["objdump", "-p", str(path)], check=True, capture_output=True, text=True)  # noqa: S607 - by PATH
    return re.findall(r"^\s*NEEDED\s+(\S+)", told.stdout, re.MULTILINE)


def remove(path: Path) -> None:
    """Remove a file or a folder; a link together with what it leads to (a bundle of macOS has its files so)."""
    if path.is_symlink() and path.exists():
        remove(path.resolve())
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
