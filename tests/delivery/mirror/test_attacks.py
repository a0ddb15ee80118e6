"""The attacks that the specification of The Update Framework names, and more: a real mirror altered, over and over.

After each of them either what was signed is installed, to the byte, or nothing changes and a sentence says why; and the
true mirror can be updated from again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.errors import MirrorError
from tests.mirrors import NEWER, SITE, Desk, Workshop, now

EVIL = {**SITE, "content/docs/_index.md": b"---\ntitle: Tea\n---\n## Kettle\nPour cold water.\n"}
Attack = Callable[["Scene"], object]


class Scene:
    """A reader with an edition, a mirror with a newer one, and what an attacker may have."""

    def __init__(self, base: Path, workshop: Workshop) -> None:
        self.base = base
        self.workshop = workshop
        self.folder = workshop.folder
        self.old = workshop.copy(base / "old")
        self.metadata = self.folder / "metadata"
        workshop.add("2026-09", NEWER)
        self.evil = Workshop(base / "evil")

    def newest(self, role: str) -> Path:
        """The newest metadata of a role."""
        if role == "timestamp":
            return self.metadata / "timestamp.json"
        found = self.metadata.glob(f"*.{role}.json")
        return max(found, key=lambda path: int(path.name.partition(".")[0]))

    def change(self, path: Path, change: Callable[[dict[str, Any]], object]) -> None:
        """Change metadata without signing it anew."""
        values = json.loads(path.read_bytes())
        change(values)
        path.write_text(json.dumps(values))

    def sign_with_all_but_root(self) -> Workshop:
        """The workshop of whoever has stolen all keys but that of the root."""
        stolen = Workshop(self.folder.parent)
        (stolen.ring.folder / "root-1.pem").rename(self.base / "safe.pem")
        return stolen

    def blob(self) -> Path:
        """A content that only the newer edition has."""
        digest = hashlib.sha256(NEWER["content/docs/_index.md"]).hexdigest()
        return self.folder / "blobs" / digest[:2] / digest

    def manifest(self) -> Path:
        """The manifest of the newer edition."""
        return next((self.folder / "editions").glob("*.2026-09.json"))


# --------------------------------------------------------------------------------------------------- arbitrary software
def another_mirror(scene: Scene) -> None:
    scene.evil.init()
    scene.evil.add("2026-10", EVIL)
    shutil.rmtree(scene.folder)
    scene.evil.copy(scene.folder)


def all_but_the_root_of_another_mirror(scene: Scene) -> None:
    another_mirror(scene)
    shutil.copy(scene.old / "metadata/1.root.json", scene.metadata)


def a_next_root_of_another_mirror(scene: Scene) -> None:
    scene.evil.init()
    scene.evil.publisher().rotate("targets", scene.evil.ring.make("targets"), "")
    shutil.copy(scene.evil.folder / "metadata/2.root.json", scene.metadata)


def a_next_root_signed_by_itself(scene: Scene) -> None:
    """With keys that the attacker adds."""
    from tuf.api.metadata import Metadata, Root

    root = Metadata[Root].from_file(str(scene.metadata / "1.root.json"))
    root.signed.version = 2
    key = scene.evil.ring.make("root")
    root.signed.add_key(key, "root")
    for signer in scene.evil.ring.signers(root.signed, "root"):
        root.sign(signer, append=True)
    root.to_file(str(scene.metadata / "2.root.json"))


def signed_by_nobody(role: str) -> Attack:
    return lambda scene: scene.change(scene.newest(role), lambda values: values.update(signatures=[]))


def signed_for_another_role(role: str) -> Attack:
    """Its metadata signed by a key of the mirror that is another role's."""

    def attack(scene: Scene) -> None:
        from tuf.api.metadata import Metadata

        path = scene.newest(role)
        metadata: Any = Metadata.from_file(str(path))
        metadata.signatures.clear()
        root = scene.workshop.repository.newest_root(None)
        assert root is not None
        other = "snapshot" if role != "snapshot" else "timestamp"
        for signer in scene.workshop.ring.signers(root.signed, other):
            metadata.sign(signer, append=True)
        metadata.to_file(str(path))

    return attack


