"""Whether a folder that the user chose may be replaced by an edition."""

from __future__ import annotations

from pathlib import Path

from aixreader.edition import names
from aixreader.errors import OutputError
from aixreader.json_codec import DecodeError, parse
from aixreader.staging import output_error, sweep

OURS = {
    names.MANIFEST,
    names.CATALOGUE,
    names.FINDINGS,
    names.GLOSSARY,
    names.LINKS,
    names.PROBLEMS,
    *names.FOLDERS,
}
OTHER = "Choose a new or empty folder, or one that contains an edition."
KEYS = {"schema", "compiler", "counts", "files"}


def check_target(folder: Path) -> None:
    """Raise `OutputError` unless `folder` is new, empty, or an edition with nothing else in it."""
    try:
        if folder.parent.is_dir():
            sweep(folder.resolve().parent)
        if not folder.exists():
            return
        if not folder.is_dir():
            raise OutputError(f"{folder} is a file, not a folder.", OTHER)
        entries = {path.name for path in folder.iterdir()}
        if entries - OURS or (entries and not _is_edition(folder)):
            raise OutputError(f"{folder} contains files that are not an edition's. Nothing was changed.", OTHER)
    except OSError as error:
        raise output_error(folder, error) from error


def _is_edition(folder: Path) -> bool:
    """Whether the folder has the manifest of an edition, of whatever version and in whatever state its files are."""
    try:
        value = parse((folder / names.MANIFEST).read_bytes())
    except (OSError, DecodeError):
        return False
    return isinstance(value, dict) and value.keys() >= KEYS
