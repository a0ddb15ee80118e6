"""Edges between threats and controls."""

from __future__ import annotations

from collections.abc import Callable

from aixreader.model import Library, Origin

SITE = {
    "firebase.json": '{"hosting": {"redirects": []}}',
    "content/docs/a.md": """---
title: Threats
---
> Category: group of input threats
> Permalink: https://owaspai.org/go/inputs/

## Evasion
> Category: input threat
> Permalink: https://owaspai.org/go/evasion/

Text naming [rate limits](/go/ratelimit/) in passing.

**Controls for evasion**

- See [General controls](/go/general/)
- Sensitive data limitation through [Sensitive data limitation](/go/minimize/)
- Controls for [stolen models](/go/theft/):
  - [#RATE LIMIT](/go/RATELIMIT/) to slow them
  - [#OBSCURE](/go/obscurre/)

**Other words**

- [#NOT ONE](/go/small/)

#### #SMALL MODEL
> Category: development-time AI engineer control
> Permalink: https://owaspai.org/go/small/

## Theft
> Category: input threat
> Permalink: https://owaspai.org/go/theft/

**Controls**
See [Evasion](/go/evasion/) for the controls, rate limits apart.
""",
    "content/docs/b.md": """> Category: group of controls
> Permalink: https://owaspai.org/go/general/

## Limits
> Category: group of controls
> Permalink: https://owaspai.org/go/datalimit/

#### #MINIMIZE
> Category: control
> Permalink: https://owaspai.org/go/minimize/

## Input
#### #RATE LIMIT
> Category: runtime control
> Permalink: https://owaspai.org/go/ratelimit/

#### #OBSCURE
> Category: runtime control
> Permalink: https://owaspai.org/go/obscure/

## Table
> Category: discussion
> Permalink: https://owaspai.org/go/periodictable/

<table><tr><th>Asset</th><th>Surface</th><th>Threat</th><th>Controls</th></tr>
<tr><td>Model</td><td>Use</td><td><a href="/go/evasion/">Evasion</a></td>
<td><a href="/go/ratelimit/">rate limit</a>, <a href="/go/obscure/">obscure</a></td></tr></table>
""",
}


def test_every_origin_is_told(compiled: Callable[..., Library]) -> None:
    library = compiled(SITE)
    found = {(r.threat, r.control): (r.origins, r.group, r.guessed) for r in library.relations}
    assert found == {
        ("evasion", "ratelimit"): ((Origin.TABLE, Origin.LIST), False, False),
        ("evasion", "obscure"): ((Origin.TABLE, Origin.LIST), False, False),
        ("evasion", "general"): ((Origin.LIST,), True, False),
        ("evasion", "minimize"): ((Origin.LIST,), False, False),
        ("evasion", "datalimit"): ((Origin.LIST,), True, False),
        ("evasion", "small"): ((Origin.NESTED,), False, False),
        ("theft", "evasion"): ((Origin.INHERITED,), True, False),
    }


def test_a_misspelt_link_is_a_guess_where_nothing_else_states_the_edge(compiled: Callable[..., Library]) -> None:
    site = {**SITE, "content/docs/b.md": SITE["content/docs/b.md"].replace('<a href="/go/obscure/">obscure</a>', "")}
    edges = {(r.threat, r.control): r.guessed for r in compiled(site).relations}
    assert edges["evasion", "obscure"]


def test_what_limits_an_inherited_set_is_kept(compiled: Callable[..., Library]) -> None:
    (inherited,) = [r for r in compiled(SITE).relations if Origin.INHERITED in r.origins]
    assert inherited.note == "See Evasion for the controls, rate limits apart."


def test_groups_hold_what_stands_below_them(compiled: Callable[..., Library]) -> None:
    groups = {group.slug: group.members for group in compiled(SITE).groups}
    assert groups == {
        "inputs": ("evasion", "theft"),
        "general": ("minimize", "ratelimit", "obscure"),
        "datalimit": ("minimize",),
    }
