"""Who asks a build folder is told when its graph is no longer the one that was built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grantgraph.cli import grantgraph
from grantgraph.errors import GrantGraphError

LISTING = Path(__file__).resolve().parents[2] / "data" / "ned-kazakhstan-2020.txt"
COUNT = "SELECT (COUNT(DISTINCT ?g) AS ?n) { ?g a gg:Grant }"
COMMANDS = (["query", COUNT, "--on"], ["ask", "grants-without-amount", "--on"], ["check", "--quick"])


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(grantgraph, [str(a) for a in arguments])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture(scope="module", params=[[], ["--store"]], ids=["file", "store"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "sample"
    assert run("build", LISTING, "--no-sparql", "--out", folder, *request.param).exit_code == 0
    return folder


@pytest.fixture
def build(built: Path, tmp_path: Path) -> Path:
    """A build that a test may change; its name is `sample`."""
    return Path(shutil.copytree(built, tmp_path / "sample"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_a_build_as_it_was_built_is_asked_without_a_word(build: Path, command: list[str]) -> None:
    assert "graph.ttl" not in run(*command, build).stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_an_edited_graph_answers_with_a_remark(build: Path, command: list[str]) -> None:
    """One line on standard error; standard output is the answer alone."""
    graph = build / "graph.ttl"
    graph.write_text(graph.read_text() + "<http://e/g> a <https://w3id.org/grantgraph/ontology#Grant> .\n")
    done = run(*command, build)
    remarks = [line for line in done.stderr.splitlines() if "was changed after it was built" in line]
    assert len(remarks) == 1
    assert remarks[0].startswith("grantgraph: ")
    assert "was changed" not in done.stdout
    if command[0] == "query":
        is_store = (build / "store").exists()
        assert done.stdout.split() == ["n", "20" if is_store else "21"]
        assert ("from the store" if is_store else "triples then") in remarks[0]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
@pytest.mark.parametrize("built", [[]], indirect=True, ids=["file"])
@pytest.mark.parametrize("harm", ["cut in a statement", "cut between statements", "garbled", "emptied"])
def test_a_damaged_graph_is_refused_in_one_line(build: Path, command: list[str], harm: str) -> None:
    """Fewer triples than were built are no answer, even where what is left is legal Turtle."""
    graph = build / "graph.ttl"
    data = graph.read_bytes()
    graph.write_bytes(
        {
            "cut in a statement": data[: len(data) // 2] + b"<",
            "cut between statements": data[: data.rindex(b" .\n", 0, len(data) // 2) + 3],
            "garbled": data[:9000] + b"\x00\xff" + data[9002:],
            "emptied": b"",
        }[harm]
    )
    with pytest.raises(GrantGraphError, match=r"^sample/graph.ttl: .*[Bb]uild it again") as refusal:
        run(*command, build)
    assert "\n" not in str(refusal.value)


def test_who_names_the_file_gets_the_file(build: Path) -> None:
    """A file is asked as it is, whatever a manifest beside it says."""
    graph = build / "graph.ttl"
    graph.write_text("<http://e/g> a <https://w3id.org/grantgraph/ontology#Grant> .\n")
    done = run("query", COUNT, "--on", graph)
    assert (done.stdout.split(), done.stderr) == (["n", "1"], "1 row\n")


def test_two_builds_with_stores_are_compared(build: Path) -> None:
    assert run("diff", build, build).exit_code == 0
