"""A damaged store is named as such, or gives right answers: never wrong ones, never fewer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from grantgraph.errors import GrantGraphError
from grantgraph.rdf.answers import Table
from grantgraph.rdf.stores import open_store, write_store
from grantgraph.rdf.workers import Place, answer

TRIPLES = [
    ox.Triple(
        ox.NamedNode(f"http://e/{n % 50}"), ox.NamedNode(f"http://e/p{n % 7}"), ox.Literal(f"text {n} " * 9)
    )
    for n in range(1_000)
]
# Each is answered from another index of the store.
QUERIES = ["SELECT * { ?s ?p ?o }", "SELECT * { ?s <http://e/p3> ?o }", "SELECT * { <http://e/7> ?p ?o }"]


def flip(file: Path, at: float) -> None:
    """Turn the bits of a byte around."""
    data = bytearray(file.read_bytes())
    if data:
        data[int(at * (len(data) - 1))] ^= 0xFF
    file.write_bytes(data)


HARMS: dict[str, Callable[[Path], None]] = {
    "flip at the start": lambda file: flip(file, 0),
    "flip in the middle": lambda file: flip(file, 0.5),
    "flip at the end": lambda file: flip(file, 1),
    "cut": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]) and None,
    "empty": lambda file: file.write_bytes(b"") and None,
    "delete": Path.unlink,
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as a build leaves it."""
    folder = tmp_path_factory.mktemp("store") / "store"
    write_store(TRIPLES, folder)
    return folder


def rows(store: ox.Store) -> list[list[str]]:
    """All rows of all queries; read to their end, so that every block is looked at."""
    answers = (store.query(query) for query in QUERIES)
    return [sorted(str(tuple(solution)) for solution in found) for found in answers]  # type: ignore[arg-type]


@pytest.mark.parametrize("harm", HARMS)
def test_no_damage_gives_a_wrong_answer(tmp_path: Path, sound: Path, harm: str) -> None:
    """Harm each file of the store in turn: a refusal that names the store, an error, or the right rows."""
    right = rows(open_store(sound, len(TRIPLES)))
    for name in sorted(file.name for file in sound.iterdir()):
        store = tmp_path / name / "store"
        shutil.copytree(sound, store)
        HARMS[harm](store / name)
        try:
            opened = open_store(store, len(TRIPLES))
        except GrantGraphError as error:
            assert str(error).startswith("store: ")
            assert str(tmp_path) not in str(error)
            continue
        try:
            found = rows(opened)
        except (RuntimeError, OSError):  # damage that shows only where it is read
            continue
        assert found == right, f"{name}: {harm}"


@pytest.mark.parametrize("harm", ["flip in the middle", "delete"])
def test_the_user_is_told(tmp_path: Path, sound: Path, harm: str) -> None:
    """Whoever asks a damaged store gets one clear line."""
    store = tmp_path / "store"
    shutil.copytree(sound, store)
    for file in store.glob("*.sst"):
        HARMS[harm](file)
    with pytest.raises(GrantGraphError) as refusal:
        answer(Place(store, len(TRIPLES)), QUERIES[0])
    assert "\n" not in str(refusal.value)


def test_an_emptied_folder_is_no_empty_store(tmp_path: Path, sound: Path) -> None:
    """Where all files are gone, or the triples are others than the manifest counts, nothing is answered."""
    store = tmp_path / "store"
    store.mkdir()
    for triples in (0, len(TRIPLES)):
        with pytest.raises(GrantGraphError, match="build it again"):
            open_store(store, triples)
    with pytest.raises(GrantGraphError, match="build it again"):
        open_store(sound, len(TRIPLES) + 1)
    whole = answer(Place(sound, len(TRIPLES)), QUERIES[0])
    assert isinstance(whole, Table)
    assert len(whole) == len(TRIPLES)