def changed_and_not_signed(role: str) -> Attack:
    return lambda scene: scene.change(scene.newest(role), lambda values: values["signed"].update(version=99))


def another_kind(role: str) -> Attack:
    other = "timestamp" if role != "timestamp" else "snapshot"
    return lambda scene: scene.newest(role).write_bytes(scene.newest(other).read_bytes())


def altered_content(scene: Scene) -> None:
    scene.blob().write_bytes(bytes(scene.blob().stat().st_size))


def altered_manifest(scene: Scene) -> None:
    data = scene.manifest().read_bytes()
    scene.manifest().write_bytes(data.replace(b"hugo.yaml", b"hugo.yamm"))


def wrong_software(scene: Scene) -> None:
    """The manifest of another edition under the name of the newest."""
    scene.manifest().write_bytes(next((scene.folder / "editions").glob("*.2026-08.json")).read_bytes())


def swapped_contents(scene: Scene) -> None:
    digest = hashlib.sha256(SITE["hugo.yaml"]).hexdigest()
    shutil.copy(scene.folder / "blobs" / digest[:2] / digest, scene.blob())


# -------------------------------------------------------------------------------------- rollback, freeze, mix and match
def rollback(scene: Scene) -> None:
    shutil.rmtree(scene.folder)
    shutil.copytree(scene.old, scene.folder)


def rollback_of(*roles: str) -> Attack:
    """Single roles of the state before, under the names of now."""

    def attack(scene: Scene) -> None:
        for role in roles:
            name = "timestamp.json" if role == "timestamp" else f"2.{role}.json"
            shutil.copy(scene.old / "metadata" / name, scene.newest(role))

    return attack


def mixed_from_two_publications(scene: Scene) -> None:
    """A snapshot that was signed, but belongs to another state of the same version."""
    twin = Workshop(scene.base / "twin")
    shutil.copytree(scene.old.parent / "workshop/keys", scene.base / "twin/keys")
    shutil.copytree(scene.old, twin.folder)
    twin.add("2026-09", EVIL)
    shutil.copy(twin.folder / "metadata/3.snapshot.json", scene.metadata)
    shutil.copy(twin.folder / "metadata/3.targets.json", scene.metadata)


def mixed_targets(scene: Scene) -> None:
    mixed_from_two_publications(scene)
    scene.newest("snapshot").write_bytes((scene.base / "workshop/keys/snapshot.json").read_bytes())


def frozen(scene: Scene) -> None:
    """Valid once, and served for ever: here its end is past."""
    late = Workshop(scene.folder.parent)
    late.publisher(now() - timedelta(days=20)).renew()


def frozen_for_years(scene: Scene) -> None:
    Workshop(scene.folder.parent).publisher(now() - timedelta(days=900)).renew()


# --------------------------------------------------------------------------------------------------------- endless data
def endless(find: Callable[[Scene], Path], size: int) -> Attack:
    def attack(scene: Scene) -> None:
        with find(scene).open("r+b") as file:
            file.truncate(size)

    return attack


def endless_root(scene: Scene) -> None:
    with (scene.metadata / "2.root.json").open("wb") as file:
        file.truncate(1 << 30)


def deep(role: str) -> Attack:
    return lambda scene: scene.newest(role).write_bytes(b'{"a":' * 2000 + b"1" + b"}" * 2000)


def not_json(role: str, data: bytes) -> Attack:
    return lambda scene: scene.newest(role).write_bytes(data)


# ------------------------------------------------------------------------------------------ a malicious or broken place
def missing(find: Callable[[Scene], Path]) -> Attack:
    return lambda scene: find(scene).unlink()


def a_link(find: Callable[[Scene], Path]) -> Attack:
    def attack(scene: Scene) -> None:
        path = find(scene)
        path.rename(scene.base / "moved")
        path.symlink_to(scene.base / "moved")

    return attack


def a_folder(find: Callable[[Scene], Path]) -> Attack:
    def attack(scene: Scene) -> None:
        path = find(scene)
        path.unlink()
        path.mkdir()

    return attack


def truncated(find: Callable[[Scene], Path]) -> Attack:
    return lambda scene: find(scene).write_bytes(find(scene).read_bytes()[:-1])


