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
    """A broken rule.

    `rule` is the name of a shape or a check. `node` and `value` are terms as in N-Triples; `value` is empty
    where no single value is at fault.
    """

    node: str
    rule: str
    value: str
    severity: Severity
    message: str
