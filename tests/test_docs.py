"""Every command and Python block that README and docs print is run as printed, in a folder laid out like theirs."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def blocks(language: str) -> Iterator[pytest.param]:
    for page in PAGES:
        for number, (kind, text) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), 1):
            if kind == language:
                yield pytest.param(text, id=f"{page.stem}-{number}")


def commands() -> Iterator[pytest.param]:
    for block in blocks("sh"):
        for number, line in enumerate(re.findall(r"grantgraph [^\n&|]*", block.values[0]), 1):
            yield pytest.param(line, id=f"{block.id}-{number}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample, its build, and small files of the names that the docs use."""
    place = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "data", place / "data")
    page = (ROOT / "data" / "ned-kazakhstan-2020.txt").read_text(encoding="utf-8").replace("\n", "<br>\n")
    (place / "listing.html").write_text(
        f"<html><meta charset=utf-8><body>{page}</body></html>", encoding="utf-8"
    )
    for name in ("listing.txt", "names-to-remove.txt"):
        (place / name).write_text("A name that nobody bears\n", encoding="utf-8")
    shutil.copy(ROOT / "data" / "ned-kazakhstan-2020.txt", place / "listing.txt")
    for suffix, name in ((".json", "360giving"), (".xml", "iati"), (".csv", "table")):
        cases = sorted((ROOT / "tests" / "cases" / name).glob(f"*/input{suffix}"))
        if cases:
            shutil.copy(
                cases[0],
                place / {".json": "grants.json", ".xml": "activities.xml", ".csv": "grants.csv"}[suffix],
            )
    shutil.copy(ROOT / "tests" / "cases" / "table" / "declared" / "mapping.toml", place)
    run(place, "grantgraph build data/ned-kazakhstan-2020.txt")
    return place


def run(place: Path, line: str) -> None:
    arguments = shlex.split(line, comments=True)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "grantgraph", *arguments],
        cwd=place,
        capture_output=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout.decode()}\n{done.stderr.decode()}"


@pytest.mark.parametrize("line", list(commands()))
def test_a_command_runs_as_printed(folder: Path, line: str) -> None:
    if line.split()[1] == "serve" or "://" in line:
        pytest.skip("needs a server; tests/server run it")
    run(folder, line)


@pytest.mark.parametrize("text", list(blocks("python")))
def test_a_python_block_runs_as_printed(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    exec(compile(text, "README.md", "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))
    assert not [link for link in links if not (page.parent / link).exists()]