def signed_with_paths(*paths: str) -> Attack:
    """Somebody has the keys, or has published without our checks: paths that no site can hold."""

    def attack(scene: Scene) -> None:
        scene.workshop.add("2026-10", {**SITE, **dict.fromkeys(paths, b"x")})

    return attack


def signed_without_pages(scene: Scene) -> None:
    scene.workshop.add("2026-10", {"hugo.yaml": b"title: Tea\n"})


def signed_with_a_strange_target(scene: Scene) -> None:
    from tuf.api.metadata import TargetFile

    root, state = scene.workshop.publisher()._load()
    state.targets.targets["../tea.json"] = TargetFile(1, {"sha256": "0" * 64}, "../tea.json")
    scene.workshop.publisher()._publish(state, [root.signed], with_targets=True)


def role(name: str) -> Callable[[Scene], Path]:
    return lambda scene: scene.newest(name)


CONTENT, MANIFEST = Scene.blob, Scene.manifest
ATTACKS: dict[str, tuple[Attack, set[str]]] = {
    "another mirror": (another_mirror, {"unknown-key"}),
    "another mirror with the true root": (all_but_the_root_of_another_mirror, {"unknown-key"}),
    "a next root of another mirror": (a_next_root_of_another_mirror, {"unknown-key"}),
    "a next root signed by itself": (a_next_root_signed_by_itself, {"unknown-key"}),
    "altered content": (altered_content, {"altered"}),
    "altered manifest": (altered_manifest, {"mixed"}),
    "wrong software": (wrong_software, {"mixed"}),
    "swapped contents": (swapped_contents, {"altered", "endless"}),
    "rollback of all": (rollback, {"old"}),
    "rollback of the timestamp": (rollback_of("timestamp"), {"old"}),
    "an old snapshot under the new name": (rollback_of("snapshot"), {"mixed"}),
    "an old list under the new name": (rollback_of("targets"), {"mixed"}),
    "old snapshot and list under the new names": (rollback_of("snapshot", "targets"), {"mixed"}),
    "rollback of timestamp and snapshot": (rollback_of("timestamp", "snapshot"), {"old"}),
    "mixed from two publications": (mixed_from_two_publications, {"mixed"}),
    "a list from another publication": (mixed_targets, {"mixed"}),
    "frozen": (frozen, {"expired"}),
    "frozen for years": (frozen_for_years, {"expired"}),
    "an endless next root": (endless_root, {"endless"}),
}
BY_THE_PUBLISHER: dict[str, tuple[Attack, set[str]]] = {
    "paths that climb out": (signed_with_paths("content/../../evil.md"), {"altered"}),
    "absolute paths": (signed_with_paths("/etc/evil"), {"altered"}),
    "paths of drives": (signed_with_paths("C:/evil"), {"altered"}),
    "paths with a backslash": (signed_with_paths("content\\evil.md"), {"altered"}),
    "paths with control characters": (signed_with_paths("content/\x1b[2J.md"), {"altered"}),
    "names that Windows reserves": (signed_with_paths("content/NUL"), {"altered"}),
    "names that differ in case": (signed_with_paths("content/a.md", "content/A.md"), {"altered"}),
    "a file that is a folder": (signed_with_paths("content/a.md", "content/a.md/b.md"), {"altered"}),
    "a path that ends in a slash": (signed_with_paths("content/a/"), {"altered"}),
    "no pages": (signed_without_pages, {"altered"}),
    "a strange target": (signed_with_a_strange_target, {"altered"}),
}
ATTACKS |= BY_THE_PUBLISHER
for _role in ("targets", "snapshot", "timestamp"):
    ATTACKS |= {
        f"{_role}: no signature": (signed_by_nobody(_role), {"unknown-key", "mixed", "endless"}),
        f"{_role}: signed by another role": (signed_for_another_role(_role), {"unknown-key", "mixed", "endless"}),
        f"{_role}: changed, not signed": (changed_and_not_signed(_role), {"unknown-key", "mixed", "endless"}),
        f"{_role}: another kind": (another_kind(_role), {"unknown-key", "mixed", "altered", "endless"}),
        f"{_role}: endless": (endless(role(_role), 1 << 32), {"endless"}),
        f"{_role}: cut": (truncated(role(_role)), {"mixed", "altered"}),
        f"{_role}: deep": (deep(_role), {"mixed", "altered", "endless"}),
        f"{_role}: a portal's page": (not_json(_role, b"<html>Sign in</html>"), {"mixed", "altered"}),
        f"{_role}: empty": (not_json(_role, b""), {"mixed", "altered"}),
        f"{_role}: no text": (not_json(_role, b"\xff\xfe\x00" * 50), {"mixed", "altered"}),
        f"{_role}: missing": (missing(role(_role)), {"incomplete"}),
        f"{_role}: a link": (a_link(role(_role)), {"unreachable"}),
        f"{_role}: a folder": (a_folder(role(_role)), {"unreachable"}),
    }
