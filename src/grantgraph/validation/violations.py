"""What a check finds: one node, one broken rule, one sentence, and whose fault it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whose fault a result is, after the severities of SHACL."""

    VIOLATION = "violation"  # the graph is wrong, whatever its source says
    WARNING = "warning"  # the source is incomplete or odd
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A broken rule: the name of a shape or check. `node` and `value` are terms as in N-Triples."""

    node: str
    rule: str
    message: str
    severity: Severity
    value: str | None = None
