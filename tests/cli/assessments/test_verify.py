"""`aixreader assess verify`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call


def test_a_signed_version_is_checked(assess: Call, file: Path) -> None:
    assess("sign", file, "--who", "Board")
    outcome = assess("verify", file)
    assert outcome.code == 0
    assert outcome.out.splitlines()[0].startswith("sign-off\tyes\tVersion 1, approved by Board")
    assess("set", file, "teapot", "status=absent")
    assert assess("verify", file).code == 1
    checks = assess("verify", file, "--json").json()["checks"]
    assert [check["holds"] for check in checks] == [False, True]