for _name, _find, _altered in (("content", CONTENT, "altered"), ("manifest", MANIFEST, "mixed")):
    ATTACKS |= {
        f"{_name}: endless": (endless(_find, 1 << 32), {"endless"}),
        f"{_name}: cut": (truncated(_find), {_altered}),
        f"{_name}: missing": (missing(_find), {"incomplete"}),
        f"{_name}: a link": (a_link(_find), {"unreachable"}),
        f"{_name}: a folder": (a_folder(_find), {"unreachable"}),
    }


@pytest.fixture
def scene(workshop: Workshop, tmp_path: Path) -> Scene:
    return Scene(tmp_path, workshop)


def refused(desk: Desk, folder: Path) -> MirrorError:
    """The refusal of an update, which has changed nothing."""
    before, text = desk.state(), desk.text()
    with pytest.raises(MirrorError) as caught:
        desk.update(folder)
    assert desk.text() == text
    after = {name: digest for name, digest in desk.state().items() if not name.startswith("blobs/")}
    assert after == {name: digest for name, digest in before.items() if not name.startswith("blobs/")}
    assert caught.value.message.endswith(".")
    assert "what is installed already stays" in caught.value.hint
    return caught.value


def test_there_are_many() -> None:
    assert len(ATTACKS) >= 60


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_in_words_and_changes_nothing(scene: Scene, desk: Desk, name: str) -> None:
    """Once for a reader that knows the newest state, once for one that has never seen any."""
    attack, reasons = ATTACKS[name]
    true = scene.workshop.copy(scene.base / "true")
    if name.startswith("rollback"):
        desk.update(scene.folder)
    else:
        desk.update(scene.old)
    attack(scene)
    assert refused(desk, scene.folder).reason in reasons
    if not name.startswith("rollback"):
        fresh = Desk(scene.base / "fresh", desk.root)
        assert refused(fresh, scene.folder).reason in reasons
        assert fresh.text() == {}
    if attack is signed_with_a_strange_target:
        return
    if name in BY_THE_PUBLISHER:
        scene.workshop.publisher().remove("2026-10")
        desk.update(scene.folder)
    else:
        desk.update(true)
    assert desk.text() == NEWER


@pytest.mark.parametrize(
    "roles", [["timestamp"], ["snapshot"], ["timestamp", "snapshot"], ["targets", "snapshot", "timestamp"]]
)
def test_versions_that_were_run_up_are_recovered_from(scene: Scene, desk: Desk, roles: list[str]) -> None:
    """Fast forward: whoever stole keys has signed versions that nobody can go beyond. New keys end that."""
    stolen = Workshop(scene.base / "stolen")
    shutil.copytree(scene.folder.parent, scene.base / "stolen", dirs_exist_ok=True)
    root, state = stolen.publisher()._load()
    for part in roles:
        getattr(state, part).version = 1_000_000
    stolen.publisher()._publish(state, [root.signed], with_targets="targets" in roles)
    desk.update(stolen.folder)
    with pytest.raises(MirrorError) as caught:
        desk.update(scene.folder)
    assert caught.value.reason == "old"
    for part in roles:
        scene.workshop.publisher().rotate(part, scene.workshop.ring.make(part), "")
    desk.update(scene.folder)
    assert desk.text() == NEWER
    with pytest.raises(MirrorError):
        desk.update(stolen.folder)


