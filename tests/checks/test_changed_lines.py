"""The lines of a unified diff."""

from __future__ import annotations

import difflib

from hypothesis import given
from hypothesis import strategies as st

from aixreader.checks.changed_lines import changed_lines

DIFF = """diff --git a/content/a b.md b/content/a b.md
index 1..2 100644
--- a/content/a b.md
+++ b/content/a b.md
@@ -3 +3,2 @@ a heading
-old
+new
+++ not a file
@@ -10,3 +11,3 @@
 same
--- a
+x
 same
\\ No newline at end of file
diff --git a/gone.md b/gone.md
--- a/gone.md
+++ /dev/null
@@ -1,2 +0,0 @@
-a
-b
"""


def test_lines_of_each_file() -> None:
    assert changed_lines(DIFF) == {"content/a b.md": {3, 4, 12}}
    assert changed_lines(DIFF, "content/") == {"a b.md": {3, 4, 12}}
    assert changed_lines(DIFF, "other/") == {}
    assert changed_lines("no diff\n+x\n@@ what @@\n") == {}


LINES = st.lists(st.sampled_from(["a", "b", "-- c", "++ d", "", "@@ -1 +1 @@"]), max_size=12)


@given(LINES, LINES)
def test_they_are_those_that_are_new(old: list[str], new: list[str]) -> None:
    diff = "\n".join(difflib.unified_diff(old, new, "a/x", "b/x", lineterm="", n=2))
    changes = difflib.SequenceMatcher(None, old, new).get_opcodes()
    spans = [range(start, end) for tag, _, _, start, end in changes if tag != "equal"]
    assert changed_lines(diff).get("x", set()) == {line + 1 for span in spans for line in span}
