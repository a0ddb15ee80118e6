"""What the program is built by: which room may import which, how large a file may grow, where each thing is done.

Style, types and names of single lines are ruff's and mypy's; here stands what needs the whole tree to be seen.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.waiting import HUNG_SECONDS, LIMIT_SECONDS, PROCESS_SECONDS

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "aixreader"
PACKAGING = CHECKOUT / "packaging"
TESTS = CHECKOUT / "tests"
PROJECT = (CHECKOUT / "pyproject.toml").read_text("utf-8")
SETTINGS = tomllib.loads(PROJECT)

MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted(PACKAGING.glob("*.py"))
ROOMS = sorted({module.parent for module in MODULES} - {PACKAGE})

TOP_LEVEL = {".ci", ".github", ".gitignore", "LICENSE", "README.md", "pyproject.toml"} | {
    "aixreader",
    "packaging",
    "resources",
    "tests",
}
LINES = {"": 400, "ui": 300, "ui/web": 250, "ui/base/action_table": 400}
"""Folder of the package, or a table -> how many lines a file there or below may have; the longest that fits counts."""

DRAWERS = {"utils", "util", "misc", "common", "helpers", "helper", "tools", "stuff"}
THREADS = {"QThread", "QRunnable", "QThreadPool", "QtConcurrent", "Thread", "Timer", "ThreadPoolExecutor"} | {
    "ProcessPoolExecutor",
    "asyncio",
    "multiprocessing",
    "processEvents",
}
COLD = """
import sys, aixreader.cli.main
print(*sorted(set(sys.modules) & set(sys.argv[1:])))
"""
HEAVY = ("PySide6", "shiboken6", "whoosh", "markdown", "nh3", "yaml", "pygments", "platformdirs", "html5lib")
OUTSIDE = ("http.client", "socket", "sqlite3", "ssl", "urllib.request", "zipfile")
"""What of the standard library speaks to networks and files, and takes its time to load."""

DATA_ONLY = "plain data: nothing there that a test could find wrong"
CLOCKS = {"perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time", "process_time_ns"} | {
    "sleep",
    "msleep",
    "qSleep",
    "qWait",
    "hasExpired",
}
"""What sleeps or reads a clock: only `tests/waiting.py`, which has the limits, and `tests/bench`, which measures."""
WAITS = {"wait", "join", "communicate"}
"""What waits for a process or a thread, or (pytest-qt's `wait`) for nothing; each takes its limit from there."""
MAY_WAIT = re.compile(rf"\b(?:{'|'.join(sorted(CLOCKS))}|timeout|time\.time|wait|communicate)\b|\bjoin\(\s*\d")
"""In the text of every module that does any of it: most need not be parsed."""

UNTESTED = {
    "model/category": DATA_ONLY,
    "model/crosswalk": DATA_ONLY,
    "model/guide": DATA_ONLY,
    "model/links": DATA_ONLY,
    "model/relation": DATA_ONLY,
    "model/signed_versions": DATA_ONLY,
    "model/table": DATA_ONLY,
    "model/term": DATA_ONLY,
    "userdata/changes": DATA_ONLY,
    "search/index_document": DATA_ONLY,
    "ui/base/action_spec": DATA_ONLY,
    "ui/base/list_items": DATA_ONLY,
}
"""Module without a test file of its own -> why."""

UNMIRRORED = {
    "cli/test_names": "what all commands call a control, and find it by",
    "delivery/mirror/test_attacks": "the whole of a mirror and its reader, under attack",
    "services/test_exchange": "the services together, on the real Exchange",
    "services/test_styles": "the style sheets in resources/, which the services hand out",
    "test_architecture": "this file",
    "test_docs": "README, changelog and the like",
    "test_edition_text": "the edition in resources/",
    "test_wheel": "the package as it is installed",
    "test_workflows": "the workflows in .github/",
    "ui/test_sanitised_content": "the sanitiser against the real browser",
    "ui/test_versions": "the binding's version",
    "ui/window/test_names": "what all parts of the window call a control, and find it by",
}
"""Test file that tests no single module -> what it tests instead."""


def name_of(module: Path) -> str:
    """A module's path in the package, without suffix: "ui/web/pane"."""
    return module.relative_to(PACKAGE).with_suffix("").as_posix()


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"), str(module))


@cache
def nodes_of(module: Path) -> tuple[ast.AST, ...]:
    """Every node of a module's tree, walked once: most rules go through all modules."""
    return tuple(ast.walk(tree_of(module)))


@cache
def words_of(module: Path) -> frozenset[str]:
    """Every name a module uses or imports, dotted ones in parts; what comments and texts say is none."""
    words: set[str] = set()
    for node in nodes_of(module):
        if isinstance(node, ast.Name):
            words.add(node.id)
        elif isinstance(node, ast.Attribute):
            words.add(node.attr)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            words.update(part for alias in node.names for part in alias.name.split("."))
            words.update((getattr(node, "module", None) or "").split("."))
    return frozenset(words)


def users_of(words: set[str], modules: list[Path]) -> list[str]:
    """The modules that use one of `words`."""
    return [name_of(module) for module in modules if words & words_of(module)]


@cache
def calls_in(module: Path) -> tuple[tuple[str, ast.Call], ...]:
    """Every call with the name of what is called, without what stands before its last dot."""
    return tuple(_calls(nodes_of(module)))


def _calls(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, ast.Call]]:
    for node in nodes:
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute | ast.Name):
                yield called.attr if isinstance(called, ast.Attribute) else called.id, node


