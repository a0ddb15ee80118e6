"""`aixreader assess set`: state something about a threat, a control, evidence or a system."""

from __future__ import annotations

import argparse

from aixreader.cli.assessments.documents import (
    add_action,
    add_system_option,
    assessment_file,
    open_facts,
    save,
    system_id,
    today,
)
from aixreader.cli.console import Console
from aixreader.cli.parser import Subparsers, content_text
from aixreader.errors import UserDataError, shortened


def add_parser(actions: Subparsers) -> None:
    """Add the parser of `assess set`."""
    parser = add_action(
        actions,
        "set",
        "state something about a threat, a control, evidence or the system",
        "ITEM is a threat or control (a slug, an address or a title), the id of evidence, `evidence` for new\n"
        "evidence, or `system`. An empty value takes a field back; lists have commas or ; between. Fields of\n"
        "threats: treatment, treatment_reason, likelihood, impact, residual_likelihood, residual_impact,\n"
        "  override.value, override.reason, accepted.who, accepted.at, accepted.until, accepted.reason,\n"
        "  represented_by, note;\n"
        "controls: status, reason, include_reason, how, responsible, owner, due, ticket, review_due, note;\n"
        "evidence: type, title, text, link, file (its hash is computed), collected, expires, controls, tests, note;\n"
        "systems: name, purpose, owner, scope, kinds, model_origin, data, suppliers, links, review_due.\n"
        "\n"
        "Values: treatment=open, mitigate, transfer, avoid, accept (with accepted.who, .until and .reason);\n"
        "override.value=applies, not; likelihood and impact=low, medium, high, or the scales of the file;\n"
        "status=not-assessed, not-applicable (with reason), absent, planned, partial, implemented;\n"
        "responsible=self, supplier, shared; type=text, link, file; days like 2026-12-31.\n"
        "kinds=predictive, generative, agentic; model_origin=own, finetuned, readymade-selfhosted,\n"
        "readymade-hosted.\n"
        "\n"
        "Example: aixreader assess set FILE evasion treatment=accept accepted.who=Ann accepted.until=2027-06-30\n"
        '  "accepted.reason=Few users"',
    )
    parser.add_argument("item", metavar="ITEM", type=content_text, help="what it is about")
    parser.add_argument("fields", metavar="FIELD=VALUE", nargs="+", type=content_text, help="what is stated")
    add_system_option(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Change the item, and save it."""
    from aixreader.assess.document_text import item_values
    from aixreader.services.assessments.stating import state_fields

    file = assessment_file(options)
    document = file.open()
    system = system_id(document, options)
    with open_facts(options) as facts:
        changed, name = state_fields(facts, document, system, options.item, _values(options.fields), today())
    save(file, changed, console)
    if options.json:
        item = changed.items.get(name)
        console.json({"item": name, "values": item_values(item) if item else None})
    else:
        console.text(name)
    return 0


def _values(typed: list[str]) -> dict[str, str]:
    values = {}
    for each in typed:
        name, sign, value = each.partition("=")
        if not sign:
            raise UserDataError(f"{shortened(each)!r} is not of the form FIELD=VALUE.", "Nothing was changed.")
        values[name.strip()] = value.strip()
    return values
