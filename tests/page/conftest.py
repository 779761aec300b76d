"""One Chromium for all page tests, always offline; each page is opened in a context of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grantgraph.exports.page import page
from grantgraph.rdf.dataset import Dataset
from page import samples
from page.opened import Open, Opened

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; without one the test is skipped, but never where CI says it must be there."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no Chromium; install Debian's package `chromium`")
        pytest.skip("no Chromium on this machine; install Debian's package `chromium` to run the page tests")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Open]:
    """Open a file offline and wait until its script says that it is ready."""
    contexts = []

    def open_one(
        file: Path,
        fragment: str = "",
        *,
        size: tuple[int, int] = (1400, 900),
        scheme: str = "light",
        script: bool = True,
        **options: Any,
    ) -> Opened:
        context = chromium.new_context(
            offline=True,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            java_script_enabled=script,
            **options,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("console", lambda message: opened.complaints.append(f"{message.type}: {message.text}"))
        opened.page.goto(file.as_uri() + (f"#{fragment}" if fragment else ""))
        if script:
            opened.page.wait_for_function("document.body.dataset.ready === 'yes'", timeout=30_000)
            opened.page.evaluate(
                "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))"
            )
        return opened

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Dataset], Path]:
    """A dataset's page as a file."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, dataset: Dataset) -> Path:
        file = folder / f"{name}.html"
        file.write_text(page(dataset), encoding="utf-8")
        return file

    return write


@pytest.fixture(scope="session")
def small_dataset() -> Dataset:
    """Twenty grants with everything that a page must show."""
    return samples.dataset(samples.small())


@pytest.fixture(scope="session")
def small(written: Callable[[str, Dataset], Path], small_dataset: Dataset) -> Path:
    """The page of the twenty grants."""
    return written("small", small_dataset)
