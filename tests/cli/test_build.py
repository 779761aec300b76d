"""`grantgraph build` as people use it: exit codes, one clear line on bad input, earlier products left alone."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "data" / "ned-kazakhstan-2020.txt"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def grantgraph(*arguments: object, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grantgraph", *map(str, arguments)]
    run = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, timeout=120, check=False)
    return subprocess.CompletedProcess(command, run.returncode, run.stdout.decode(), run.stderr.decode())


def test_a_build_says_what_it_found_and_where_to_look(tmp_path: Path) -> None:
    run = grantgraph("build", SOURCE, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "20 grants" in run.stdout
    assert "7 grantees undisclosed" in run.stdout
    assert str(Path("out/ned-kazakhstan-2020/network.html")) in run.stdout
    assert (tmp_path / "out" / "ned-kazakhstan-2020" / "graph.ttl").is_file()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("picture.png", PNG),
        ("prose.txt", b"Dear all,\n\nthe weather was fine and we had tea.\n\nBest wishes\n"),
    ],
)
def test_what_holds_no_grant_gives_one_line_and_touches_nothing(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    out = tmp_path / "out"
    assert grantgraph("build", SOURCE, "--out", out, cwd=tmp_path).returncode == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    if content is not None:
        (tmp_path / name).write_bytes(content)
    run = grantgraph("build", tmp_path / name, "--out", out, cwd=tmp_path)
    assert run.returncode == 1
    assert name in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_one_refused_source_of_several_gives_code_3_and_the_rest_is_built(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    run = grantgraph("build", SOURCE, tmp_path / "empty.txt", "--out", tmp_path / "out", cwd=tmp_path)
    assert run.returncode == 3
    assert "refused: empty.txt" in run.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["build", SOURCE, "--format", "poem"],
        ["bild"],
        ["build", SOURCE, "--suppress", "nowhere.txt"],
    ],
)
def test_wrong_usage_gives_code_2(tmp_path: Path, arguments: list[object]) -> None:
    run = grantgraph(*arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_an_empty_list_of_names_to_remove_is_no_list(tmp_path: Path) -> None:
    """Whoever counts on names being removed learns that none were given, before anything is written."""
    (tmp_path / "names.txt").write_text("\n# to be asked\n", encoding="utf-8")
    run = grantgraph("build", SOURCE, "--suppress", "names.txt", cwd=tmp_path)
    assert run.returncode == 2
    assert "holds no name" in run.stderr
    assert not (tmp_path / "out").exists()


def test_the_screen_tells_first_what_changes_what_is_said(tmp_path: Path) -> None:
    """Fields that nothing is made of come after what is wrong with the data; the report keeps the order of the file."""
    (tmp_path / "grants.csv").write_text(
        "Identifier,Title,Phone,Fax,Room,Amount Awarded,Currency\n1,Boats,1,2,3,4,GBP\n2,Nets,1,2,3,-5,GBP\n",
        encoding="utf-8",
    )
    said = grantgraph("build", "grants.csv", "--no-sparql", cwd=tmp_path).stdout
    first = said.split("all in report.html:\n")[1].splitlines()[0]
    assert "is not used" not in first


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_output_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "grantgraph", "correct", str(SOURCE)]
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            program, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False
        )
    assert run.returncode == 1
    assert run.stderr.decode() == "grantgraph: the output cannot be written: No space left on device\n"


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    run = grantgraph("build", "-", "--out", tmp_path / "out", cwd=tmp_path, stdin=SOURCE.read_bytes())
    assert run.returncode == 0, run.stderr
    assert "20 grants" in run.stdout


def test_rdf_without_a_grant_is_an_empty_build_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "none.ttl").write_text("<https://a.example/s> <https://a.example/p> 1 .")
    run = grantgraph("build", tmp_path / "none.ttl", "--out", tmp_path / "out", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "holds no grant" in run.stdout


def test_a_graph_of_ours_can_be_a_source_again(tmp_path: Path) -> None:
    assert grantgraph("build", SOURCE, "--out", "first", cwd=tmp_path).returncode == 0
    run = grantgraph("build", "first/graph.ttl", "--out", "second", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "first/graph.ttl").read_bytes() == (tmp_path / "second/graph.ttl").read_bytes()


def test_a_base_begins_every_iri_of_the_data(tmp_path: Path) -> None:
    base = "https://grants.example/id/"
    assert grantgraph("build", SOURCE, "--out", "out", "--base", base, cwd=tmp_path).returncode == 0
    graph = (tmp_path / "out/graph.ttl").read_text()
    assert f"<{base}grant/" in graph
    assert "w3id.org/grantgraph/id/" not in graph
