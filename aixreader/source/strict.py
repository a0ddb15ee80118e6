"""YAML and JSON from a source, read strictly and within bounds.

A source is written by strangers: only plain data is built, sizes are capped, and whatever a parser dislikes (deep
nesting included) comes back as words instead of an exception.
"""

from __future__ import annotations

import json
from typing import Any

# The real files are 5 KB of YAML and 35 KB of JSON. PyYAML reads about 300 KB a second, which sets its bound.
MAX_YAML = 128 * 1024
MAX_JSON = 4 * 1024 * 1024


class Unreadable(ValueError):  # noqa: N818 - said of a text, as in "the file is unreadable"
    """The text is invalid; the message says why, `line` is 1-based or 0."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def load_yaml(text: str) -> Any:  # noqa: ANN401 - plain data of any shape; callers check what they take
    """The plain data of a YAML text; raises `Unreadable`."""
    import yaml

    if len(text) > MAX_YAML:
        raise Unreadable(f"larger than {MAX_YAML // 1024} KB")
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise Unreadable(error.problem or "not valid YAML", line) from None
    except (yaml.YAMLError, ValueError, TypeError) as error:
        # ValueError and TypeError come from scalars such as the date 2024-13-45 and from unhashable keys.
        raise Unreadable(str(error).partition("\n")[0]) from None
    except RecursionError:
        raise Unreadable("nested too deeply") from None


def load_json(text: str) -> Any:  # noqa: ANN401 - plain data of any shape; callers check what they take
    """The plain data of a JSON text; raises `Unreadable`."""
    if len(text) > MAX_JSON:
        raise Unreadable(f"larger than {MAX_JSON // 1024 // 1024} MB")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(error.msg, error.lineno) from None
    except RecursionError:
        raise Unreadable("nested too deeply") from None
    except ValueError as error:
        # Integers of more than 4,300 digits.
        raise Unreadable(str(error)) from None
