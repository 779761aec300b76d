"""The records everything hangs on.

`Grant` is what a publisher said and never changes. `Finding` is what we say of it, and cannot exist without
`Evidence`. `OrganizationMention` is a name in a text; `Organization` is who is meant. All are immutable values
without input or output.
"""

from __future__ import annotations

from grantgraph.model.concepts import Company, Concept, Cue, PublishedCode
from grantgraph.model.corrections import Action, Correction
from grantgraph.model.findings import Confidence, Evidence, Finding, PeriodFinding, PlaceFinding
from grantgraph.model.grants import Claim, Classification, Field, Grant, Transaction
from grantgraph.model.names import NameKnowledge, Register, Wording
from grantgraph.model.organizations import (
    Grantee,
    Individual,
    Organization,
    OrganizationMention,
    UndisclosedGrantee,
)
from grantgraph.model.sources import Context, Listing, Origin, Problem, reading_order
from grantgraph.model.values import Money, Place, PublishedDate, Text

__all__ = [
    "Action",
    "Claim",
    "Classification",
    "Company",
    "Concept",
    "Confidence",
    "Context",
    "Correction",
    "Cue",
    "Evidence",
    "Field",
    "Finding",
    "Grant",
    "Grantee",
    "Individual",
    "Listing",
    "Money",
    "NameKnowledge",
    "Organization",
    "OrganizationMention",
    "Origin",
    "PeriodFinding",
    "Place",
    "PlaceFinding",
    "Problem",
    "PublishedCode",
    "PublishedDate",
    "Register",
    "Text",
    "Transaction",
    "UndisclosedGrantee",
    "Wording",
    "reading_order",
]
