"""`ontology/checks/*-violation.rq` -> rules that SHACL cannot say: a row that a query returns is a fault.

A file's first comment line says what is wrong where there is a row; `# severity: warning` means that its
source may be the cause. The query names the node at fault `?node`, and `?value` what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from grantgraph.resources import ontology_folder
from grantgraph.validation.shapes import Constraint
from grantgraph.validation.violations import Severity

_SEVERITY = "# severity: "


def load_checks() -> Iterator[Constraint]:
    """All checks, in the order of their names."""
    for path in sorted((ontology_folder() / "checks").glob("*-violation.rq")):
        yield parse_check(path.name.removesuffix("-violation.rq"), path.read_text(encoding="utf-8"))


def parse_check(name: str, text: str) -> Constraint:
    """A check from the text of its file."""
    comments = [line for line in text.splitlines() if line.startswith("#")]
    stated = [Severity(line.removeprefix(_SEVERITY)) for line in comments if line.startswith(_SEVERITY)]
    severity = stated[0] if stated else Severity.VIOLATION
    return Constraint(name, comments[0].lstrip("# "), severity, text)
