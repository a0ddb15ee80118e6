"""`aixreader crosswalk`."""

from __future__ import annotations

import argparse

from aixreader.cli.console import Console
from aixreader.cli.opening import open_session
from aixreader.cli.sheets import write_sheets
from aixreader.errors import NotFoundError
from aixreader.knowledge.crosswalk import Mapping
from aixreader.services.tables.table_data import CROSSWALK_HEAD, mapping_cells

HEAD = ("section", "standard", "entry", "name", "coverage")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print which sections map to which standards, or write it to a file."""
    with open_session(options) as session:
        if options.out is not None or options.format is not None:
            write_sheets(options, console, session, ("crosswalk",))
            return 0
        walk = session.crosswalk
        found = [mapping for mapping in walk.mappings if _fits(mapping, options.standard)]
        if not found and options.standard:
            raise NotFoundError(
                f"Nothing of this edition maps to '{options.standard}'.", f"It maps to: {', '.join(walk.standards)}."
            )
        if options.json:
            records = [dict(zip(CROSSWALK_HEAD, mapping_cells(mapping), strict=True)) for mapping in found]
            console.json({"references": records, "sections": walk.sections, "by_opencre": walk.blocks})
        else:
            console.table(HEAD, ((m.section, m.standard, m.entry, m.name, m.coverage) for m in found))
            console.note(f"{walk.sections} sections are mapped, {walk.blocks} of them by OpenCRE.")
    return 0


def _fits(mapping: Mapping, standard: str | None) -> bool:
    return standard is None or standard.casefold() in mapping.standard.casefold()
