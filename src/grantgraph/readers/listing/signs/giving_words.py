"""Words of giving: verbs, as `ontology/giving-verbs.csv` lists them, and what else `ontology/giving-words.csv` holds.

Each place that looks for some says which senses and forms it means: `verbs("give", "spend", form="participle")`.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from grantgraph.readers.alternatives import any_of
from grantgraph.resources import ontology_rows

Form = Literal["base", "third", "past", "participle"]
_FORMS: tuple[Form, ...] = ("base", "third", "past", "participle")
OF_GIVERS = ("give", "hand", "spend", "fund", "serve", "choose")
"""The senses whose subject may be the one who gives."""
SURELY_OF_GIVERS = ("give", "spend", "fund", "choose")
"""Those whose subject hardly ever is one who receives."""


@cache
def verbs(*senses: str, form: Form | None = None) -> frozenset[str]:
    """The verbs of these senses in one form, or in all: `gives`, `gave`, `given`."""
    wanted = [row for row in _rows() if row["sense"] in senses]
    return frozenset(
        row[each] or row["participle"] for row in wanted for each in ((form,) if form else _FORMS)
    )


def any_verb(*senses: str, form: Form | None = None) -> str:
    """A pattern, without a group around it, that finds one of these verbs."""
    return any_of(verbs(*senses, form=form))


@cache
def nouns_too() -> frozenset[str]:
    """The verbs in the third person that may be nouns: `awards`, `hands`."""
    return frozenset(row["third"] for row in _rows() if row["noun"])


def gives(verbs: str) -> str:
    """A pattern, behind a name, that its bearer does what one of these verbs says: `has today awarded`."""
    return rf"(?:[’']s)?,? (?:(?:{_BETWEEN})\b ?){{0,4}}(?:{verbs})\b"


@cache
def any_word(*kinds: str) -> str:
    """A pattern, without a group around it, that finds one of the words of these kinds, up to its end."""
    found = any_of(row["word"] for row in ontology_rows("giving-words.csv") if row["kind"] in kinds)
    return found.replace(r"\*", r"\w*")


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(ontology_rows("giving-verbs.csv"))


_BETWEEN = (
    rf"(?:is|are|was)\b(?! (?:{any_verb(*OF_GIVERS, form='participle')})\b)|has|have|had|could|can|will|to|also|just"
    r"|now|today|yesterday|\w+ly|this (?:week|month|year)|on [A-Z][a-z]{2,5}day|pleased|proud|happy|delighted"
)
