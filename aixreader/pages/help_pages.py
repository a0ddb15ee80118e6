"""Help inside the reader, as pages of its own: how to use it, all its keys, and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from aixreader.pages.home_page import STYLES_HOST
from aixreader.pages.page_shell import page_document
from aixreader.search.facets import FIELD_SYNTAX, MARK_SYNTAX

if TYPE_CHECKING:
    from aixreader.delivery.request_counter import HostRequests

Shortcut = tuple[str, str, Sequence[str]]
"""The menu of an action, its text, and its keys as the platform writes them."""
Fact = tuple[str, str]
"""Label and value."""
Licensed = tuple[str, str, str, str]
"""A part, its version ("" for none of its own), its licence, and the address of the licence's text."""

ToolFormat = tuple[str, str, str]
"""A format of another program: its name, a command that writes it, and what it does not hold."""

HEADING = "## "
KEY = re.compile(r"\{(\w+)\}")
USING = """
## Read

The contents at the left list every page with its sections. The mark before a
title tells what the section is: a diamond for a threat, a dot for a control, a square for a group of either, a ring
for a discussion, an empty square for a test.

{next_section} and {previous_section} go from section to section, {back} and {forward} to where you have been, {home}
to the home page.

{switch} takes the keyboard from the sidebar to the page, and to what is beside it; the arrow keys go through the rows.

Dotted terms are explained where you point at them, and by {explain_term}.

{sidebar} hides the sidebar, {distraction_free} everything but the text. {zoom_in} and {zoom_out} change its size,
{zoom_reset} sets it back. Typeface, text size, line width and colours are in the preferences: {preferences}.

## Find

{commands} takes a few letters of any title or command: its beginning, the first letters of its words (“mac” finds
“Model access control”), or letters in order. {filter} narrows the contents down alike.

{find} looks for words in the page that is shown. {find_next} goes on to the next place and {find_previous} back to
the one before; Esc closes the bar and leaves you where you are.

{search} looks for words in all pages while you type. Up and Down preview what is found, Esc leads back. Enter opens
it with the words marked; {back_to_results} returns to the list. Half a word, a slip of the pen and old names will do.
“A phrase” stands in quotation marks; AND or OR join words, a minus excludes one, a star ends a beginning, and
FIELD_SYNTAX before a word look there only, MARK_SYNTAX in
your notes and bookmarks, all of them without a word.

## Several things at once

A click with the middle button, or with Ctrl held, opens a link in a new tab, and so does Ctrl with Enter in a list.
{next_tab} goes to the next tab, {close_tab} closes one, {reopen_tab} brings it back.

{split} shows two tabs beside each other, each side with its own; a side goes with its last tab. Compare
editions, in the View menu, shows another edition there, which follows what you read.

{what_changed} compares with another edition and shows what changed, word by word; {next_change} goes to the next
change, {previous_change} back. Until it is forgotten, sections that changed have a dot in the contents.

A click with Alt held, or {peek}, opens a link beside the page; so do Space on a row of a list, and a click on the card
of a link. Esc closes this peek, {peek_pin} keeps it.

## Keep and pass on

{bookmark} keeps the section you read, or gives it up, as the ribbon beside its title does. At what you select, or
a highlight you click, a toolbar highlights, notes, copies or searches it; {selection_bar} goes there, also for what
{find} found. {note} alone is on the section.
{bookmarks} lists what you kept and saved searches, {notes} your notes, {history} what you read; {undo} brings back
what was removed, {redo} does it again. In another edition the Marks menu tells what to look at again.

{copy_permalink} copies its permanent address, which stays the same when the Exchange is edited; {copy_cited} the
marked text and its source, in the form of the preferences.

## Reading lists

{reading_lists} shows a list of sections with the time to read them, at 238 words a minute; words in quotation marks are
the edition's own. Space ticks a section, and so does reading to its end. {next_in_list} goes to the next one. Your own
lists are made in the panel's menu, and by “Add to reading list” in the menu of a section: Ctrl with Up or Down moves
one, Delete takes it out.

## Threats and controls

{table} opens the periodic table. Pick a tile, and related ones stand out: T by the official table, S its section, G a
group. Ctrl and Space pick more, Enter or double click opens, letters find a name, Esc lets go. {relations} lists what
belongs to the section you read.

{print} prints or exports the section, or more.

## Assess a system

New assessment, in the Assess menu, makes a file of yours, which is saved as you type and can be shared or kept in git:
what others write in it at the same time is joined. {next_question} asks about the system; what follows from an answer
stands below it, with its reason, and conditions are yours to judge. A template answers what goes without saying.

{state_section} shows beside a threat or control what is stated about it: whether it applies all the same, risk and
treatment, status, owner, dates, evidence. A control is stated once for all the threats that it answers. Esc takes back
what is typed in a field, {undo} what was saved.

{table} then shows which threats apply and how far controls are in place, also beside another system or an earlier
version. {assessment_overview} shows a board, on which Ctrl with Left or Right moves a card, and tables to sort, filter
and edit. Gaps, in the panel, lists what is missing, late or expired.

{assessment_report} writes a report, or a workbook to be filled in and read back. In another edition the panel offers to
carry the assessment over, and lists what to look at again. A sign-off freezes a version.

## Links that lead outside

The reader asks nothing of the network by itself. A link that leads outside is shown to you whole; then you choose
whether your browser opens it, or to keep or copy it.

## Open another edition

{open_folder} opens a folder with the source of the Exchange, {open_archive} a zip or tar.gz of it. Either can also be
dropped on the window, or opened with AIX Reader in the file manager. The first time takes some seconds.

{home} and the File menu list what was opened before, unless in private reading. What was moved is grey until you
locate it; removed from the list, the file itself stays.

Get the full Exchange, in the File menu, opens it as soon as the text is there. A button in the toolbar shows, stops
and continues the pictures that follow.

Where your administrator has set a signed mirror, newer editions are offered, or installed and told. About AIX Reader
says who has signed the edition.

## Assistants

An assistant on this computer can search, read and cite the edition, by the Model Context Protocol: once the extra is
installed, pip install "aixreader[assistant]", add to its configuration, under mcpServers,
"aixreader": {"command": "aixreader", "args": ["mcp"]}. Nothing is sent but to that program. An assessment is named
with --assessment, and changed only with --allow-write.

## By keyboard alone

{switch} goes from the sidebar to the page and on, Tab to the next link or field, Enter follows it. All keys are
listed under {shortcuts}.
""".replace("FIELD_SYNTAX", FIELD_SYNTAX).replace("MARK_SYNTAX", MARK_SYNTAX)
"""Headings and paragraphs. In braces is an action, whose key is shown; a paragraph about one that the window does not
have is left out."""

