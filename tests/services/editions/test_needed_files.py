"""Which files of a repository are fetched."""

from __future__ import annotations

import pytest

from aixreader.errors import DeliveryError
from aixreader.services.editions.needed_files import needed_files

SITE = ("hugo.yaml", "content/docs/a.md", "static/images/x.png", "public/index.html", "firebase.json")


@pytest.mark.parametrize("root", ["", "content/ai_exchange/"])
def test_text_and_pictures_of_the_site_are_and_what_was_built_is_not(root: str) -> None:
    needed = needed_files([f"{root}{path}" for path in SITE])
    assert needed == {
        f"{root}content/docs/a.md": True,
        f"{root}firebase.json": True,
        f"{root}hugo.yaml": True,
        f"{root}static/images/x.png": False,
    }


def test_a_repository_without_a_site_is_refused() -> None:
    with pytest.raises(DeliveryError, match="not a copy of the AI Exchange"):
        needed_files(["README.md", "src/main.c"])
