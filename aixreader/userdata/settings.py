"""What the user has chosen. Each setting says for itself what it is called, what it does and what it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from aixreader.json_codec import LIMITS, between, decode_valid, one_of
from aixreader.userdata.json_file import JsonFile

Value = TypeVar("Value", bool, int, str)


def setting(  # noqa: PLR0913  # one word for each thing the dialog shows
    default: Value,
    *,
    label: str,
    help: str,  # noqa: A002  # what the dialog calls it
    group: str,
    choices: Mapping[str, str] | None = None,
    low: int = 0,
    high: int = 0,
    step: int = 1,
    unit: str = "",
) -> Any:  # noqa: ANN401  # as `dataclasses.field` does
    """A field with what the dialog needs to know: `choices` (value to label), or a range `low` to `high` in `unit`s."""
    about = {"label": label, "help": help, "group": group, "choices": choices}
    limits = (one_of(*choices),) if choices else (between(low, high),) if high else ()
    return field(
        default=default, metadata=about | {"low": low, "high": high, "step": step, "unit": unit, LIMITS: limits}
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults."""

    look: str = setting(
        "system",
        label="Colours",
        help="Light, dark, or as the system says at the moment.",
        group="Look",
        choices={"system": "As the system", "light": "Light", "dark": "Dark"},
    )
    contrast: bool = setting(
        default=False, label="High contrast", help="Black and white, with stronger lines.", group="Look"
    )
    font: str = setting(
        "serif",
        label="Typeface",
        help="What running text is set in. Headings are always sans-serif.",
        group="Look",
        choices={"serif": "Serif", "sans": "Sans-serif"},
    )
    text_size: int = setting(
        17, label="Text size", help="Of running text; headings follow.", group="Look", low=13, high=28, unit="px"
    )
    measure: int = setting(
        68,
        label="Line width",
        help="How many characters a full line holds; 60 to 75 read best.",
        group="Look",
        low=45,
        high=110,
        unit="characters",
    )
    zoom: int = setting(
        100, label="Zoom", help="Of whole pages, figures and tables too.", group="Look", low=50, high=300, unit="%"
    )
    previews: bool = setting(
        default=True,
        label="Previews",
        help="Shows what a link leads to when the pointer rests on it.",
        group="Reading",
    )
    private: bool = setting(
        default=False,
        label="Private reading",
        help="Nothing is noted of what you read, look for or have open. What you bookmark is kept.",
        group="Reading",
    )
    restore_tabs: bool = setting(
        default=True, label="Open the tabs of last time", help="Each where it was.", group="Reading"
    )
    new_tabs_in_background: bool = setting(
        default=True,
        label="New tabs stay behind",
        help="A link opened in a new tab does not cover what you read.",
        group="Reading",
    )
    external_links: str = setting(
        "ask",
        label="Links that lead outside",
        help="The reader itself never goes there.",
        group="Reading",
        choices={
            "ask": "Ask each time",
            "browser": "Open in the browser",
            "keep": "Save for later",
            "copy": "Copy the address",
        },
    )
    software_rendering: bool = setting(
        default=False,
        label="Draw without the graphics card",
        help="If pages stay blank. Holds from the next start on.",
        group="Trouble",
    )

    @classmethod
    def of(cls, values: Mapping[str, object]) -> tuple[Settings, list[str]]:
        """The settings in `values`, and the names of those that were not valid and have their default."""
        settings, faults = decode_valid(cls, dict(values))
        return settings, [fault.path.removeprefix(".") for fault in faults]

    def as_dict(self) -> dict[str, object]:
        """As it is kept."""
        return asdict(self)


class SettingsStore:
    """The settings on disk. `trouble` says in words what was wrong with them, "" if nothing."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path)
        self.trouble = ""

    def load(self) -> Settings:
        """The settings; those of a newer reader stay where they are, and nothing is kept over them."""
        read = self._file.read_or_nothing()
        settings, wrong = Settings.of(read.values)
        self.trouble = read.wrong
        if wrong:
            self.trouble = f"These settings were not valid and are as they were made: {', '.join(wrong)}."
        return settings

    def save(self, settings: Settings) -> None:
        """Keep `settings`; raises `OSError`."""
        self._file.write(settings.as_dict())
