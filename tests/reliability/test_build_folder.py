"""A build folder is replaced as a whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import grantgraph.products.folder as folder_module
from grantgraph.errors import InvalidGraph, OutputRefused
from grantgraph.products import MANIFEST, SourceFile, build_folder, damage, read_manifest

SCHEMAS = Path(folder_module.__file__).parents[1] / "schemas"
OLD, NEW = (f"# grantgraph\n<http://e/s> <http://e/p> {number} .\n" for number in (1, 2))


def build(out: Path, turtle: str = OLD, store: str | None = None) -> None:
    """A build of one triple, a page, and perhaps a store."""
    with build_folder(out) as folder:
        folder.write("graph.ttl", turtle.encode())
        folder.write("network.html", [b"<html>grantgraph", turtle.encode(), b"</html>"])
        if store is not None:
            with folder.directory("store") as path:
                (path / "rows").write_text(store)
        folder.commit(1, [SourceFile("listing.txt", "0" * 64)])


def contents(out: Path) -> dict[str, bytes]:
    """All files but the manifest, which bears the time."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def test_products_and_manifest_agree(tmp_path: Path) -> None:
    """After a build the manifest tells size and digest of each product, and nothing else is in the folder."""
    out = tmp_path / "a" / "b"
    build(out, store="rows")
    manifest = json.loads((out / MANIFEST).read_bytes())
    Draft202012Validator(json.loads((SCHEMAS / "manifest.schema.json").read_bytes())).validate(manifest)
    assert [product["name"] for product in manifest["products"]] == ["graph.ttl", "network.html", "store"]
    assert sorted(path.name for path in out.iterdir()) == ["graph.ttl", MANIFEST, "network.html", "store"]
    assert list(damage(out)) == []


def test_the_build_time_can_be_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH decides the only time that is written, so a manifest can be reproduced as well."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    build(tmp_path)
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert manifest.built == "1970-01-02T00:00:00Z"


