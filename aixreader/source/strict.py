"""YAML, TOML and JSON from a source, read strictly and within bounds.

A source is written by strangers: only plain data is built, sizes are capped, and whatever a parser dislikes (deep
nesting included) comes back as words instead of an exception.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

# The real files are 5 KB of YAML and 35 KB of JSON. PyYAML reads about 300 KB a second, which sets its bound; `tomllib`
# is of that order.
MAX_YAML = 128 * 1024
MAX_TOML = 128 * 1024
MAX_JSON = 4 * 1024 * 1024
MAX_KEY_PARTS = 500
"""Parts of a dotted TOML key: `tomllib` takes quadratic time for them. As many sentences in one line count as such."""
MAX_EXPANDED = 1_000_000
"""Values of a YAML text with its aliases written out: a few lines of aliases of aliases stand for billions."""


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
        loader = yaml.SafeLoader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return None
            _check_aliases(node)
            return loader.construct_document(node)
        finally:
            loader.dispose()
    except Unreadable:
        raise
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise Unreadable(error.problem or "not valid YAML", line) from None
    except (yaml.YAMLError, ValueError, TypeError) as error:
        # ValueError and TypeError come from scalars such as the date 2024-13-45 and from unhashable keys.
        raise Unreadable(str(error).partition("\n")[0]) from None
    except RecursionError:
        raise Unreadable("nested too deeply") from None


def _check_aliases(root: yaml.Node) -> None:
    """Refuse aliases that hold themselves, or that written out are more than `MAX_EXPANDED` values.

    `root` is walked by children first, each node once, so that aliases cost nothing here.
    """
    sizes: dict[int, int] = {}
    opened: set[int] = set()
    todo = [root]
    while todo:
        node = todo[-1]
        key = id(node)
        below = _children(node)
        if key in sizes:
            todo.pop()
        elif key in opened:
            todo.pop()
            sizes[key] = 1 + sum(sizes[id(child)] for child in below)
            if sizes[key] > MAX_EXPANDED:
                line = node.start_mark.line + 1
                raise Unreadable(f"its aliases stand for more than {MAX_EXPANDED:,} values", line)
        else:
            opened.add(key)
            if any(id(child) in opened and id(child) not in sizes for child in below):
                raise Unreadable("an alias stands for something that holds it", node.start_mark.line + 1)
            todo += below


def _children(node: yaml.Node) -> list[yaml.Node]:
    value = node.value
    if not isinstance(value, list):
        return []
    return [part for item in value for part in (item if isinstance(item, tuple) else (item,))]


def load_toml(text: str) -> dict[str, Any]:
    """The plain data of a TOML text; raises `Unreadable`."""
    import tomllib

    if len(text) > MAX_TOML:
        raise Unreadable(f"larger than {MAX_TOML // 1024} KB")
    _check_keys(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at ")
        line = place.removeprefix("line ").partition(",")[0]
        raise Unreadable(what, int(line) if line.isdigit() else 0) from None
    except RecursionError:
        raise Unreadable("nested too deeply") from None
    except ValueError as error:
        # Dates such as 2024-13-45, and integers of more than 4,300 digits.
        raise Unreadable(str(error)) from None


def _check_keys(text: str) -> None:
    """Refuse keys of very many parts."""
    run = 0
    for part in text.split("."):
        run = 1 if "\n" in part or "=" in part else run + 1
        if run > MAX_KEY_PARTS:
            raise Unreadable(f"a key has more than {MAX_KEY_PARTS} parts")


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
