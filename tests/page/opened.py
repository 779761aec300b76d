"""What a test holds of a page: opened in the browser, or read as a file."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCREENSHOTS = Path(__file__).parents[1] / "_screenshots"


@dataclass
class Opened:
    """A page in the browser, with everything it asked for and complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def shot(self, name: str) -> bytes:
        """A picture of the window, kept for people to look at."""
        SCREENSHOTS.mkdir(exist_ok=True)
        return bytes(self.page.screenshot(path=str(SCREENSHOTS / f"{name}.png")))

    def text(self, selector: str) -> str:
        """The text of the first element that matches."""
        return str(self.page.locator(selector).first.inner_text())


Open = Callable[..., Opened]


def block(file: Path, name: str) -> Any:
    """An embedded block of a page, read without a browser."""
    found = re.search(rf'id="{name}">([^<]+)<', file.read_text(encoding="utf-8"))
    assert found, f"no block {name}"
    raw = gzip.decompress(base64.b64decode(found[1]))
    return raw if name == "data-turtle" else json.loads(raw)
