"""The lists that come with the reader, and the edition's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.edition.edition import open_edition
from aixreader.knowledge.reading_lists import ResolvedList, progress
from aixreader.knowledge.role_lists import STATED, offered_lists, role_lists
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.editions.session_factory import create_session
from aixreader.services.session.session import Session

ROLES = ["architect", "tester", "ml-engineer", "auditor", "privacy-officer", "manager"]
NONE_LEFT_OUT = {"ml-engineer", "auditor", "privacy-officer"}
"""The roles of whose lists the edition of 2025-09 has every section, be it under an older slug."""


def by_id(session: Session) -> dict[str, ResolvedList]:
    return {each.id: each for each in offered_lists(session)}


@pytest.fixture
def shipped(tmp_path: Path) -> Iterator[Session]:
    with create_session(user_folders(tmp_path), silent) as session:
        yield session


def test_six_roles_with_a_reason_for_every_section() -> None:
    assert [each.id for each in role_lists()] == ROLES
    for role in role_lists():
        assert role.title
        assert role.summary.endswith(".")
        named = [entry.section for entry in role.entries if entry.section]
        assert len(set(named)) == len(named)
        assert all(entry.why.endswith((".", "?")) for entry in role.entries if entry.section)


def test_all_of_it_is_in_the_edition_that_ships(shipped: Session) -> None:
    lists = by_id(shipped)
    assert [*lists] == [*ROLES, STATED]
    assert all(each.missing == () for each in lists.values())
    assert lists[STATED].title == "How to use this document"
    assert lists[STATED].entries[0].why == "If people you do not fully trust can give it input"
    assert any(entry.is_quoted for entry in lists["ml-engineer"].entries)


def test_the_real_exchange_says_itself_what_to_read(exchange_edition: Path) -> None:
    with Session(open_edition(exchange_edition)) as session:
        lists = by_id(session)
    assert [*lists] == [*ROLES, STATED]
    assert all(each.missing == () for each in lists.values())
    assert all(progress(each, lambda _section: False).seconds > 15 * 60 for each in lists.values())
    stated = lists[STATED]
    assert stated.title == "Learn AI security"
    assert [entry.section.id for entry in stated.entries[:3]] == ["aiengineeringprimer", "essentials", "threatmodel"]
    assert all(entry.is_quoted and not entry.why.startswith("Step") for entry in stated.entries)
    assert lists["tester"].entries[0].why.endswith(": see the testing section.")
    assert lists["privacy-officer"].entries[0].is_quoted
    assert lists["manager"].entries[0].section.id == "organize"
    assert {"federatedlearning", "poisonrobustmodel"} <= {entry.section.id for entry in lists["ml-engineer"].entries}


def test_an_older_exchange_has_most_of_it_under_the_names_of_its_time(exchange_2025_edition: Path) -> None:
    with Session(open_edition(exchange_2025_edition)) as session:
        lists = by_id(session)
    assert [*lists] == [*ROLES, STATED]
    for name, each in lists.items():
        assert len(each.entries) >= 2 * len(each.missing), name
        assert not (each.missing and name in NONE_LEFT_OUT), each.missing
    assert "Agentic AI" in lists["architect"].missing
    assert lists[STATED].title == "Ways to start"
    assert lists["privacy-officer"].entries[0].why.startswith("To learn about privacy")


def test_an_edition_without_such_sections_offers_none(session: Session) -> None:
    assert offered_lists(session) == ()


def test_no_address_is_guessed(session: Session) -> None:
    assert session.named("teapott") is None
    assert session.named("https://owaspai.org/go/teapot/") is None
    assert session.named("teapot") is session.edition.sections["teapot"]
