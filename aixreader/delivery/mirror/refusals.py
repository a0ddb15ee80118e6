"""Why a mirror is refused: a word for programs, and sentences for people that name the attack or the accident."""

from __future__ import annotations

import re

from aixreader.errors import MirrorError

UNKNOWN_KEY, BELOW_THRESHOLD = "unknown-key", "below-threshold"
OLD, MIXED, ENDLESS, ALTERED, EXPIRED = "old", "mixed", "endless", "altered", "expired"
INCOMPLETE, UNREACHABLE, BUSY, STORAGE = "incomplete", "unreachable", "busy", "storage"
NO_ROOT = "no-root"

STAYS = "Nothing was installed; what is installed already stays."
ASK = f"{STAYS} Tell whoever runs the mirror."
LATER = f"{STAYS} Try again later."
HINTS = {
    UNKNOWN_KEY: f"{STAYS} Whoever signed it is not who the root file of this reader names. {ASK[len(STAYS) + 1 :]}",
    UNREACHABLE: f"{STAYS} Check the address and the connection, then try again.",
    BUSY: LATER,
    INCOMPLETE: f"{STAYS} It may be about to be updated: try again in a minute. If that does not help, tell whoever "
    "runs the mirror.",
    STORAGE: STAYS,
}
SIGNED_BY = re.compile(r"was signed by (\d+)/(\d+) keys")
"""In what `tuf` says of a missing signature."""
CONTENTS = {
    "root": "the list of keys (root)",
    "targets": "the list of editions (targets)",
    "snapshot": "the list of versions (snapshot)",
    "timestamp": "the newest date (timestamp)",
}


def refusal(reason: str, message: str) -> MirrorError:
    """The error for a mirror that is not taken."""
    return MirrorError(message, HINTS.get(reason, ASK), reason)


def named(role: str) -> str:
    """A role as people are told of it."""
    return CONTENTS.get(role, role)


def as_refusal(error: Exception, role: str) -> MirrorError:
    """The refusal for what `tuf` raised while it looked at the metadata of `role`; expiry has words of its own."""
    from tuf.api import exceptions

    what = named(role)
    if isinstance(error, exceptions.UnsignedMetadataError):
        return _unsigned(error, what)
    if isinstance(error, exceptions.BadVersionNumberError) and role == "root":
        return refusal(ALTERED, "The mirror's list of keys (root) is not the one that its number stands for.")
    kinds: tuple[tuple[type[Exception], str, str], ...] = (
        (
            exceptions.BadVersionNumberError,
            OLD,
            f"The mirror offers an older state than was seen before: {what} has gone back.",
        ),
        (
            exceptions.LengthOrHashMismatchError,
            MIXED,
            f"The mirror is mixed from several states, or was altered: {what} does not belong to it.",
        ),
        (
            exceptions.DownloadLengthMismatchError,
            ENDLESS,
            f"The mirror sends more than {what} can hold; the transfer was stopped.",
        ),
        (exceptions.DownloadHTTPError, INCOMPLETE, f"The mirror lacks {what}."),
        (exceptions.DownloadError, UNREACHABLE, f"The mirror cannot be read: {error}."),
    )
    found = next(((reason, text) for kind, reason, text in kinds if isinstance(error, kind)), None)
    return refusal(*(found or (ALTERED, f"The mirror was altered or is no mirror: {what} cannot be understood.")))


def _unsigned(error: Exception, what: str) -> MirrorError:
    counted = SIGNED_BY.search(str(error))
    if counted is not None and int(counted[1]):
        count, wanted = counted.groups()
        text = f"The mirror has too few signatures: {what} has {count} of the {wanted} that are required."
        return refusal(BELOW_THRESHOLD, text)
    text = f"The mirror was altered, or signed with a key that is not known: {what} has no valid signature."
    return refusal(UNKNOWN_KEY, text)
