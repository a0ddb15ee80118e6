"""The parameters of tools: their JSON Schema, and the check of what an assistant sends.

Whatever is sent, nothing but `RefusedCallError` is raised, and its words are for the model: they say what is wrong with
which argument. Nothing is converted, cut or ignored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from aixreader.errors import RefusedCallError, shortened
from aixreader.services.assistant.visible_text import visible

MAX_NAME = 40
"""Characters of a name that a refusal quotes."""
SECTION_ID = re.compile("[a-z0-9-]{1,64}")
FIELD_NAME = re.compile("[a-z0-9_.-]{1,64}")
POSITION = re.compile("[0-9]{1,9}")
DEFAULT_LIMIT, MAX_LIMIT = 10, 25


class Parameter(Protocol):
    """A parameter of a tool."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def is_required(self) -> bool:
        """Whether each call has to give it."""

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""

    def problem(self, value: object) -> str:
        """What is wrong with a value, as the end of a sentence; "" for a valid one."""


@dataclass(frozen=True, slots=True)
class TextParameter:
    """A string of 1 to `max_length` characters that is not blank, all of it as `pattern` says if there is one."""

    name: str
    help: str
    max_length: int
    pattern: re.Pattern[str] | None = None
    is_required: bool = False

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        made: dict[str, object] = {
            "type": "string",
            "description": self.help,
            "minLength": 1,
            "maxLength": self.max_length,
        }
        return made | ({"pattern": f"^{self.pattern.pattern}$"} if self.pattern else {})

    def problem(self, value: object) -> str:
        """What is wrong with a value."""
        if not isinstance(value, str):
            return "has to be a string"
        if not value.strip():
            return "is empty"
        if len(value) > self.max_length:
            return f"has more than {self.max_length:,} characters"
        if self.pattern and not self.pattern.fullmatch(value):
            return f"has to match ^{self.pattern.pattern}$"
        return ""


@dataclass(frozen=True, slots=True)
class ChoiceParameter:
    """One of some words."""

    name: str
    help: str
    choices: Sequence[str]
    is_required: bool = False

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return {"type": "string", "description": self.help, "enum": list(self.choices)}

    def problem(self, value: object) -> str:
        """What is wrong with a value."""
        return "" if isinstance(value, str) and value in self.choices else f"has to be one of {', '.join(self.choices)}"


@dataclass(frozen=True, slots=True)
class NumberParameter:
    """A whole number."""

    name: str
    help: str
    low: int
    high: int
    is_required: bool = False

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return {"type": "integer", "description": self.help, "minimum": self.low, "maximum": self.high}

    def problem(self, value: object) -> str:
        """What is wrong with a value."""
        is_valid = type(value) is int and self.low <= value <= self.high
        return "" if is_valid else f"has to be a whole number from {self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class FieldsParameter:
    """An object of strings, at most `max_fields`, each of at most `max_length` characters."""

    name: str
    help: str
    max_fields: int
    max_length: int
    is_required: bool = False

    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        return {
            "type": "object",
            "description": self.help,
            "maxProperties": self.max_fields,
            "propertyNames": {"pattern": f"^{FIELD_NAME.pattern}$"},
            "additionalProperties": {"type": "string", "maxLength": self.max_length},
        }

    def problem(self, value: object) -> str:
        """What is wrong with a value."""
        if not isinstance(value, Mapping):
            return "has to be an object of strings"
        if len(value) > self.max_fields:
            return f"has more than {self.max_fields} members"
        for key, item in value.items():
            if not isinstance(key, str) or not FIELD_NAME.fullmatch(key):
                return f"has a name that does not match ^{FIELD_NAME.pattern}$"
            if not isinstance(item, str):
                return f"has a value at {key} that is not a string"
            if len(item) > self.max_length:
                return f"has more than {self.max_length:,} characters at {key}"
        return ""


@dataclass(frozen=True, slots=True)
class Arguments:
    """The checked arguments of a call. What was not given is "", or the default."""

    values: Mapping[str, object]
    NO_FIELDS: ClassVar[Mapping[str, str]] = {}

    def text(self, name: str) -> str:
        """A string, "" where it was not given."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def fields(self, name: str) -> Mapping[str, str]:
        """An object of strings, empty where it was not given."""
        value = self.values.get(name)
        return value if isinstance(value, Mapping) else self.NO_FIELDS

    @property
    def limit(self) -> int:
        """How many items are wanted at most."""
        value = self.values.get("limit")
        return value if isinstance(value, int) else DEFAULT_LIMIT

    @property
    def position(self) -> int:
        """Where the answer goes on."""
        return int(self.text("cursor") or 0)


def input_schema(parameters: Sequence[Parameter]) -> dict[str, object]:
    """The JSON Schema of a call."""
    return {
        "type": "object",
        "properties": {each.name: each.schema() for each in parameters},
        "required": [each.name for each in parameters if each.is_required],
        "additionalProperties": False,
    }


def read_arguments(parameters: Sequence[Parameter], sent: object) -> Arguments:
    """The arguments that were sent; null counts as not given. Raises `RefusedCallError`."""
    if not isinstance(sent, Mapping):
        raise RefusedCallError("The arguments have to be an object.")
    known = {each.name: each for each in parameters}
    names = f"Arguments: {', '.join(known)}."
    for name in sent:
        if name not in known:
            raise RefusedCallError(f"There is no argument {visible(shortened(str(name), MAX_NAME))!r}.", names)
    given = {name: value for name, value in sent.items() if value is not None}
    for name, each in known.items():
        if name not in given:
            if each.is_required:
                raise RefusedCallError(f"The argument {name} is missing.", names)
        elif problem := each.problem(given[name]):
            raise RefusedCallError(f"The argument {name} {problem}.")
    return Arguments(given)


ID = TextParameter("id", "id of a section, as answers give it", 64, SECTION_ID, is_required=True)
SOME_ID = TextParameter("id", "id of a section, as answers give it", 64, SECTION_ID)
CURSOR = TextParameter("cursor", "next_cursor of the answer before, unchanged", 9, POSITION)
LIMIT = NumberParameter("limit", f"items in the answer (default: {DEFAULT_LIMIT})", 1, MAX_LIMIT)
