"""Lists that pages carry as prose."""

from __future__ import annotations

from collections.abc import Callable

from aixreader.model import Advice, Essential, IndexEntry, Library

CONTROLS = "\n".join(
    f"#### #{name}\n> Category: control\n> Permalink: https://owaspai.org/go/{name.lower()}/\n"
    for name in ("ONE", "TWO", "THREE")
)
PAGE = f"""## The essentials
> Permalink: https://owaspai.org/go/essentials/

**Manage**:
- Extend **Governance** well:
  > [ONE](/go/one/ ), [TWO](/go/two/)
- Apply **Handling**
  - At run time:
    > [THREE](/go/three/)
- No sub-category here [ONE](/go/one/)

**Watch:**
- **Monitoring**
   > ([TWO](/go/two/))

{CONTROLS}
"""
INDEX = """### A
[Alpha](/go/one/)
[Away](https://example.org)

### B
[Beta](/docs/risks/)

### C
### Notes
[x](/go/two/)
"""


def library(compiled: Callable[..., Library]) -> Library:
    return compiled({"content/docs/risks.md": PAGE, "content/docs/index.md": INDEX})


def test_essentials(compiled: Callable[..., Library]) -> None:
    assert library(compiled).essentials == (
        Essential("Manage", "Governance", "one", "ONE"),
        Essential("Manage", "Governance", "two", "TWO"),
        Essential("Manage", "Handling", "three", "THREE"),
        Essential("Watch", "Monitoring", "two", "TWO"),
    )


def test_index(compiled: Callable[..., Library]) -> None:
    assert library(compiled).index == (
        IndexEntry("A", "Alpha", "one"),
        IndexEntry("A", "Away", "https://example.org"),
        IndexEntry("B", "Beta", "docs/risks"),
    )


USE = f"""## How to use this
> Permalink: https://owaspai.org/go/document/

Words with [one](/go/one/) are no advice.

**Ways to start**:
- **Ask** at [a desk](https://example.org)
- **Learn all**:
  - Step 1: First *see* [ONE](/go/one/)
    and [TWO](/go/two/ ),
    then [ONE](/go/one/) again.
  - Go [away](https://example.org)
  1. To test, see [THREE](/go/three/).
- Read [two](/go/two/)

A line on [one](/go/one/) ends the list.

| If | then |
| --- | --- |
| it is [hot](https://example.org) | [TWO](/go/two/) and [THREE](/go/three/) |
| it is cold | nothing |

{CONTROLS}
"""


def test_advice_on_what_to_read(compiled: Callable[..., Library]) -> None:
    assert compiled({"content/docs/use.md": USE}).advice == (
        Advice("Learn all", "Step 1: First see ONE and TWO, then ONE again.", ("one", "two")),
        Advice("Learn all", "To test, see THREE.", ("three",)),
        Advice("Ways to start", "Read two", ("two",)),
        Advice("Ways to start", "If it is hot", ("two", "three")),
    )
    assert library(compiled).advice == ()
