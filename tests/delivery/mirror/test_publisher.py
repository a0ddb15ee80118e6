"""Acts of a publisher: each leaves a mirror that a reader can use, whatever its reader has seen before."""

from __future__ import annotations

import copy
from datetime import timedelta
from pathlib import Path

import pytest

from aixreader.delivery.mirror.keys import load_signer, make_key
from aixreader.delivery.mirror.layout import PENDING_ROOT, ROLES
from aixreader.delivery.mirror.place import FolderPlace
from aixreader.delivery.mirror.publisher import OFFLINE_LIVES
from aixreader.delivery.mirror.verify import verify_mirror
from aixreader.errors import MirrorError, NotFoundError, OutputError, UserDataError
from aixreader.progress import silent
from tests.mirrors import NEWER, PASSPHRASE, SITE, Desk, Workshop, now


def check(workshop: Workshop) -> None:
    """The mirror is whole for one who has never seen it."""
    assert verify_mirror(FolderPlace(workshop.folder), workshop.root, now(), silent).faults == ()


@pytest.mark.parametrize("role", ROLES)
def test_a_key_is_replaced(workshop: Workshop, desk: Desk, role: str) -> None:
    desk.update(workshop.folder)
    assert workshop.publisher().rotate(role, workshop.ring.make(role), "") is None
    check(workshop)
    desk.update(workshop.folder)
    workshop.add("2026-09", NEWER)
    desk.update(workshop.folder)
    assert desk.text() == NEWER


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
def test_a_key_that_is_lost_is_replaced(workshop: Workshop, desk: Desk, role: str) -> None:
    desk.update(workshop.folder)
    (workshop.ring.folder / f"{role}-1.pem").unlink()
    with pytest.raises(UserDataError, match="can be made with the keys here"):
        workshop.add("2026-09", NEWER)
    fresh = Workshop(workshop.folder.parent)
    assert fresh.publisher().rotate(role, fresh.ring.make(role), "") is None
    check(fresh)
    fresh.add("2026-09", NEWER)
    desk.update(workshop.folder)
    assert desk.text() == NEWER


def test_versions_of_the_root_may_be_skipped(workshop: Workshop, desk: Desk) -> None:
    desk.update(workshop.folder)
    for role in (*ROLES, *ROLES):
        workshop.publisher().rotate(role, workshop.ring.make(role), "")
    workshop.add("2026-09", NEWER)
    desk.update(workshop.folder)
    assert desk.text() == NEWER


def test_two_people_sign_a_root(tmp_path: Path) -> None:
    workshop, path = Workshop(tmp_path / "workshop"), tmp_path / "bob.pem"
    bob = make_key(path, PASSPHRASE)
    keys = {role: [workshop.ring.make(role)] for role in ROLES}
    keys["root"].append(bob)
    pending = workshop.publisher().init(keys, {"root": 2}, name="Two", lives=OFFLINE_LIVES)
    assert pending is not None
    assert pending.missing == 1
    with pytest.raises(OutputError, match="no root yet"):
        workshop.add("2026-08")
    signer = load_signer(path, lambda: PASSPHRASE)
    assert workshop.publisher().sign([signer]) is None
    workshop.add("2026-08")
    check(workshop)
    desk = Desk(tmp_path / "data", workshop.root)
    desk.update(workshop.folder)

    pending = workshop.publisher().rotate("targets", workshop.ring.make("targets"), "")
    assert pending is not None
    workshop.publisher().renew()
    check(workshop)
    desk.update(workshop.folder)
    workshop.add("2026-09", NEWER)
    check(workshop)
    desk.update(workshop.folder)
    assert workshop.publisher().sign([signer]) is None
    check(workshop)
    desk.update(workshop.folder)
    workshop.publisher().renew()
    desk.update(workshop.folder)
    assert desk.text() == NEWER


def test_only_a_key_of_the_root_signs_it(workshop: Workshop, tmp_path: Path) -> None:
    make_key(tmp_path / "eve.pem", PASSPHRASE)
    eve = load_signer(tmp_path / "eve.pem", lambda: PASSPHRASE)
    with pytest.raises(NotFoundError, match="waits for a signature"):
        workshop.publisher().sign([eve])
    (workshop.ring.folder / "root-1.pem").unlink()
    fresh = Workshop(workshop.folder.parent)
    pending = fresh.publisher().rotate("timestamp", fresh.ring.make("timestamp"), "")
    assert pending is not None
    with pytest.raises(UserDataError, match="does not name it"):
        fresh.publisher().sign([eve])
    check(fresh)


