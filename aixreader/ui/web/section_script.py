"""The scripts that tell how far a section is read, and go to that place in another layout."""

from __future__ import annotations

from aixreader.ui.web.share_script import HEADS, READING_LINE

TOLERANCE = 8  # CSS pixels; the engine rounds
SECTION = f"""((id) => {{
  const heads = [...document.querySelectorAll("{HEADS}")], at = heads.findIndex((head) => head.id === id);
  if (at < 0) return null;
  const top = heads[at].getBoundingClientRect().top, end = heads[at + 1] ?? document.documentElement;
  const height = Math.max(1, end.getBoundingClientRect()[at + 1 < heads.length ? "top" : "bottom"] - top);
  return {{head: heads[at], top, height, share: Math.min(1, Math.max(0, -top / height))}};
}})"""
"""The section of a heading, up to the next one, and the share of it that is above the view; null for no heading."""
READ_ON = f"""((id, share) => {{
  const section = {SECTION}(id);
  if (section === null) return;
  const isRead = section.top <= innerHeight * {READING_LINE};
  if (isRead && Math.abs(section.share - share) * section.height <= {TOLERANCE}) return;
  section.head.scrollIntoView();
  if (share > 0) scrollBy(0, section.head.getBoundingClientRect().top + share * section.height);
}})"""
"""Goes to a share of the section of a heading, unless it is read there."""
