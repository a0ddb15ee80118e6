"""Citations in the formats of reference managers."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from aixreader.cli.commands import make_parser
from aixreader.publish.citation import FORMATS, Citation, cite, plain_quote, quote_digest

TEA = Citation(
    "Tea & {milk}_100%", "tea", "The Tea Exchange", "2026-08-22T10:00:00", "5413fde06349cf25", "https://owaspai.org/go/tea/",
    "aix:tea", "Hot\n  water", "2026-11-30", "OWASP AI Exchange",
)  # fmt: skip
BARE = Citation("Tea", "a#b", "Exchange", link="aix:a#b", author="OWASP AI Exchange")
DEEP = Citation("Tea", "docs/1_tea#a_b", "Tea", "2026-08-22", url="https://owaspai.org/docs/1_tea/#a_b%20c")


def test_plain() -> None:
    assert cite(TEA, "plain") == (
        "OWASP AI Exchange: Tea & {milk}_100%. https://owaspai.org/go/tea/. Edition: The Tea Exchange, as of"
        f" 2026-08-22, revision 5413fde06349. Quote: “Hot water” SHA-256: {quote_digest('Hot water')}"
    )
    assert cite(BARE, "plain") == "OWASP AI Exchange: Tea. aix:a#b. Edition: Exchange."


def test_nobody_is_named_whom_the_site_does_not_name() -> None:
    nobody = replace(TEA, author="")
    for known in FORMATS:
        text = cite(nobody, known.id)
        assert "OWASP" not in text.replace(TEA.url, "")
        assert not re.search(r"^\W*(AU  -|author|\W: )", text, re.MULTILINE), known.id
    assert cite(nobody, "plain").startswith("Tea & {milk}_100%. https")
    assert cite(nobody, "md").startswith(r"[Tea & {milk}\_100%](https")


def test_markdown_escapes_what_is_no_markup() -> None:
    assert cite(TEA, "md").startswith(r"OWASP AI Exchange: [Tea & {milk}\_100%](https://owaspai.org/go/tea/). Edition:")


def test_bibtex_escapes_what_tex_would_read() -> None:
    lines = cite(TEA, "bibtex").splitlines()
    assert lines[0] == "@misc{owaspai-tea-2026,"
    assert r"  title = {Tea \& \{milk\}\_100\%}," in lines
    assert r"  howpublished = {\url{https://owaspai.org/go/tea/}}," in lines
    assert "  year = {2026}," in lines
    assert "  month = aug," in lines
    assert lines[-1] == "}"
    assert cite(BARE, "bibtex").splitlines()[0] == "@misc{owaspai-a-b,"
    assert "year" not in cite(BARE, "bibtex")


def test_biblatex() -> None:
    lines = cite(TEA, "biblatex").splitlines()
    assert lines[0] == "@online{owaspai-tea-2026,"
    for line in ("url = {https://owaspai.org/go/tea/}", "date = {2026-08-22}", "urldate = {2026-11-30}"):
        assert f"  {line}," in lines
    assert "urldate" not in cite(BARE, "biblatex")


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_each_entry_has_one_address(form: str) -> None:
    for citation in (TEA, BARE):
        assert cite(citation, form).count(citation.address.replace("#", "\\#" if form == "bibtex" else "#")) == 1
    assert cite(BARE, form).count("aix:") == 1


def test_titles_for_latex_have_no_emoji() -> None:
    for form in ("bibtex", "biblatex"):
        assert "  title = {Journal \\& Papers}," in cite(replace(TEA, title="📚 Journal & Papers ⚠️"), form)


def test_signs_that_latex_does_not_know_are_commands() -> None:
    assert r"  title = {Tea \ensuremath{\rightarrow} {AI}}," in cite(replace(TEA, title="Tea → AI"), "bibtex")


def test_tex_reads_no_hash_in_an_address() -> None:
    assert r"  howpublished = {\texttt{https://owaspai.org/docs/1\_tea/\#a\_b\%20c}}," in cite(DEEP, "bibtex")
    assert "  url = {https://owaspai.org/docs/1_tea/#a_b%20c}," in cite(DEEP, "biblatex")


def test_styles_keep_the_case_of_acronyms_and_names() -> None:
    title = replace(TEA, title="AI program of LLMs, a DoS in U.S.A. #MONITOR USE of Tea")
    expected = r"  title = {{AI} program of {LLMs,} a {DoS} in {U.S.A.} {{\#MONITOR}} {USE} of Tea},"
    assert expected in cite(title, "bibtex").splitlines()


def test_csl() -> None:
    (item,) = json.loads(cite(TEA, "csl"))
    assert (item["title"], item["issued"]) == ("Tea & {milk}_100%", {"date-parts": [[2026, 8, 22]]})
    assert item["URL"] == "https://owaspai.org/go/tea/"
    assert item["accessed"] == {"date-parts": [[2026, 11, 30]]}
    assert item["container-title"] == "The Tea Exchange, as of 2026-08-22, revision 5413fde06349", "which all show"
    assert not {"issued", "accessed"} & set(json.loads(cite(BARE, "csl"))[0])


def test_ris() -> None:
    lines = cite(TEA, "ris").split("\r\n")
    assert (lines[0], lines[-2:]) == ("TY  - ELEC", ["ER  - ", ""])
    assert "AU  - OWASP AI Exchange," in lines, "a comma keeps a corporate author whole"
    assert "Y2  - 2026/11/30" in lines
    assert TEA.revision not in cite(TEA, "ris")
    assert "UR  - https://owaspai.org/go/tea/" in lines
    assert "DA  - 2026/08/22" in lines
    assert all(line[2:6] == "  - " for line in lines[:-1])


@pytest.mark.parametrize("form", [known.id for known in FORMATS])
def test_each_form_holds_the_quote_and_its_digest(form: str) -> None:
    assert quote_digest("Hot water") in cite(TEA, form)
    assert "Hot water" in cite(TEA, form)


def test_white_space_and_ways_to_write_a_letter_do_not_change_a_digest() -> None:
    assert quote_digest("caf\u00e9  au\nlait") == quote_digest("cafe\u0301 au lait")
    assert plain_quote("  a \n b ") == "a b"


def test_the_command_line_offers_them_all() -> None:
    for known in FORMATS:
        assert make_parser().parse_args(["cite", "tea", "--format", known.id]).format == known.id