def test_a_stolen_key_is_of_no_use_once_it_is_replaced(scene: Scene, desk: Desk) -> None:
    """Key compromise: the thief has all keys but the root's, and publishes; the owner replaces them."""
    stolen = Workshop(scene.base / "stolen")
    shutil.copytree(scene.folder.parent, scene.base / "stolen", dirs_exist_ok=True)
    for part in ("targets", "snapshot", "timestamp"):
        scene.workshop.publisher().rotate(part, scene.workshop.ring.make(part), "")
    desk.update(scene.folder)
    for _ in range(20):
        stolen.publisher().renew()
    stolen.add("2026-10", EVIL)
    shutil.copytree(scene.metadata, scene.base / "roots")
    for path in (scene.base / "roots").glob("*.root.json"):
        shutil.copy(path, stolen.folder / "metadata")
    assert refused(desk, stolen.folder).reason == "unknown-key"
    fresh = Desk(scene.base / "fresh", desk.root)
    assert refused(fresh, stolen.folder).reason == "unknown-key"
    assert desk.text() == NEWER


def test_too_few_of_several_are_told(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "workshop")
    workshop.init(thresholds={"targets": 2, "timestamp": 2})
    workshop.add("2026-08")
    desk = Desk(tmp_path / "data", workshop.root)
    desk.update(workshop.folder)
    values = json.loads(workshop.timestamp.read_bytes())
    values["signatures"].pop()
    workshop.timestamp.write_text(json.dumps(values))
    fresh = Desk(tmp_path / "fresh", workshop.root)
    error = refused(fresh, workshop.folder)
    assert error.reason == "below-threshold"
    assert "1 of the 2" in error.message


def test_what_nobody_has_signed_but_changes_nothing_may_pass(scene: Scene, desk: Desk) -> None:
    """Envelopes are malleable: blanks, further signatures, capitals in hex. What is installed is what was signed."""

    def loosen(values: dict[str, Any]) -> None:
        values["more"] = {"a": 1}
        for each in values["signatures"]:
            each["sig"] = each["sig"].upper()
        values["signatures"].append({"keyid": "0" * 64, "sig": "00"})

    scene.change(scene.newest("timestamp"), loosen)
    desk.update(scene.folder)
    assert desk.text() == NEWER


def test_flipped_bits_change_nothing_that_is_installed(scene: Scene, tmp_path: Path) -> None:
    """A sample; `tests/faults/mirror_flips.py` tries all."""
    from tests.faults.mirror_flips import flips

    assert flips(scene.workshop, NEWER, tmp_path / "flips", every=997) == []


@given(
    st.lists(
        st.tuples(
            st.integers(0, 100),
            st.sampled_from(["remove", "cut", "insert", "overwrite", "swap"]),
            st.integers(0, 10_000),
            st.binary(min_size=1, max_size=40),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_done_to_the_files(
    finished: Path, tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, str, int, bytes]]
) -> None:
    """Either what was signed is installed, or nothing is and a sentence says why."""
    base = tmp_path_factory.mktemp("altered")
    folder = shutil.copytree(finished / "mirror", base / "mirror")
    desk = Desk(base / "data", Workshop(finished).root)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for number, act, at, data in changes:
        path, other = files[number % len(files)], files[(number + at) % len(files)]
        alter(path, other, act, at, data)
    try:
        desk.update(folder)
    except MirrorError as error:
        told = (desk.text(), error.message.endswith("."), "what is installed already stays" in error.hint)
    else:
        told = (SITE, desk.text() == SITE, True)
    assert told in (({}, True, True), (SITE, True, True))
    shutil.rmtree(base)


def alter(path: Path, other: Path, act: str, at: int, data: bytes) -> None:
    """Change a file, if it is still there."""
    if not path.exists():
        return
    old = path.read_bytes()
    at %= len(old) + 1
    if act == "remove":
        path.unlink()
    elif act == "swap" and other.exists():
        path.write_bytes(other.read_bytes())
        other.write_bytes(old)
    else:
        tail = {"cut": b"", "insert": data + old[at:]}.get(act, data + old[at + len(data) :])
        path.write_bytes(old[:at] + tail)
