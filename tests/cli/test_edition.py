"""`aixreader edition`: the list of its actions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aixreader.cli.editions
from aixreader.cli.commands import make_parser
from aixreader.cli.edition import ACTIONS, load_action

Call = Callable[..., Any]


def test_every_module_of_the_package_is_an_action() -> None:
    folder = Path(str(aixreader.cli.editions.__file__)).parent
    modules = {path.stem for path in folder.glob("*.py") if "\ndef add_parser(" in path.read_text("utf-8")}
    assert modules == set(ACTIONS)
    assert len(ACTIONS) == len(modules)


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_called_like_its_module(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(load_action(name).run)
    with pytest.raises(SystemExit) as end:
        make_parser().parse_args(["edition", name, "--help"])
    assert end.value.code == 0
    assert f"aixreader edition {name}" in capsys.readouterr().out


def test_help_lists_the_actions_in_order(call: Call) -> None:
    lines = call("edition", "--help").out.partition("actions:\n")[2].splitlines()
    names = [line.split()[0] for line in lines if line.startswith("    ") and not line.startswith("     ")]
    assert names == list(ACTIONS)


def test_an_action_is_needed(call: Call) -> None:
    assert call("edition").code == 2
    assert call("edition", "brew").code == 2