@pytest.mark.parametrize(
    "turtle",
    ["not turtle", "# grantgraph\n<http://e/s> <http://e/p> <a b> .", "# grantgraph\n"],
    ids=["syntax", "space in an IRI", "a triple is missing"],
)
def test_an_illegal_graph_replaces_nothing(tmp_path: Path, turtle: str) -> None:
    """What was written is read again by a strict parser before it takes the place of anything."""
    build(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(InvalidGraph, match="nothing was replaced"):
        build(tmp_path, turtle)
    assert contents(tmp_path) == before


def test_a_build_that_is_given_up_replaces_nothing(tmp_path: Path) -> None:
    """Without `commit` the earlier products stand, and no staging folder stays."""
    build(tmp_path)
    before = contents(tmp_path)
    with build_folder(tmp_path) as folder:
        folder.write("graph.ttl", NEW.encode())
    assert contents(tmp_path) == before


def test_a_refused_build_leaves_no_empty_folder(tmp_path: Path) -> None:
    """Folders made for a build that then failed are removed again."""
    with pytest.raises(InvalidGraph):
        build(tmp_path / "new" / "out", "not turtle")
    assert list(tmp_path.iterdir()) == []


def test_products_no_longer_made_are_removed(tmp_path: Path) -> None:
    """A build without a store does not leave the store of another build beside its graph."""
    build(tmp_path, store="rows")
    build(tmp_path, NEW)
    assert set(contents(tmp_path)) == {"graph.ttl", "network.html"}


def test_a_store_is_replaced_as_a_folder(tmp_path: Path) -> None:
    """Files of the earlier store do not stay in the new one."""
    build(tmp_path, store="old rows")
    (tmp_path / "store" / "more").write_text("of the old store")
    build(tmp_path, store="new rows")
    assert contents(tmp_path)["store/rows"] == b"new rows"
    assert "store/more" not in contents(tmp_path)


@contextmanager
def stopped_at(number: int, stop: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Call `stop` at the n-th operation on the disk; yields whether that operation was ever reached."""
    left = number

    def counted(step: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **options: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                stop()
            return step(*args, **options)

        return run

    with pytest.MonkeyPatch.context() as patch:
        for name in ("mkdir", "replace", "rename", "unlink", "open", "rmdir"):
            patch.setattr(Path, name, counted(getattr(Path, name)))
        patch.setattr(os, "fsync", counted(os.fsync))
        patch.setattr(folder_module.shutil, "rmtree", counted(folder_module.shutil.rmtree))
        yield lambda: left <= 0


def test_every_operation_may_fail(tmp_path: Path) -> None:
    """Fail the n-th operation on the disk, for every n: one clear error, and products of one build."""

    def full_disk() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    states = _old_and_new(tmp_path)
    out = tmp_path / "out"
    for number in range(1, 200):
        build(out, store="old")
        with stopped_at(number, full_disk) as reached:
            try:
                build(out, NEW, store="new")
            except OutputRefused as error:
                assert "the disk is full" in str(error)
        settle(out)
        assert contents(out) in states, f"mixed products after operation {number}"
        if not reached():
            return
    pytest.fail("the build never got through")


def test_every_moment_may_be_the_last(tmp_path: Path) -> None:
    """Kill the process at the n-th operation on the disk, for every n: the next finds one whole build."""
    states = _old_and_new(tmp_path)
    out = tmp_path / "out"
    for number in range(1, 200):
        build(out, store="old")
        child = os.fork()
        if child == 0:
            try:
                with stopped_at(number, lambda: os.kill(os.getpid(), signal.SIGKILL)):
                    build(out, NEW, store="new")
                os._exit(0)
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in {0, -signal.SIGKILL}
        settle(out)
        assert contents(out) in states, f"mixed products after operation {number}"
        if code == 0:
            return
    pytest.fail("the build never got through")


def settle(out: Path) -> None:
    """Open the folder as the next build would, and give up at once."""
    with build_folder(out):
        pass


def _old_and_new(tmp_path: Path) -> list[dict[str, bytes]]:
    build(tmp_path / "old", store="old")
    build(tmp_path / "new", NEW, store="new")
    return [contents(tmp_path / "old"), contents(tmp_path / "new")]


def test_a_second_build_is_turned_away(tmp_path: Path) -> None:
    """While one process builds, another says so in one line that names the process."""
    with build_folder(tmp_path), pytest.raises(OutputRefused, match=f"process {os.getpid()}"):
        build(tmp_path)
    build(tmp_path)


def test_the_lock_of_a_killed_build_is_no_lock(tmp_path: Path) -> None:
    """A lock goes away with its process, however that ended."""
    code = f"""
import os, pathlib
from grantgraph.products import build_folder
with build_folder(pathlib.Path({str(tmp_path)!r})):
    os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    build(tmp_path)
    assert list(damage(tmp_path)) == []


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    """A link in a product's place, or as the folder itself, is refused; what it points to stays as it was."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    out = tmp_path / "out"
    for name in ("graph.ttl", MANIFEST, ".grantgraph-build", ".grantgraph-lock"):
        out.mkdir()
        (out / name).symlink_to(victim)
        with pytest.raises(OutputRefused):
            build(out)
        (out / name).unlink()
        out.rmdir()
    out.symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(OutputRefused, match="is a link"):
        build(out)
    assert victim.read_text() == "precious"


def test_files_of_others_are_not_replaced(tmp_path: Path) -> None:
    """A file or folder that no build of ours wrote stays, and the user is told which one it is."""
    for name in ("report.json", "network.html"):
        (tmp_path / name).write_text("somebody's own")
        with pytest.raises(OutputRefused, match=f"{name} was not written by GrantGraph"):
            build(tmp_path)
        assert (tmp_path / name).read_text() == "somebody's own"
        (tmp_path / name).unlink()
    build(tmp_path)
    (tmp_path / "graph.ttl").unlink()
    (tmp_path / "graph.ttl").mkdir()
    with pytest.raises(OutputRefused, match=r"graph\.ttl was not written by GrantGraph"):
        build(tmp_path)


def test_a_file_is_no_build_folder(tmp_path: Path) -> None:
    """Naming a file, or a path below a file, is one clear error."""
    file = tmp_path / "file"
    file.write_text("x")
    for out in (file, file / "below", tmp_path / ("n" * 300), Path("nul\0")):
        with pytest.raises(OutputRefused) as refusal:
            build(out)
        assert "\n" not in str(refusal.value)
    assert file.read_text() == "x"


def test_a_name_of_a_product_never_leads_elsewhere(tmp_path: Path) -> None:
    """Not even a manifest that somebody doctored makes the next build touch a file outside the folder."""
    outside = tmp_path / "outside"
    outside.write_text("precious")
    out = tmp_path / "out"
    build(out)
    manifest = json.loads((out / MANIFEST).read_bytes())
    manifest["products"].append({"name": "../outside", "size": 8, "sha256": "0" * 64})
    (out / MANIFEST).write_text(json.dumps(manifest))
    build(out, NEW)
    assert outside.read_text() == "precious"
    with build_folder(out) as folder, pytest.raises(ValueError, match="not a name for a product"):
        folder.write("../outside", b"x")


@pytest.mark.parametrize("name", ["graph.ttl", "network.html", MANIFEST])
@pytest.mark.parametrize("harm", ["flip", "cut", "delete"])
def test_damage_is_noticed(tmp_path: Path, name: str, harm: str) -> None:
    """A changed, cut or missing product is named, and the next build puts it right."""
    build(tmp_path)
    file = tmp_path / name
    whole = file.read_bytes()
    if harm == "delete":
        file.unlink()
    else:
        file.write_bytes(whole[:-30] if harm == "cut" else whole[:-9] + b"\xff" + whole[-8:])
    assert any(name in complaint for complaint in damage(tmp_path))
    build(tmp_path)
    assert list(damage(tmp_path)) == []