def callers_of(wanted: Callable[[str, ast.Call], bool]) -> list[str]:
    """Module and line of the calls that are `wanted`."""
    return [
        f"{name_of(module)}:{node.lineno}"
        for module in MODULES
        for name, node in calls_in(module)
        if wanted(name, node)
    ]


# -------------------------------------------------------------------------------------------------- who may import whom
def test_import_contracts() -> None:
    linter = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", linter, "--no-logo", "--no-cache"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=CHECKOUT)
    contracts = len(SETTINGS["tool"]["importlinter"]["contracts"])
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Contracts: {contracts} kept, 0 broken." in done.stdout


def module_of(path: Path) -> str:
    """The dotted name of a module or package of the program."""
    return ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path, known: set[str]) -> set[str]:
    """The modules of the program that one imports anywhere in its text, for type checking as well."""
    named: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            named.add(node.module)
            named.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            named.update(alias.name for alias in node.names)
    return (named & known) - {module_of(path)}


def cycles_in(graph: dict[str, set[str]]) -> list[list[str]]:
    """The strongly connected components of more than one node (Tarjan)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        number[node] = lowest[node] = len(number)
        path.append(node)
        for other in sorted(graph.get(node, ())):
            if other not in number:
                visit(other)
                lowest[node] = min(lowest[node], lowest[other])
            elif other in path:
                lowest[node] = min(lowest[node], number[other])
        if lowest[node] == number[node]:
            component = path[path.index(node) :]
            del path[-len(component) :]
            if len(component) > 1:
                found.append(sorted(component))

    for node in sorted(graph):
        if node not in number:
            visit(node)
    return found


@cache
def import_graph() -> dict[str, set[str]]:
    known = {module_of(path) for path in MODULES if path.stem != "__init__"}
    return {module_of(path): imports_of(path, known) for path in MODULES}


def test_a_cycle_would_be_found() -> None:
    assert cycles_in({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
    assert cycles_in({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_import_cycle_between_modules() -> None:
    graph = import_graph()
    assert sum(map(len, graph.values())) > 1000, "imports are found at all"
    assert "aixreader.ui.base.reader_context" in graph["aixreader.ui.window.window_controller"]
    assert cycles_in(graph) == []


def test_no_import_cycle_between_packages() -> None:
    packages: dict[str, set[str]] = {}
    for module, imports in import_graph().items():
        package = module.rpartition(".")[0]
        others = {other.rpartition(".")[0] for other in imports} - {package, "aixreader", "aixreader.cli"}
        packages.setdefault(package, set()).update(others)
    assert cycles_in(packages) == []


def test_no_part_reaches_through_the_window() -> None:
    chain, imports = re.compile(r"\bwindow\.[a-z_]+\.[a-z_]+"), re.compile(r"(?m)^ *(from|import) .*$")
    outside = [path for path in PACKAGE.glob("ui/**/*.py") if not name_of(path).startswith("ui/window/")]
    assert len(outside) > 100
    assert [name_of(path) for path in outside if chain.search(imports.sub("", path.read_text("utf-8")))] == []


def test_the_window_s_frame_offers_little() -> None:
    (frame,) = [node for node in tree_of(PACKAGE / "ui/window/main_window.py").body if isinstance(node, ast.ClassDef)]
    stored = {
        node.attr
        for node in ast.walk(frame)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self"
    }
    public = {name for name in stored if not name.startswith("_")}
    assert public == {"drops", "notice", "on_close", "sidebar", "splitter"}


def test_qt_is_named_only_in_ui() -> None:
    below = [module for module in MODULES if not name_of(module).startswith("ui/")]
    assert len(below) > 50
    assert users_of({"PySide6", "shiboken6"}, below) == []
    texts = (
        (name_of(module), node.value)
        for module in below
        for name, call in calls_in(module)
        if name in ("import_module", "__import__", "find_spec")
        for node in call.args
        if isinstance(node, ast.Constant)
    )
    assert [text for text in texts if "PySide6" in str(text[1]) or "shiboken6" in str(text[1])] == []


def test_the_command_line_starts_without_anything_heavy() -> None:
    command = [sys.executable, "-c", COLD, *HEAVY, *OUTSIDE]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=CHECKOUT)
    assert done.stdout.split() == []


def test_the_window_is_painted_before_the_engine_is_loaded() -> None:
    late = ("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "aixreader.model.library", "whoosh", "markdown")
    script = "import sys, aixreader.ui.app.application; print(*sorted(set(sys.modules) & set(sys.argv[1:])))"
    command = [sys.executable, "-c", script, *late]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=CHECKOUT)
    assert done.stdout.split() == []


# ------------------------------------------------------------------------------------------------- how large, how named
def test_no_file_is_too_long() -> None:
    def most(module: Path) -> int:
        fitting = [folder for folder in LINES if f"{name_of(module)}/".startswith(f"{folder}/" if folder else "")]
        return LINES[max(fitting, key=len)]

    lengths = {module: len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert {name_of(module): length for module, length in lengths.items() if length > most(module)} == {}


def test_the_repository_has_no_other_top_level() -> None:
    git = shutil.which("git")
    if git is None or not (CHECKOUT / ".git").exists():
        pytest.skip("what belongs to the repository is asked of git, and this is none of its checkouts")
    safe = ["-c", f"safe.directory={CHECKOUT}"]  # also where somebody else owns it
    command = [git, *safe, "-C", str(CHECKOUT), "ls-files", "-z", "--cached"]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    assert {name.partition("/")[0] for name in told.stdout.split("\0") if name} == TOP_LEVEL


def test_no_file_or_folder_is_a_junk_drawer() -> None:
    paths = [*MODULES, *ROOMS, *SCRIPTS, *TESTS.rglob("*.py")]
    assert [str(path) for path in paths if path.stem.removeprefix("test_").strip("_") in DRAWERS] == []


# ---------------------------------------------------------------------------------------------------- tests and modules
def mirrored(folder: Path) -> set[str]:
    """The test files wanted for the modules of a folder of the package, or of `packaging/`."""
    base = PACKAGE if folder.is_relative_to(PACKAGE) else CHECKOUT
    return {
        (path.relative_to(base).parent / f"test_{path.stem}").as_posix()
        for path in folder.glob("*.py")
        if path.stem not in ("__init__", "__main__")
        and path.relative_to(base).with_suffix("").as_posix() not in UNTESTED
    }


@pytest.mark.parametrize("folder", [PACKAGE, *ROOMS, PACKAGING], ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_every_module_has_its_tests_and_every_test_its_module(folder: Path) -> None:
    base = PACKAGE if folder.is_relative_to(PACKAGE) else CHECKOUT
    beside = TESTS / folder.relative_to(base)
    found = {path.relative_to(TESTS).with_suffix("").as_posix() for path in beside.glob("test_*.py")}
    wanted = mirrored(folder)
    assert wanted - found == set(), "modules without tests"
    assert found - wanted - set(UNMIRRORED) == set(), "tests without a module"


def test_tests_lie_where_their_room_does() -> None:
    rooms = {folder.relative_to(PACKAGE).as_posix() for folder in ROOMS}
    folders = {path.parent.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")}
    apart = {".", "packaging", "faults", "fidelity", "interop", "security"}
    assert folders - rooms == apart, "fidelity holds the whole compiler to Hugo"


def test_exceptions_to_the_mirror_are_still_true() -> None:
    for name in UNTESTED:
        assert (PACKAGE / f"{name}.py").is_file(), name
        assert not (TESTS / Path(name).parent / f"test_{Path(name).name}.py").exists(), name
        does = [node for node in ast.walk(tree_of(PACKAGE / f"{name}.py")) if isinstance(node, ast.FunctionDef)]
        assert does == [], f"{name} does something now"
    unmirrored = {
        name: PACKAGE / Path(name).parent / f"{Path(name).name.removeprefix('test_')}.py" for name in UNMIRRORED
    }
    assert [name for name, module in unmirrored.items() if module.exists()] == []
    assert [name for name in UNMIRRORED if not (TESTS / f"{name}.py").is_file()] == []


# ----------------------------------------------------------------------------------------------- what is done only once
def test_nothing_is_global() -> None:
    found = [
        f"{module.name}:{node.lineno}"
        for module in [*MODULES, *SCRIPTS]
        for node in nodes_of(module)
        if isinstance(node, ast.Global)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (THREADS, {"ui/base/jobs"}),
        ({"QMessageBox"}, {"ui/base/messages"}),
        ({"QShortcut"}, set()),
        ({"get_type_hints", "get_origin"}, {"json_codec"}),
    ],
    ids=["threads", "QMessageBox", "QShortcut", "decoding by annotations"],
)
def test_one_place_for(words: set[str], allowed: set[str]) -> None:
    assert set(users_of(words, MODULES)) <= allowed


def test_qt_names_of_the_rules_are_still_in_use() -> None:
    """What no module used any more would be guarded in vain."""
    assert users_of({"QMessageBox"}, MODULES) == ["ui/base/messages"]
    assert users_of(THREADS, MODULES) == ["ui/base/jobs"]
    assert {place.partition(":")[0] for place in callers_of(lambda name, _: name == "QAction")} == {"ui/base/actions"}


def test_only_the_composition_root_asks_for_the_application() -> None:
    def asks(name: str, call: ast.Call) -> bool:
        return name == "instance" and "Application" in ast.unparse(call.func)

    assert {place.partition(":")[0] for place in callers_of(asks)} <= {"ui/app/application"}
    assert users_of({"qApp"}, MODULES) == []


def test_only_plain_texts_are_translated() -> None:
    """`lupdate` reads the text from the source: one that is put together there is never found again."""

    def is_put_together(name: str, call: ast.Call) -> bool:
        if name not in ("tr", "translate", "QT_TRANSLATE_NOOP"):
            return False
        return any(isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call) for argument in call.args)

    assert callers_of(is_put_together) == []
    assert callers_of(lambda name, _: name == "tr") != []


# ------------------------------------------------------------------------------------------------ errors and their tree
def test_the_tree_of_errors_is_the_real_one() -> None:
    bases = {
        node.name: [base.id for base in node.bases if isinstance(base, ast.Name)]
        for module in MODULES
        for node in nodes_of(module)
        if isinstance(node, ast.ClassDef)
    }
    real: dict[str, str] = {}
    frontier = ["AixError"]
    while frontier:
        parent = frontier.pop()
        below = [name for name, parents in bases.items() if parent in parents]
        real.update(dict.fromkeys(below, parent))
        frontier += below
    assert len(real) > 3
    assert drawn(ast.get_docstring(tree_of(PACKAGE / "errors.py")) or "") == real


def drawn(text: str) -> dict[str, str]:
    """Error -> the error above it, as the tree in `text` draws it."""
    above: list[str] = ["AixError"]
    found: dict[str, str] = {}
    for indent, name, says in re.findall(r"^    ((?:[| ]   )*)\+-- (\w+)(.*)$", text, re.MULTILINE):
        depth = len(indent) // 4
        assert says.strip(), f"{name} says nothing"
        found[name] = above[depth]
        above[depth + 1 :] = [name]
    return found


# ----------------------------------------------------------------------------------------------------- the project file
def test_every_rule_that_is_left_out_says_why() -> None:
    lint = SETTINGS["tool"]["ruff"]["lint"]
    ignored = [*lint["ignore"], *(code for codes in lint["per-file-ignores"].values() for code in codes)]
    reasons = re.findall(r'^  "([A-Z]+\d+)", +# \S.{9}', PROJECT, re.MULTILINE)
    assert Counter(reasons) == Counter(ignored)


def test_every_exemption_of_a_line_says_why() -> None:
    bare = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?!(?::\s*[A-Z]+\d+(?:, [A-Z]+\d+)*|\[[a-z-]+\])\s+(?:#|-)\s+\S)")
    found = [
        f"{module.name}:{number}"
        for module in [*MODULES, *SCRIPTS]
        for number, line in enumerate(module.read_text("utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert found == []


def test_the_wheel_has_every_package() -> None:
    setup = SETTINGS["tool"]["setuptools"]
    real = {".".join(folder.relative_to(CHECKOUT).parts) for folder in [PACKAGE, *ROOMS]}
    assert len(setup["packages"]) == len(set(setup["packages"]))
    assert set(setup["packages"]) == real | {"aixreader.resources"}
    assert [folder.name for folder in [PACKAGE, *ROOMS] if not (folder / "__init__.py").is_file()] == []
    assert all((CHECKOUT / folder).is_dir() for folder in setup["package-dir"].values())


TAG_PATTERN = re.compile(r"(?<!\(\?)(?<!\(\?P)<(?:\(?/|\[a-z|[a-z]+[1-6]?(?:[\\\[(>]| \w+=)|\(\?[:!=])")
"""Part of an expression that looks for a tag: `</?`, `<[a-z`, `<p>`, `<img\\b`, `<a href=`."""
RAW_READERS = {"source/elements", "source/embedded_media", "source/image_size", "source/layout_tables"} | {
    "source/link_names",
    "source/page_headings",
    "source/raw_tags",
    "source/shortcodes",
    "source/source_links",
}
"""Modules that read what no sanitiser has seen: source text and raw HTML; and everything in `source/markup`."""


def test_html_is_read_in_its_own_room() -> None:
    """Elsewhere nobody looks for tags by an expression: that is what the tree is for."""
    found = []
    for module in MODULES:
        name = module.relative_to(PACKAGE).with_suffix("").as_posix()
        if name in RAW_READERS or name.startswith(("html/", "source/markup/", "ui/")):
            continue
        for node in nodes_of(module):
            if not isinstance(node, ast.Call) or not ast.unparse(node.func).startswith("re."):
                continue
            parts = (
                [text.value for text in ast.walk(node.args[0]) if isinstance(text, ast.Constant)] if node.args else []
            )
            found += [f"{name}:{node.lineno}" for part in parts if isinstance(part, str) and TAG_PATTERN.search(part)]
    assert not found


def _waits_by_itself(name: str, call: ast.Call) -> bool:
    """Whether a call of a test sleeps, reads a clock or brings a limit of its own."""
    receiver = ast.unparse(call.func.value) if name in {"time", "wait"} and isinstance(call.func, ast.Attribute) else ""
    limits = [keyword.value for keyword in call.keywords if keyword.arg == "timeout"]
    limits += call.args if name in WAITS else []
    return (
        name in CLOCKS
        or (name, receiver) == ("time", "time")
        or (name == "wait" and receiver.endswith("qtbot"))
        or any(isinstance(limit, ast.Constant) and isinstance(limit.value, int | float) for limit in limits)
    )


def test_tests_wait_in_one_place_and_compare_no_clock_on_the_wall() -> None:
    modules = [
        module
        for module in sorted(TESTS.rglob("*.py"))
        if module != TESTS / "waiting.py" and TESTS / "bench" not in module.parents
        if MAY_WAIT.search(module.read_text("utf-8"))
    ]
    found = [
        f"{module.relative_to(TESTS).as_posix()}:{call.lineno} {name}"
        for module in modules
        for name, call in calls_in(module)
        if _waits_by_itself(name, call)
    ]
    assert found == []
    assert max(PROCESS_SECONDS, LIMIT_SECONDS) < HUNG_SECONDS, "or it tells of a test that still waits"


@pytest.mark.parametrize(
    ("line", "is_wrong"),
    [
        ("time.sleep(1)", True),
        ("begun = perf_counter()", True),
        ("time.time()", True),
        ("qtbot.wait(50)", True),
        ("self._qtbot.wait(pause)", True),
        ("child.communicate(timeout=9)", True),
        ("child.wait(60)", True),
        ("child.wait(PROCESS_SECONDS)", False),
        ("qtbot.waitUntil(lambda: done)", False),
        ("' '.join(parts)", False),
    ],
)
def test_the_rule_sees_what_it_forbids(line: str, *, is_wrong: bool) -> None:
    (call,) = [node for node in ast.walk(ast.parse(line)) if isinstance(node, ast.Call)][:1]
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    assert _waits_by_itself(name, call) is is_wrong
    assert not is_wrong or MAY_WAIT.search(line)
