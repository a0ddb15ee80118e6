"""The user's settings. Each one declares its label, help, group and valid values; the dialog is made from these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from aixreader.addresses.repository import EXCHANGE
from aixreader.json_codec import LIMITS, Limit, between, decode_valid, one_of
from aixreader.userdata.json_file import JsonFile
from aixreader.userdata.places import RULE, is_place

SETTINGS_FILE = "settings.json"
"""Its name in the user's folder. It must not change: the file exists in users' folders."""
USUAL_EXCHANGE = f"https://github.com/{EXCHANGE}"
"""Where the Exchange is got from unless the user or a policy says otherwise."""
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
    hint: str = "",
    limit: Limit | None = None,
) -> Any:  # noqa: ANN401  # as `dataclasses.field` does
    """A field of `Settings`: `choices` maps values to labels; numbers range from `low` to `high`, in `unit`; an empty
    text shows `hint`, and others are within `limit`.
    """
    about = {"label": label, "help": help, "group": group, "choices": choices, "hint": hint}
    limits = (one_of(*choices),) if choices else (between(low, high),) if high else (limit,) if limit else ()
    return field(
        default=default, metadata=about | {"low": low, "high": high, "step": step, "unit": unit, LIMITS: limits}
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults."""

    look: str = setting(
        "system",
        label="Colours",
        help="Light, dark, or following the system setting.",
        group="Look",
        choices={"system": "As the system", "light": "Light", "dark": "Dark"},
    )
    contrast: bool = setting(
        default=False, label="High contrast", help="Black and white, with stronger lines.", group="Look"
    )
    font: str = setting(
        "serif",
        label="Typeface",
        help="For body text. Headings are always sans-serif.",
        group="Look",
        choices={"serif": "Serif", "sans": "Sans-serif"},
    )
    text_size: int = setting(
        17, label="Text size", help="Of body text; headings scale with it.", group="Look", low=13, high=28, unit="px"
    )
    measure: int = setting(
        68,
        label="Line width",
        help="Characters per line; 60 to 75 are the easiest to read.",
        group="Look",
        low=45,
        high=110,
        unit="characters",
    )
    zoom: int = setting(
        100,
        label="Zoom",
        help="Of whole pages, including figures and tables.",
        group="Look",
        low=50,
        high=300,
        unit="%",
    )
    previews: bool = setting(
        default=True,
        label="Previews",
        help="Show a preview of the target when pointing at a link.",
        group="Reading",
    )
    explain_terms: bool = setting(
        default=True,
        label="Explain terms",
        help="Underline terms and abbreviations at their first use in a section, and explain them when pointed at.",
        group="Reading",
    )
    private: bool = setting(
        default=False,
        label="Private reading",
        help="Do not record history, searches and open tabs. Bookmarks and notes are still saved.",
        group="Reading",
    )
    restore_tabs: bool = setting(
        default=True, label="Restore tabs", help="Open the tabs of the last session on startup.", group="Reading"
    )
    new_tabs_in_background: bool = setting(
        default=True,
        label="New tabs in the background",
        help="Opening a link in a new tab does not switch to it.",
        group="Reading",
    )
    citation: str = setting(
        "plain",
        label="Citations",
        help="The form of “Copy with citation”. “Copy citation as…” offers all forms.",
        group="Reading",
        choices={
            "plain": "Text",
            "md": "Markdown",
            "bibtex": "BibTeX",
            "biblatex": "BibLaTeX",
            "csl": "CSL-JSON",
            "ris": "RIS",
        },
    )
    print_notes: bool = setting(
        default=False,
        label="Print notes",
        help="Print and export sections with your highlights and notes, as last chosen there.",
        group="Reading",
    )
    unlisted_pages: bool = setting(
        default=False,
        label="Unlisted pages",
        help="Show pages that the site leaves out of its menus and its search.",
        group="Reading",
    )
    external_links: str = setting(
        "ask",
        label="External links",
        help="What to do with links to other sites; AIX Reader never loads them itself.",
        group="Reading",
        choices={
            "ask": "Ask each time",
            "browser": "Open in the browser",
            "keep": "Save for later",
            "copy": "Copy the address",
        },
    )
    exchange: str = setting(
        "",
        label="Get the Exchange from",
        help="The address of a git repository or a zip, or the path of a folder, zip or clone that is shared.",
        group="The full Exchange",
        hint=USUAL_EXCHANGE,
        limit=Limit(lambda text: not text or is_place(text), RULE),
    )
    look_for_news: bool = setting(
        default=False,
        label="Look for a newer edition",
        help="Ask there once a day, with one small request, and tell. Nothing is fetched by itself, and nothing is "
        "asked while reading is private.",
        group="The full Exchange",
    )
    software_rendering: bool = setting(
        default=False,
        label="Software rendering",
        help="Do not use the graphics card, if pages stay blank. Takes effect after a restart.",
        group="Troubleshooting",
    )

    @classmethod
    def of(cls, values: Mapping[str, object]) -> tuple[Settings, list[str]]:
        """The settings in `values`, and the names of those that were not valid and got their defaults."""
        settings, faults = decode_valid(cls, dict(values))
        return settings, [fault.path.removeprefix(".") for fault in faults]

    def as_dict(self) -> dict[str, object]:
        """The values by name, as they are stored."""
        return asdict(self)


class SettingsStore:
    """The settings on disk. `warning` is a message for the user if they were damaged, "" otherwise."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path)
        self.warning = ""

    def load(self) -> Settings:
        """The stored settings; a file of a newer version is not used and not overwritten."""
        read = self._file.read_or_nothing()
        settings, wrong = Settings.of(read.values)
        self.warning = read.wrong
        if wrong:
            self.warning = f"These settings were not valid and were reset to their defaults: {', '.join(wrong)}."
        return settings

    def save(self, settings: Settings) -> None:
        """Store `settings`; raises `OSError`."""
        self._file.write(settings.as_dict())
