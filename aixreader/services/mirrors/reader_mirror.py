"""Updates the reader from the mirror that the policy names, and opens what was installed from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aixreader.delivery.mirror.client import Installed, InstalledMirror, Mirror, Offer
from aixreader.delivery.mirror.layout import MAX_ROOT
from aixreader.delivery.mirror.refresh import RootFile
from aixreader.delivery.mirror.refusals import NO_ROOT, refusal
from aixreader.delivery.mirror.signed_state import stated_id
from aixreader.delivery.request_counter import RequestCounter
from aixreader.errors import MirrorError
from aixreader.paths import Folders, resources
from aixreader.progress import Report, part
from aixreader.services.mirrors.mirrored_source import MirroredTree, check_manifest
from aixreader.services.mirrors.places import WatchedReport, open_place
from aixreader.userdata.mirror_record import MirrorRecord
from aixreader.userdata.policy import Policy

FOLDER = "mirrors"
ROOT = Path("mirror") / "root.json"
"""The root file below the resources, in a package that an organisation has made for itself."""


@dataclass(frozen=True, slots=True)
class Update:
    """What a look at the mirror has found: `edition` is its newest one, "" if it has none, signed by `signed_by`.

    `is_new` says that it is not the one that was installed; `installed` is what is installed now. `warning` is a
    message for the user, "" for none.
    """

    edition: str
    signed_by: str
    is_new: bool
    installed: Installed | None
    warning: str = ""


def look_for_update(folders: Folders, policy: Policy, counter: RequestCounter, report: Report) -> Update:
    """What the mirror offers; nothing is installed.

    Raises `DeliveryError`, `UserDataError`, and what `report` raises.
    """
    with _mirror(folders, policy, counter, WatchedReport(report)) as (mirror, record):
        offer = mirror.offer(datetime.now(UTC))
        return _result(mirror, offer, record, is_new=offer.edition is not None and not mirror.is_installed(offer))


def update(folders: Folders, policy: Policy, counter: RequestCounter, report: Report) -> Update:
    """Install the newest edition of the mirror, if it is not installed. Raises as `look_for_update`; then what was
    installed stays.
    """
    watched = WatchedReport(report)
    with _mirror(folders, policy, counter, watched) as (mirror, record):
        watched(0.0, "Asking the mirror")
        now = datetime.now(UTC)
        offer = mirror.offer(now)
        if offer.edition is None or mirror.is_installed(offer):
            return _result(mirror, offer, record, is_new=False)
        mirror.install(offer, check_manifest, now, part(watched, 0.05, 1.0))
        return _result(mirror, offer, record, is_new=True)


def installed_edition(folders: Folders, policy: Policy) -> Installed | None:
    """What is installed of the policy's mirror, None if nothing is or the root file cannot be read."""
    local = _local(folders, policy)
    return local.installed() if local is not None else None


def open_installed(folders: Folders, policy: Policy) -> tuple[MirroredTree, Installed] | None:
    """What is installed of the policy's mirror as a source, without asking the mirror; None if nothing is.

    Raises `MirrorError` and `SourceError` where it is damaged.
    """
    local = _local(folders, policy)
    installed = local.installed() if local is not None else None
    if local is None or installed is None:
        return None
    return MirroredTree(local.manifest(installed), local.blobs), installed


def read_root(policy: Policy) -> bytes:
    """The root file that the policy names, or the one in the package; raises `MirrorError`."""
    path = policy.mirror_root or resources() / ROOT
    try:
        with path.open("rb") as file:
            return file.read(MAX_ROOT)
    except OSError as error:
        why = error.strerror or error
        raise refusal(NO_ROOT, f"The root file of the mirror cannot be read: {path}: {why}.") from error


def _local(folders: Folders, policy: Policy) -> InstalledMirror | None:
    """What was brought in from the policy's mirror before; None if its root file cannot be read."""
    with suppress(MirrorError):
        return InstalledMirror(folders.data / FOLDER / stated_id(read_root(policy)))
    return None


@contextmanager
def _mirror(
    folders: Folders, policy: Policy, counter: RequestCounter, report: WatchedReport
) -> Iterator[tuple[Mirror, MirrorRecord]]:
    root = RootFile.parse(read_root(policy))
    record = MirrorRecord(folders.data)
    with open_place(policy.mirror, counter, report.watch) as place:
        mirror = Mirror(place, root, folders.data / FOLDER, record)
        with mirror.lock():
            yield mirror, record


def _result(mirror: Mirror, offer: Offer, record: MirrorRecord, *, is_new: bool) -> Update:
    name = offer.edition.name if offer.edition is not None else ""
    return Update(name, offer.signed_by, is_new, mirror.local.installed(), record.warning)
