"""Where a site's settings may stand."""

from __future__ import annotations

import pytest

from aixreader.source.config import SiteConfig
from aixreader.source.config_files import read_configuration

SETTINGS = {
    "yaml": "title: {}\nmarkup: {{goldmark: {{renderer: {{unsafe: true}}}}}}\n",
    "toml": "title = '{}'\n[markup.goldmark.renderer]\nunsafe = true\n",
    "json": '{{"title": "{}", "markup": {{"goldmark": {{"renderer": {{"unsafe": true}}}}}}}}',
}


def read(files: dict[str, str | bytes]) -> tuple[SiteConfig, list[tuple[str, str]]]:
    data = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    config, problems = read_configuration({name: len(found) for name, found in data.items()}, data.__getitem__)
    return config, [(problem.kind, problem.file) for problem in problems]


@pytest.mark.parametrize(
    "name",
    ["hugo.yaml", "hugo.yml", "hugo.toml", "hugo.json", "config.toml", "config/_default/hugo.toml",
     "config/_default/config.json", "config/production/hugo.yaml"],
)  # fmt: skip
def test_every_kind_of_file(name: str) -> None:
    kind = name.rpartition(".")[2].replace("yml", "yaml")
    config, problems = read({name: SETTINGS[kind].format("Site")})
    assert (config.title, config.raw_html, problems) == ("Site", True, [])


def test_one_file_at_the_root_counts_and_folders_stand_over_it() -> None:
    files: dict[str, str | bytes] = {
        "config.toml": "title = 'Old'",
        "hugo.toml": "title = 'Root'\nbaseURL = 'https://a.example'",
        "config/_default/hugo.yaml": "title: Default",
        "config/_default/params.yaml": "notice: Said",
        "config/_default/menus.en.toml": "[[docs]]\npageRef = '/docs/a'\nname = 'A'",
        "config/_default/menus.fr.toml": "[[docs]]\npageRef = '/docs/b'\nname = 'B'",
        "config/production/config.yaml": "title: Production",
    }
    config, problems = read(files)
    assert (config.title, config.host, config.notice) == ("Production", "a.example", "Said")
    assert [entry.page for entry in config.menu] == ["docs/a"]
    assert problems == [("config-unused", "config.toml")]


def test_utf_16_is_read_and_what_is_broken_is_a_problem() -> None:
    assert read({"hugo.yaml": SETTINGS["yaml"].format("Wide").encode("utf-16")})[0].title == "Wide"
    for name, text in (("hugo.toml", "a = "), ("hugo.json", "{"), ("config/_default/menus.yaml", "a: [")):
        assert read({name: text})[1] == [("data-file", name)]


def test_a_site_without_settings_has_the_defaults() -> None:
    assert read({"content/a.md": "x"}) == (SiteConfig(), [])
