"""The reader's own use of the mirror that its policy names."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.delivery.request_counter import RequestCounter
from aixreader.errors import Cancelled, MirrorError
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.mirrors import reader_mirror
from aixreader.services.mirrors.reader_mirror import installed_edition, look_for_update, open_installed, update
from aixreader.userdata.policy import Policy
from tests.mirrors import NEWER, SITE, Workshop


def test_a_look_changes_nothing(folders: Folders, policy: Policy) -> None:
    found = look_for_update(folders, policy, RequestCounter(), silent)
    assert (found.edition, found.is_new, found.installed, found.signed_by) == ("2026-08", True, None, "Tea House")
    assert installed_edition(folders, policy) is None
    assert open_installed(folders, policy) is None


def test_an_update_is_installed_and_opened_without_the_mirror(
    folders: Folders, policy: Policy, workshop: Workshop
) -> None:
    counter = RequestCounter()
    assert update(folders, policy, counter, silent).is_new
    assert not update(folders, policy, counter, silent).is_new
    assert not look_for_update(folders, policy, counter, silent).is_new
    assert counter.requests == 0
    workshop.timestamp.unlink()
    found = open_installed(folders, policy)
    assert found is not None
    tree, installed = found
    assert (tree.name, installed.signed_by) == ("2026-08", "Tea House")
    assert {path: tree.read(path) for path in tree.files} == SITE
    with pytest.raises(MirrorError):
        update(folders, policy, counter, silent)
    assert installed_edition(folders, policy) == installed


def test_it_can_be_cancelled_and_goes_on(folders: Folders, policy: Policy) -> None:
    def stop(fraction: float, text: str) -> None:
        assert text
        if fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        update(folders, policy, RequestCounter(), stop)
    assert installed_edition(folders, policy) is None
    assert update(folders, policy, RequestCounter(), silent).is_new


def test_a_mirror_without_editions(folders: Folders, policy: Policy, workshop: Workshop) -> None:
    workshop.publisher().remove("2026-08")
    found = update(folders, policy, RequestCounter(), silent)
    assert (found.edition, found.is_new, found.installed) == ("", False, None)


def test_a_damaged_record_is_told(folders: Folders, policy: Policy, workshop: Workshop) -> None:
    update(folders, policy, RequestCounter(), silent)
    (folders.data / "mirrors.json").write_text("{")
    workshop.add("2026-09", NEWER)
    assert "could not be read" in update(folders, policy, RequestCounter(), silent).warning


def test_the_root_may_come_with_the_package(
    folders: Folders, policy: Policy, workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_mirror, "resources", lambda: tmp_path / "resources")
    packaged = replace(policy, mirror_root=None)
    with pytest.raises(MirrorError, match="root file") as caught:
        update(folders, packaged, RequestCounter(), silent)
    assert caught.value.reason == "no-root"
    assert installed_edition(folders, packaged) is None
    (tmp_path / "resources/mirror").mkdir(parents=True)
    (tmp_path / "resources/mirror/root.json").write_bytes(workshop.root.data)
    assert update(folders, packaged, RequestCounter(), silent).is_new


def test_what_is_installed_opens_without_the_library_of_signatures(folders: Folders, policy: Policy) -> None:
    update(folders, policy, RequestCounter(), silent)
    script = (
        "import sys; from pathlib import Path; from aixreader.paths import user_folders\n"
        "from aixreader.services.mirrors.reader_mirror import open_installed\n"
        "from aixreader.userdata.policy import Policy\n"
        "policy = Policy(mirror='/none', mirror_root=Path(sys.argv[2]))\n"
        "assert open_installed(user_folders(Path(sys.argv[1])), policy) is not None\n"
        "print(sorted({'tuf', 'securesystemslib', 'cryptography', 'urllib3'} & set(sys.modules)))\n"
    )
    command = [sys.executable, "-c", script, str(folders.data.parent), str(policy.mirror_root)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[3])
    assert done.stdout == "[]\n"
