"""`ontology/registers.csv` and its neighbours -> what one must know to tell who a published name means."""

from __future__ import annotations

from functools import cache

from grantgraph.model import NameKnowledge, Register, Wording
from grantgraph.resources import ontology_rows


def load_registers() -> tuple[Register, ...]:
    """The registers whose identifiers we know."""
    return tuple(
        Register(r["prefix"], r["name"], r["country"] or None, r["number"] or None, r["category"] or None)
        for r in ontology_rows("registers.csv")
    )


def load_wordings() -> tuple[Wording, ...]:
    """The wordings that stand where a name would."""
    return tuple(Wording(r["wording"], r["match"], r["kind"]) for r in ontology_rows("wordings.csv"))  # type: ignore[arg-type]


@cache
def load_name_knowledge() -> NameKnowledge:
    """All of it, read once."""
    listed: dict[str, set[str]] = {}
    for row in ontology_rows("name-words.csv"):
        listed.setdefault(row["kind"], set()).add(row["word"])
    return NameKnowledge(
        registers=load_registers(),
        wordings=load_wordings(),
        given_names=frozenset(listed.get("given name", ())),
        organization_words=frozenset(listed.get("organization", ())),
        small_words=frozenset(listed.get("legal form", set()) | listed.get("joining word", set())),
        body_kinds=frozenset(listed.get("kind of body", ())),
        national_bodies=frozenset(listed.get("national body", ())),
    )
