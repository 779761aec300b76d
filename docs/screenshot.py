"""Make the pictures of README: `uv run python docs/screenshot.py`.

Opens the page of the committed sample in Chromium, offline, and writes `docs/network.png` and `docs/evidence.png`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from grantgraph.exports.page import page, views
from grantgraph.rdf.dataset import read_turtle

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "out" / "ned-kazakhstan-2020" / "graph.ttl"
SIZE = {"width": 1400, "height": 900}


def main() -> None:
    """Write both pictures, or say what is missing."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium found; install Debian's package `chromium`")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "network.html"
        file.write_text(page(read_turtle(SAMPLE), views()), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        window = browser.new_context(offline=True, viewport=SIZE, reduced_motion="reduce").new_page()
        shoot(window, file.as_uri(), ROOT / "docs" / "network.png")
        shoot(
            window,
            f"{file.as_uri()}#n=theme:human-rights",
            ROOT / "docs" / "evidence.png",
            click="[data-edge]",
        )
        browser.close()


def shoot(window: Any, address: str, picture: Path, click: str | None = None) -> None:
    """Open an address afresh, press what is to be pressed, and keep what is seen."""
    window.goto("about:blank")
    window.goto(address)
    window.wait_for_function("document.body.dataset.ready === 'yes'")
    if click:
        window.locator(click).first.click()
    window.wait_for_timeout(300)
    window.screenshot(path=str(picture))


if __name__ == "__main__":
    main()
