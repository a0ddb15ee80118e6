"""Deletes the user's data: marks, state, logs, and every copy of them."""

from __future__ import annotations

from aixreader import log
from aixreader.errors import UserDataError
from aixreader.paths import Folders
from aixreader.userdata.removal import remove_contents
from aixreader.userdata.store import Store

SETTINGS_FILE = "settings.json"
MAX_LISTED = 8


def wipe_user_data(store: Store, folders: Folders) -> None:
    """Delete everything in the folders of data, of settings and of logs, whatever its name: backups, unfinished ones,
    copies of damaged files, temporary files. The settings and the cache, which hold nothing of the user's, stay.

    Raises `UserDataError`, which names what could not be deleted; everything else is deleted then, too.
    """
    log.clear_log_files()
    # On Windows and macOS some of these folders are one in the other.
    keep = (folders.config / SETTINGS_FILE, folders.cache, *log.open_files())
    remnants = store.wipe((*keep, folders.logs))
    for folder in (folders.config, folders.logs):
        others = {folders.config, folders.data, folders.logs} - {folder}
        remnants += remove_contents(folder, (*keep, *others))
    if not remnants:
        return
    lines = [f"{remnant.path}: {remnant.reason}" for remnant in remnants[:MAX_LISTED]]
    if len(remnants) > MAX_LISTED:
        lines.append(f"and {len(remnants) - MAX_LISTED} more")
    raise UserDataError(
        "Not everything could be deleted:\n\n" + "\n".join(lines),
        "Everything else was deleted. Close other programs that use these files, then delete your data again, or delete"
        " these files by hand.",
    )
