"""The values of a record as the texts that a form shows, and as they are typed back."""

from __future__ import annotations

from collections.abc import Mapping

from aixreader.assess.document import System
from aixreader.assess.edits import LISTS
from aixreader.assess.items import Item
from aixreader.assess.record_codec import write_record


def field_texts(record: Item | System) -> dict[str, str]:
    """The texts by field, "accepted.who" for one inside a record; without those that are not set. Values of a list
    stand one a line.
    """
    texts: dict[str, str] = {}
    for name, value in write_record(record).items():
        if isinstance(value, dict):
            texts |= {f"{name}.{inner}": str(each) for inner, each in value.items()}
        elif isinstance(value, list):
            texts[name] = "\n".join(map(str, value))
        else:
            texts[name] = str(value)
    return texts


def typed_values(values: Mapping[str, str]) -> dict[str, str]:
    """The values of a form as `with_fields` takes them: lists with semicolons between."""
    return {
        name: "; ".join(line.strip() for line in text.split("\n") if line.strip()) + ("; " if text else "")
        if name in LISTS
        else text
        for name, text in values.items()
    }
