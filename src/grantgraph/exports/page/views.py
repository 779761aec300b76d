"""The views of the page: one name, one template, and what else a view brings with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class View:
    """One view: `template/<name>.html`, shown in the section `view-<name>`.

    `scripts` names files of `script/` that join the page's own: they see its state and functions, and set
    `firstShown.<name>` to what is to run when the view is first opened. `blocks` are bytes that the page embeds as
    base64 of gzip in elements with these ids; a script reads them with `unpack(id)` or `unpackBytes(id)`. `allowed`
    adds words to the policy's script-src, say `'wasm-unsafe-eval'`, and `policies` whole directives.
    `licence` is the licence of what others wrote in it.
    """

    name: str
    scripts: tuple[str, ...] = ()
    blocks: Mapping[str, bytes] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    licence: str = ""


VIEWS: tuple[View, ...] = (View("network"), View("table"), View("grants"), View("about"))
