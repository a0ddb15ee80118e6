"""What `aixreader mirror` prints of a mirror: text, or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aixreader.cli.console import Console

if TYPE_CHECKING:
    from aixreader.delivery.mirror.publisher import PendingRoot
    from aixreader.delivery.mirror.signed_state import SignedEdition, SignedState
    from aixreader.delivery.mirror.verify import Verification
    from aixreader.services.mirrors.publication import MirrorSummary

HEAD = ("edition", "date", "revision", "files", "bytes")


def print_pending(pending: PendingRoot | None, folder: str, console: Console, *, is_json: bool) -> None:
    """Print that a root lacks signatures, and how it gets them."""
    if is_json:
        console.json({"pending": _pending_record(pending)})
    elif pending is not None:
        rest = "readers cannot use the mirror" if pending.root.version == 1 else "the root before it stays valid"
        console.text(
            f"Root {pending.root.version} waits for signatures ({pending.missing} missing). Until then {rest}:\n"
            f"  aixreader mirror sign {folder} --key FILE"
        )


def print_summary(found: MirrorSummary, folder: str, console: Console, *, is_json: bool) -> None:
    """Print the editions of a mirror, when its signatures expire, and a pending root."""
    state = found.state
    if is_json:
        console.json(
            {
                "signed_by": found.signed_by,
                "editions": [_edition_record(each) for each in state.editions] if state is not None else [],
                "roles": _role_records(state) if state is not None else {},
                "pending": _pending_record(found.pending),
            }
        )
        return
    if state is not None:
        rows = [(each.name, each.date, each.revision, str(each.files), str(each.total)) for each in state.editions]
        console.table(HEAD, rows)
        for role, signed in state.roles:
            console.note(f"{role:9}  version {signed.version}, valid until {signed.expires:%Y-%m-%d}")
    if found.pending is not None:
        for line in found.pending.changes:
            console.note(f"pending root: {line}")
    print_pending(found.pending, folder, console, is_json=False)


def print_verification(found: Verification, console: Console, *, is_json: bool) -> None:
    """Print what a check has found."""
    if is_json:
        console.json(
            {
                "faults": list(found.faults),
                "editions": [_edition_record(each) for each in found.state.editions],
                "contents": found.contents,
                "bytes": found.size,
                "roles": _role_records(found.state),
            }
        )
        return
    for fault in found.faults:
        console.text(fault)
    if not found.faults:
        counts = f"editions: {len(found.state.editions)}, contents: {found.contents}, bytes: {found.size:,}"
        console.text(f"Everything is as it was signed ({counts}).")
    for role, signed in found.state.roles:
        console.note(f"{role:9}  version {signed.version}, valid until {signed.expires:%Y-%m-%d}")


def _edition_record(edition: SignedEdition) -> dict[str, object]:
    return {
        "name": edition.name,
        "date": edition.date,
        "revision": edition.revision,
        "files": edition.files,
        "bytes": edition.total,
        "sha256": edition.sha256,
    }


def _role_records(state: SignedState) -> dict[str, object]:
    return {role: {"version": part.version, "expires": part.expires.isoformat()} for role, part in state.roles}


def _pending_record(pending: PendingRoot | None) -> object:
    if pending is None:
        return None
    return {
        "version": pending.root.version,
        "missing": pending.missing,
        "changes": list(pending.changes),
        "roles": {
            role: {"threshold": keys.threshold, "keys": list(keys.keyids)} for role, keys in pending.root.roles.items()
        },
    }
