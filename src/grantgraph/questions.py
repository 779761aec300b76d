"""`ontology/questions/*.rq` -> named questions, and their answers from a dataset.

A file's first comment line is the question, the next ones explain it. A line such as
`# parameter: theme = theme:elections - what the grants are about` declares a value that the user may give, with
the one that is taken otherwise.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import SKOS

from grantgraph.errors import QueryRefused
from grantgraph.namespaces import PREFIXES
from grantgraph.rdf.answers import Answer, Term
from grantgraph.rdf.binding import bind
from grantgraph.rdf.dataset import Dataset, Engine
from grantgraph.resources import ontology_folder

_PARAMETER = re.compile(r"parameter: (\w+) = (.+?) - (.+)")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_YEAR = re.compile(r"[0-9]{4}")
_GYEAR = "http://www.w3.org/2001/XMLSchema#gYear"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a question that takes a value; the default tells what kind of term that is."""

    name: str
    default: ox.NamedNode | ox.Literal
    meaning: str

    @property
    def example(self) -> str:
        """The default as a person would write it: an id such as `legal-aid`, or plain text."""
        if isinstance(self.default, ox.NamedNode):
            return self.default.value.removeprefix(self._namespace)
        return self.default.value

    @property
    def _namespace(self) -> str:
        return re.split(r"(?<=[/#])(?=[^/#]*$)", self.default.value)[0]

    def term(self, value: str) -> Term:
        """A user's value as a term of the default's kind; `QueryRefused` says what was wanted."""
        try:
            if isinstance(self.default, ox.NamedNode):
                return self._iri(value)
            return _literal(value, self.default.datatype)
        except ValueError as error:  # no legal IRI, or half of a surrogate pair
            given = repr(value if len(value) <= 60 else value[:60] + "…")
            raise QueryRefused(f"{given} is no {self.name}; wanted for instance {self.example}") from error

    def _iri(self, value: str) -> ox.NamedNode:
        if _ID.fullmatch(value):
            self._require_known(value)
            return ox.NamedNode(self._namespace + value)
        prefix, colon, local = value.partition(":")
        if colon and prefix in PREFIXES and _ID.fullmatch(local):
            return ox.NamedNode(PREFIXES[prefix] + local)
        if value.startswith(("http://", "https://")):
            return ox.NamedNode(value)
        raise ValueError(value)

    def _require_known(self, local: str) -> None:
        """Refuse an id that no concept has: its empty answer would read as if nobody worked on it."""
        known = sorted(
            iri.removeprefix(self._namespace) for iri in _concepts() if iri.startswith(self._namespace)
        )
        if known and local not in known:
            raise QueryRefused(f"there is no {self.name} {local!r}; {_meant(local, known, likeness=0.5)}")


@dataclass(frozen=True, slots=True)
class Question:
    """A named question. `text` is its file: SPARQL in which the parameters are free variables."""

    name: str
    title: str
    explanation: str
    parameters: tuple[Parameter, ...]
    text: str

    def bindings(self, values: Mapping[str, str]) -> dict[str, Term]:
        """A term for every parameter: the user's value, else the default."""
        known = {parameter.name for parameter in self.parameters}
        if unknown := sorted(set(values) - known):
            wanted = "it takes " + ", ".join(sorted(known)) if known else "it takes none"
            raise QueryRefused(f"the question {self.name} has no parameter {unknown[0]!r}; {wanted}")
        return {p.name: p.term(values[p.name]) if p.name in values else p.default for p in self.parameters}

    def query(self, values: Mapping[str, str] | None = None) -> str:
        """SPARQL with every parameter bound, for any engine."""
        return bind(self.text, self.bindings(values or {}))

    def answer(
        self, dataset: Dataset, values: Mapping[str, str] | None = None, engine: Engine = "oxigraph"
    ) -> Answer:
        """The answer from a dataset."""
        return dataset.answer(self.query(values), engine)


@cache
def load_questions() -> dict[str, Question]:
    """All questions by name, in alphabetical order."""
    paths = sorted((ontology_folder() / "questions").glob("*.rq"))
    return {path.stem: parse_question(path.stem, path.read_text(encoding="utf-8")) for path in paths}


def find_question(name: str) -> Question:
    """The question of this name; where there is none, `QueryRefused` names those that are called like it, or all."""
    questions = load_questions()
    if name not in questions:
        raise QueryRefused(f"there is no question {name!r}; {_meant(name, questions, likeness=0.6)}")
    return questions[name]


def _meant(name: str, known: Collection[str], likeness: float) -> str:
    """What may be meant by a name that is not known: those called like it, else all."""
    close = difflib.get_close_matches(name, known, n=3, cutoff=likeness)
    return f"perhaps {' or '.join(close)} is meant" if close else f"there are {', '.join(known)}"


@cache
def _concepts() -> frozenset[str]:
    """The IRIs of all concepts of the ontology: what has a scheme."""
    triples = (quad for path in ontology_folder().glob("*.ttl") for quad in ox.parse(path=str(path)))
    return frozenset(quad.subject.value for quad in triples if quad.predicate.value == str(SKOS.inScheme))


def parse_question(name: str, text: str) -> Question:
    """A question from the text of its file."""
    title, explanation, parameters = "", [], []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comment = line.lstrip("# ")
        if declared := _PARAMETER.fullmatch(comment):
            parameters.append(Parameter(declared[1], _parse_term(declared[2]), declared[3]))
        elif not title:
            title = comment
        else:
            explanation.append(comment)
    return Question(name, title, " ".join(explanation), tuple(parameters), text)


def _literal(value: str, datatype: ox.NamedNode) -> ox.Literal:
    value.encode()
    if datatype.value == _GYEAR and not _YEAR.fullmatch(value):
        raise ValueError(value)
    return ox.Literal(value, datatype=datatype)


def _parse_term(written: str) -> ox.NamedNode | ox.Literal:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    [quad] = ox.parse(f"{prefixes}<x:s> <x:p> {written} .", format=ox.RdfFormat.TURTLE)
    if not isinstance(quad.object, ox.NamedNode | ox.Literal):
        raise ValueError(f"a parameter's default must be an IRI or a literal: {written}")
    return quad.object