NETWORK = (
    "Requests made are those the reader itself sent anywhere. Requests blocked are those of pages, for a picture on "
    "another server, say; they never left this computer."
)
OTHER_TOOLS = (
    "Threats and controls are written for other programs by “Print and export” with everything selected, from the "
    "periodic table, and by these commands. What comes from a newer edition updates what an older one has brought: a "
    "threat or control has the same id in every edition, also where it was renamed."
)
STANDALONE = (
    "A standalone reader also brings libraries of the system it was made on. Its folder, or /usr/share/doc/aixreader "
    "where it came as a Debian package, holds the list of all its parts, sbom.cdx.json, and the licence of each."
)


def using_document(keys: Mapping[str, Sequence[str]], formats: Iterable[ToolFormat] = ()) -> str:
    """How to use the reader. `keys` are the keys of each action that the window has, by its id; `formats` those of
    other programs that it writes.
    """
    parts = []
    for part in USING.split(HEADING)[1:]:
        heading, *paragraphs = part.strip().split("\n\n")
        shown = [text for paragraph in paragraphs if (text := _with_keys(paragraph, keys)) is not None]
        if shown:
            parts.append(f"<h2>{escape(heading)}</h2>" + "".join(f"<p>{text}</p>" for text in shown))
    return _document("Using AIX Reader", "".join(parts) + _other_tools(formats))


