"""What meets the eye, in every size, light and dark. Screenshots are kept in tests/_screenshots to be looked at."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from page.opened import Open, Opened

pytestmark = pytest.mark.browser

SIZES = [(1400, 900), (1024, 700), (390, 844)]
VIEWS = ["network", "table", "grants", "about"]
EVERY_LOOK = [(size, scheme) for size in SIZES for scheme in ("light", "dark")]

INK = """() => {
  const canvas = document.querySelector('#canvas canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let i = 3; i < pixels.length; i += 4) if (pixels[i] > 0) inked += 1;
  return inked / (canvas.width * canvas.height);
}"""

BOXES = """() => {
  const frame = document.querySelector('#canvas').getBoundingClientRect();
  return nodes.getIds().map((id) => {
    const box = network.getBoundingBox(id);
    const a = network.canvasToDOM({ x: box.left, y: box.top });
    const b = network.canvasToDOM({ x: box.right, y: box.bottom });
    return { id, left: a.x, top: a.y, right: b.x, bottom: b.y, width: frame.width, height: frame.height };
  });
}"""


SIDEWAYS = """() => {
  const view = document.querySelector('.view.current');
  return view.scrollWidth - view.clientWidth;
}"""


def name(size: tuple[int, int], scheme: str, view: str) -> str:
    return f"{size[0]}x{size[1]}-{scheme}-{view}"


def overlaps(boxes: list[dict[str, float]]) -> list[tuple[float, float]]:
    """Pairs of boxes that share more than a pixel in both directions."""
    return [
        (a["id"], b["id"])
        for i, a in enumerate(boxes)
        for b in boxes[i + 1 :]
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 1
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 1
    ]


def show(opened: Opened, view: str) -> None:
    opened.page.click(f'.views button[data-view="{view}"]')
    opened.page.wait_for_timeout(120)


@pytest.mark.parametrize(("size", "scheme"), EVERY_LOOK)
def test_the_page_asks_for_itself_alone_and_its_picture_stands_whole_in_the_window(
    small: Path, open_page: Open, size: tuple[int, int], scheme: str
) -> None:
    """One request, no complaint; every node is inside the canvas, no two labels overlap, no view scrolls sideways."""
    opened = open_page(small, size=size, scheme=scheme)
    assert 0.01 <= opened.page.evaluate(INK) <= 0.6
    boxes = opened.page.evaluate(BOXES)
    assert len(boxes) > 25
    assert all(b["left"] >= 0 and b["top"] >= 0 for b in boxes)
    assert all(b["right"] <= b["width"] and b["bottom"] <= b["height"] <= size[1] for b in boxes)
    assert overlaps(boxes) == []
    for view in VIEWS:
        show(opened, view)
        opened.shot(name(size, scheme, view))
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert opened.page.evaluate(SIDEWAYS) <= 0
    assert opened.requests == [small.as_uri()]
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("size", "scheme"), [((1400, 900), "light"), ((1400, 900), "dark"), ((390, 844), "light")]
)
def test_axe_finds_no_fault_in_any_view(
    small: Path, open_page: Open, size: tuple[int, int], scheme: str
) -> None:
    """WCAG 2.2 A and AA as far as a machine can tell, with nothing chosen, and with a node and a link chosen."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    opened = open_page(small, size=size, scheme=scheme)
    faults = {}

    def check(state: str) -> None:
        found = axe.run(opened.page).response["violations"]
        faults.update({f"{state} {v['id']}": [n["html"][:160] for n in v["nodes"][:3]] for v in found})

    for view in VIEWS:
        show(opened, view)
        check(view)
    for chosen in ("n=theme:human-rights", "e=activity:training~theme:rule-of-law"):
        opened.page.evaluate(f"location.hash = '{chosen}'")
        opened.page.wait_for_timeout(150)
        opened.shot(name(size, scheme, chosen[0]))
        check(chosen)
    opened.page.fill("#search", "rule")
    check("search")
    assert faults == {}


def test_dark_and_light_differ_and_text_stays_readable(small: Path, open_page: Open) -> None:
    """The ground of the window follows the reader's scheme."""
    shots = {scheme: open_page(small, scheme=scheme).page.screenshot() for scheme in ("light", "dark")}
    assert sum(first_pixel(shots["light"])) > 600
    assert sum(first_pixel(shots["dark"])) < 200


def first_pixel(png: bytes) -> tuple[int, ...]:
    """Red, green and blue of a picture's upper left corner."""
    length = struct.unpack(">I", png[33:37])[0]
    return tuple(zlib.decompressobj().decompress(png[41 : 41 + length])[1:4])


def test_on_paper_the_whole_picture_stands_on_the_page(small: Path, open_page: Open) -> None:
    """The canvas of a wide window shrinks to the sheet instead of being cut at its edge."""
    opened = open_page(small)
    opened.page.emulate_media(media="print")
    opened.page.set_viewport_size({"width": 700, "height": 1000})
    opened.page.wait_for_timeout(200)
    canvas = opened.page.locator("#canvas canvas").bounding_box()
    assert canvas
    assert canvas["x"] >= 0
    assert canvas["x"] + canvas["width"] <= 700
    assert not opened.page.locator("#take").is_visible()


def test_bars_of_a_list_begin_at_one_edge(open_page: Open, small: Path) -> None:
    """However many digits the numbers behind them have."""
    opened = open_page(small)
    lefts = opened.page.evaluate(
        "[...document.querySelectorAll('#details .bars')].map((list) =>"
        " new Set([...list.querySelectorAll('meter')].map((bar) => Math.round(bar.getBoundingClientRect().left))).size)"
    )
    assert lefts
    assert set(lefts) == {1}
