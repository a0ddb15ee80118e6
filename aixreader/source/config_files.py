"""Which files configure a site, and what they hold: `read_configuration`.

Source of the rules: Hugo's documentation, "Configure Hugo". One file at the root counts, `hugo` before `config`; those
below `config/_default` and `config/production` are merged over it, named after the key they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from aixreader.errors import SourceError
from aixreader.model import Problem
from aixreader.source.config import SiteConfig, site_config
from aixreader.source.page_text import decode
from aixreader.source.site_layout import CONFIG_FOLDERS, CONFIG_READERS, CONFIGS
from aixreader.source.strict import Unreadable, load_json, load_toml, load_yaml

LOADERS: Mapping[str, Callable[[str], object]] = {"toml": load_toml, "yaml": load_yaml, "json": load_json}
PASSED_OVER = "the file is passed over"


def read_configuration(files: Mapping[str, int], read: Callable[[str], bytes]) -> tuple[SiteConfig, list[Problem]]:
    """The settings of a site whose files are `files`, read by `read`; of one without any the defaults."""
    documents: list[object] = []
    at_root = [name for name in CONFIGS if name in files]
    what = f"{at_root[0]} counts, as in Hugo" if at_root else ""
    problems = [Problem("config-unused", what, name, 0, PASSED_OVER) for name in at_root[1:]]
    below = [name for folder in CONFIG_FOLDERS for name in sorted(files) if name.startswith(folder)]
    names = [*at_root[:1], *(name for name in below if PurePosixPath(name).suffix.lower()[1:] in CONFIG_READERS)]
    for name in names:
        try:
            text, odd = decode(name, read(name))
            problems += odd
            documents.append(_placed(name, LOADERS[CONFIG_READERS[PurePosixPath(name).suffix.lower()[1:]]](text)))
        except (Unreadable, SourceError) as error:
            line = error.line if isinstance(error, Unreadable) else 0
            problems.append(Problem("data-file", f"not readable: {error}", name, line, PASSED_OVER))
    return (site_config(documents) if documents else SiteConfig()), problems


def _placed(name: str, values: object) -> object:
    """The values of a file below the key it is named after: `menus.en.toml` holds `languages.en.menus`."""
    path = PurePosixPath(name)
    if len(path.parts) == 1 or path.stem in ("hugo", "config"):
        return values
    key, _, language = path.stem.partition(".")
    return {"languages": {language: {key: values}}} if language else {key: values}
