"""What was seen of a signed mirror, so that an older state of it is recognised later."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignedVersions:
    """The highest versions of the roles of the mirror with the id `mirror`.

    `keys` stands for the keys of snapshot and timestamp: where a newer root has other ones, their versions begin anew.
    `signed` is the latest time at which something was signed (ISO 8601, UTC), "" where nothing says so.
    """

    mirror: str
    root: int
    targets: int
    snapshot: int
    timestamp: int
    keys: str
    signed: str
