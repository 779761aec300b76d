"""Identifiers of organizations: published codes in, what they prove out.

Codes follow https://docs.org-id.guide: the prefix of a register, a hyphen, the number in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from grantgraph.model import Register

_PLACEHOLDER = re.compile(
    r"(?i)[\W_0]*|n/?a|nil|none|null|nan|unknown|tb[acd]|test|x+|not (known|available|applicable)"
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A published code and its standing.

    `registered`: the number of one body in a known register. `local`: a code that somebody gave, which proves
    nothing beside another name. `code` is upper-case, since registers do not tell bodies apart by letter case.
    """

    code: str
    standing: Literal["registered", "local"]
    register: Register | None = None

    @property
    def is_well_formed(self) -> bool:
        """Whether the number has the shape that its register gives, where that is known."""
        if self.register is None or self.register.number is None:
            return True
        return re.fullmatch(self.register.number, self.code[len(self.register.prefix) + 1 :]) is not None


class Registers:
    """The known registers, asked by code."""

    def __init__(self, registers: Iterable[Register]) -> None:
        self._by_prefix = {register.prefix.upper(): register for register in registers}

    def identify(self, code: str | None) -> Identifier | None:
        """What a published code is; None where it identifies no body: a placeholder, a bare number, a category."""
        code = "".join((code or "").split()).upper()
        if not code or _PLACEHOLDER.fullmatch(code):
            return None
        register = self.register_of(code)
        if register is None:
            return None if code.isdecimal() or "-" not in code else Identifier(code, "local")
        number = code[len(register.prefix) + 1 :]
        if _PLACEHOLDER.fullmatch(number) or (register.category and re.fullmatch(register.category, number)):
            return None
        return Identifier(code, "registered", register)

    def register_of(self, code: str) -> Register | None:
        """The register whose prefix a code bears; of several, the longest prefix."""
        ends = [match.start() for match in re.finditer("-", code)]
        known = (self._by_prefix.get(code[:end].upper()) for end in reversed(ends))
        return next((register for register in known if register), None)