def _other_tools(formats: Iterable[ToolFormat]) -> str:
    """Which formats there are, and how each is written."""
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td><code>{escape(command)}</code></td><td>{escape(limits)}</td></tr>"
        for name, command, limits in formats
    )
    if not rows:
        return ""
    return (
        f"<h2>Into other tools</h2><p>{OTHER_TOOLS}</p>{_table(('Format', 'Command', 'What it does not hold'), rows)}"
    )


def shortcuts_document(shortcuts: Iterable[Shortcut]) -> str:
    """All actions that have keys, by menu, in the order of `shortcuts`."""
    with_keys = [shortcut for shortcut in shortcuts if shortcut[2]]
    parts = []
    for menu, actions in groupby(with_keys, key=lambda shortcut: shortcut[0]):
        rows = "".join(f"<tr><td>{escape(text)}</td><td>{_keys(keys)}</td></tr>" for _, text, keys in actions)
        parts.append(f"<h2>{escape(menu)}</h2>{_table(('What', 'Keys'), rows)}")
    return _document("Keyboard shortcuts", "".join(parts))


def about_document(
    versions: Iterable[Fact],
    edition: Iterable[Fact],
    licences: Iterable[Licensed],
    *,
    problems: tuple[int, str] = (0, ""),
    hosts: Sequence[HostRequests] = (),
) -> str:
    """What the reader is made of, which edition is open, the network requests that were made and blocked, by host, and
    the licence of each part. `problems` is how many were found when the edition was built, and where they are listed.
    """
    count, address = problems
    listed = f'<p><a href="{escape(address)}">Problems found when it was built: {count}</a></p>' if count else ""
    made, blocked = sum(each.requests for each in hosts), sum(each.blocked for each in hosts)
    network = (("Network requests made", str(made)), ("Requests of pages blocked", str(blocked)))
    body = (
        f"<p>A reader for the OWASP AI Exchange that needs no network.</p>{_facts(('Part', 'Version'), versions)}"
        f"<h2>About this edition</h2>{_facts(('What', 'Which'), edition)}{listed}"
        f"<h2>Network</h2>{_facts(('What', 'How many'), network)}{_hosts(hosts)}<p>{NETWORK}</p>"
        f"<h2>Licences</h2>{_licences(licences)}<p>{STANDALONE}</p>"
    )
    return _document("About AIX Reader", body)


def _with_keys(paragraph: str, keys: Mapping[str, Sequence[str]]) -> str | None:
    """The paragraph as HTML with the first key of each action in its place; None where one has none."""
    if not all(keys.get(action) for action in KEY.findall(paragraph)):
        return None
    return KEY.sub(lambda action: _keys(keys[action[1]][:1]), escape(paragraph))


def _keys(keys: Iterable[str]) -> str:
    return " or ".join(f"<kbd>{escape(key)}</kbd>" for key in keys)


def _facts(head: tuple[str, str], facts: Iterable[Fact]) -> str:
    return _table(head, "".join(f"<tr><td>{escape(what)}</td><td>{escape(value)}</td></tr>" for what, value in facts))


def _hosts(hosts: Sequence[HostRequests]) -> str:
    """The requests by host; nothing where there were none."""
    if not hosts:
        return ""
    rows = "".join(
        f"<tr><td>{escape(each.host)}</td><td>{each.requests:,}</td><td>{each.received:,}</td><td>{each.sent:,}</td>"
        f"<td>{each.blocked:,}</td></tr>"
        for each in hosts
    )
    return _table(("Host", "Requests", "Bytes received", "Bytes sent", "Blocked"), rows)


def _licences(licences: Iterable[Licensed]) -> str:
    rows = "".join(
        f"<tr><td>{escape(part)}</td><td>{escape(version)}</td>"
        f'<td><a href="{escape(text)}">{escape(licence)}</a></td></tr>'
        for part, version, licence, text in licences
    )
    return _table(("Part", "Version", "Licence"), rows)


def _table(head: Sequence[str], rows: str) -> str:
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="table" tabindex="0">{table}</div>'


def _document(title: str, body: str) -> str:
    return page_document(title, f"<h1>{escape(title)}</h1>{body}", host=STYLES_HOST, kind="own")
