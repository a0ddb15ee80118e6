"""Where the passphrase of keys comes from."""

from __future__ import annotations

import argparse
import getpass
import io
import os
import sys
from pathlib import Path

import pytest

from aixreader.cli.parser import Parser
from aixreader.cli.passphrase import VARIABLE, PassphraseSource, add_key_options
from aixreader.errors import UserDataError


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def options(*words: str) -> argparse.Namespace:
    parser = Parser()
    add_key_options(parser)
    return parser.parse_args(words)


def test_from_a_file_that_is_the_user_s_alone(tmp_path: Path) -> None:
    path = tmp_path / "passphrase"
    path.write_bytes("größer als zwölf\r\n".encode())
    path.chmod(0o600)
    source = PassphraseSource(options("--passphrase-file", str(path)))
    assert source() == "größer als zwölf".encode()
    if os.name == "posix":
        path.chmod(0o644)
        with pytest.raises(UserDataError, match="is not used"):
            PassphraseSource(options("--passphrase-file", str(path)))()


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "a passphrase")
    assert PassphraseSource(options())() == b"a passphrase"


class Terminal(io.StringIO):
    """Standard input that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_asked_for_without_an_echo_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["a passphrase", "a passphrase"]
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda *_: answers.pop())
    source = PassphraseSource(options(), is_new=True)
    assert source() == source() == b"a passphrase"
    assert answers == []


def test_a_new_one_is_typed_twice_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["a passphrase", "another one"]
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda *_: answers.pop())
    with pytest.raises(UserDataError, match="differ"):
        PassphraseSource(options(), is_new=True)()


def test_without_a_terminal_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(UserDataError, match="no terminal") as caught:
        PassphraseSource(options())()
    assert VARIABLE in caught.value.hint
