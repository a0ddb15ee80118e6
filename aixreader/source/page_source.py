"""A page's file, read but not rendered: `read_page`."""

from __future__ import annotations

from dataclasses import dataclass

from aixreader.model import Problem
from aixreader.source.front_matter import FrontMatter, read_front_matter
from aixreader.source.page_files import PageFile
from aixreader.source.page_text import decoded


@dataclass(frozen=True, slots=True)
class PageSource:
    """The lines of a page's file and its front matter; where that ends within a line, only the rest of the line."""

    page: PageFile
    lines: list[str]
    front: FrontMatter
    problems: tuple[Problem, ...]

    @property
    def body(self) -> str:
        """What follows the front matter."""
        return "\n".join(self.lines[self.front.body_line :])


def read_page(page: PageFile, data: bytes) -> PageSource:
    """Read the bytes of a page's file."""
    text, problems = decoded(page.file, data)
    lines = text.split("\n")
    front = read_front_matter(lines)
    if front.rest:
        lines[front.body_line] = front.rest
    if front.error:
        done = "it is read as if it were empty"
        problems.append(Problem("front-matter", front.error, page.file, front.error_line, done))
    return PageSource(page, lines, front, tuple(problems))