def test_a_pending_root_that_somebody_has_planted_is_not_built_upon(workshop: Workshop, tmp_path: Path) -> None:
    """Whoever can write the mirror, but has no key, would have their own keys signed by the next change."""
    before = workshop.repository.newest_root(None)
    assert before is not None
    planted = copy.deepcopy(before)
    planted.signed.version = 2
    planted.signatures.clear()
    planted.signed.add_key(make_key(tmp_path / "eve.pem", PASSPHRASE), "targets")
    workshop.repository.write(PENDING_ROOT, planted.to_bytes())
    with pytest.raises(OutputError, match="not made with the keys here"):
        workshop.publisher().rotate("timestamp", workshop.ring.make("timestamp"), "")
    workshop.publisher().renew()
    workshop.add("2026-09", NEWER)
    check(workshop)
    assert not (workshop.folder / "metadata/2.root.json").exists()
    pending = workshop.publisher().pending()
    assert pending is not None
    assert pending.changes[0].startswith("targets: adds the key")
    planted.signed.unrecognized_fields["x-aixreader"]["id"] = "0" * 32
    workshop.repository.write(PENDING_ROOT, planted.to_bytes())
    with pytest.raises(OutputError, match="another mirror"):
        workshop.publisher().pending()


def test_thresholds_hold_for_all_roles(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "workshop")
    workshop.init(thresholds=dict.fromkeys(ROLES, 2))
    workshop.add("2026-08")
    check(workshop)
    other = Workshop(tmp_path / "other")
    keys = {role: [other.ring.make(role)] for role in ROLES}
    with pytest.raises(UserDataError, match="needs 3 signatures and has 1 keys"):
        other.publisher().init(keys, {"root": 3}, name="", lives={})


def test_renewing_moves_the_ends(workshop: Workshop, desk: Desk) -> None:
    def ends(at: int) -> dict[str, int]:
        workshop.publisher(now() + timedelta(days=at)).renew()
        state = workshop.repository.state(workshop.repository.newest_root(None).signed, {})  # type: ignore[union-attr] # it is there
        return {role: round((part.expires - now()).total_seconds() / 86400) for role, part in state.roles}

    assert ends(0) == {"root": 365, "targets": 365, "snapshot": 30, "timestamp": 14}
    assert ends(10) == {"root": 365, "targets": 365, "snapshot": 40, "timestamp": 24}
    assert ends(300) == {"root": 665, "targets": 665, "snapshot": 330, "timestamp": 314}
    desk.update(workshop.folder)


def test_online_keys_alone_renew(workshop: Workshop) -> None:
    for role in ("root", "targets"):
        (workshop.ring.folder / f"{role}-1.pem").unlink()
    fresh = Workshop(workshop.folder.parent)
    fresh.publisher(now() + timedelta(days=360)).renew()
    with pytest.raises(UserDataError, match="targets needs 1"):
        fresh.add("2026-09", NEWER)
    check(fresh)


def test_the_same_again_is_nothing_new(workshop: Workshop) -> None:
    before = workshop.timestamp.read_bytes()
    workshop.add("2026-08")
    assert workshop.timestamp.read_bytes() == before
    workshop.add("2026-08", NEWER)
    assert workshop.timestamp.read_bytes() != before
    check(workshop)


def test_what_is_not_there_cannot_be_withdrawn(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        workshop.publisher().remove("2026-07")
    assert caught.value.nearest == ("2026-08",)
    with pytest.raises(OutputError, match="is no mirror"):
        Workshop(tmp_path / "none").publisher().renew()


def test_which_key_to_replace_has_to_be_clear(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "workshop")
    workshop.init(thresholds={"targets": 2})
    new = workshop.ring.make("targets")
    with pytest.raises(NotFoundError, match="not clear"):
        workshop.publisher().rotate("targets", new, "")
    old = next(iter(workshop.repository.newest_root(None).signed.roles["targets"].keyids))  # type: ignore[union-attr] # it is there
    assert workshop.publisher().rotate("targets", new, old[:10]) is None
    workshop.add("2026-08", SITE)
    check(workshop)


def test_a_writer_that_fails_leaves_the_state_before(workshop: Workshop, desk: Desk) -> None:
    (workshop.folder / "metadata/3.snapshot.json").mkdir()
    with pytest.raises((OutputError, MirrorError)):
        workshop.add("2026-09", NEWER)
    check(workshop)
    desk.update(workshop.folder)
    assert desk.text() == SITE
    (workshop.folder / "metadata/3.snapshot.json").rmdir()
    workshop.add("2026-09", NEWER)
    desk.update(workshop.folder)
    assert desk.text() == NEWER
