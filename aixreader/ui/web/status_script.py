"""The script that shows at headings what an assessment states about their sections."""

from __future__ import annotations

import json
from collections.abc import Mapping

SHOW_STATUSES = """(() => {
  const statuses = %(statuses)s;
  let shown = 0;
  for (const link of document.querySelectorAll("a.stated")) {
    const status = statuses[decodeURIComponent(link.href.slice(link.href.lastIndexOf("/") + 1))];
    link.hidden = status === undefined;
    if (status === undefined) continue;
    link.dataset.status = status;
    const label = link.dataset.label.replace("{0}", status);
    link.setAttribute("aria-label", label);
    link.title = label;
    shown++;
  }
  return shown;
})()"""


def status_script(statuses: Mapping[str, str]) -> str:
    """A script that shows statuses by the ids of sections, and hides all others; its value is how many it has shown."""
    return SHOW_STATUSES % {"statuses": json.dumps(dict(statuses))}
