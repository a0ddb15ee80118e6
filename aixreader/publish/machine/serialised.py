"""Plain data as the bytes of a JSON or YAML file: keys in their order, lines not wrapped."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from aixreader.control_characters import escape_controls, without_controls

if TYPE_CHECKING:
    import yaml

AMBIGUOUS = re.compile(r"[-+.\d]|(?:y|n|yes|no|on|off|true|false|null)\Z", re.IGNORECASE)
"""What some version of YAML takes for a number, a date or a truth value: "08" is a text in 1.1, and a number in 1.2."""


def as_json(data: Mapping[str, object]) -> bytes:
    """The data as JSON, indented by two."""
    return (escape_controls(json.dumps(data, ensure_ascii=False, indent=2)) + "\n").encode(errors="replace")


def as_yaml(data: Mapping[str, object]) -> bytes:
    """The data as YAML; text of several lines as blocks."""
    import yaml

    text = yaml.dump(data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=2**20)
    return without_controls(text).encode(errors="replace")


def _dumper() -> type[yaml.SafeDumper]:
    """A dumper without anchors, which not every reader of YAML follows, with a block for a text of several lines."""
    import yaml

    class Dumper(yaml.SafeDumper):
        @override
        def ignore_aliases(self, data: object) -> bool:
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = "|" if "\n" in value else "'" if AMBIGUOUS.match(value) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper
