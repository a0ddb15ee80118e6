"""The script that scrolls a page to where it was left: a share of its height, which may be that of another layout."""

from __future__ import annotations

READING_LINE = 0.22
"""The height of the line at which one reads, as a share of the viewport from its top."""
HEADS = "h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]"
IN_SECTION = f"""((share) => {{
  const at = share * document.documentElement.scrollHeight;
  let name = location.hash.slice(1);
  try {{ name = decodeURIComponent(name); }} catch {{ }}
  const target = document.getElementById(name), heads = [...document.querySelectorAll("{HEADS}")];
  const after = target && heads.slice(heads.indexOf(target) + 1).find((head) => head.tagName <= target.tagName);
  const top = (head) => scrollY + head.getBoundingClientRect().top;
  const line = at + innerHeight * {READING_LINE};
  if (target && (line < top(target) || after && line >= top(after))) target.scrollIntoView();
  else scrollTo(0, at);
}})"""


def share_script(share: float, *, in_section: bool) -> str:
    """Scrolls to `share` of the page, 0.0 to 1.0; with `in_section` to the heading of its address if that share lies
    in another section, as one does that was saved in a wider window or in another edition.
    """
    return f"{IN_SECTION}({share})" if in_section else f"scrollTo(0, {share} * document.documentElement.scrollHeight)"
