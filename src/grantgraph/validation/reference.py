"""pySHACL over a whole graph, in a process that can be ended: any shapes, those of the user too.

In come a dataset and shapes in Turtle, out come violations. pySHACL runs patterns with Python's `re`, which
a pattern such as `^(a+)+$` keeps busy for ever, and knows no time limit; hence the process. Nothing is
fetched: imports are not followed and no script runs.
"""

from __future__ import annotations

import logging
import multiprocessing
import warnings
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib import SH

from grantgraph.errors import GrantGraphError
from grantgraph.rdf.dataset import Dataset
from grantgraph.rdf.reading import read_triples
from grantgraph.validation.shapes import rule_name, severity_of
from grantgraph.validation.violations import Violation

TIME_LIMIT = 300.0  # seconds


class ValidationStopped(GrantGraphError):  # noqa: N818  (reads as what happened)
    """A validation that came to no end, or shapes that are none."""


def validate(dataset: Dataset, shapes: Path, time_limit: float = TIME_LIMIT) -> list[Violation]:
    """What breaks the shapes of an RDF file; `ValidationStopped` at the time limit in seconds."""
    data, rules = _n_triples(dataset.triples()), _n_triples(_read_shapes(shapes))
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(data, rules, theirs), daemon=True)
    worker.start()
    theirs.close()
    try:
        if not ours.poll(time_limit):
            raise ValidationStopped(
                f"{shapes.name}: no result after {time_limit:g} seconds, so validation was stopped; "
                "a pattern that backtracks without end is the usual cause"
            )
        answer = ours.recv()
    except EOFError as error:
        raise ValidationStopped(f"{shapes.name}: the validator ended without a result") from error
    finally:
        worker.kill()
        worker.join()
    if isinstance(answer, str):
        raise ValidationStopped(f"{shapes.name}: these shapes cannot be used: {answer}")
    return sorted(set(answer))


def _read_shapes(path: Path) -> list[ox.Triple]:
    triples = read_triples(path)
    if not any(triple.predicate.value.startswith(str(SH)) for triple in triples):
        raise ValidationStopped(f"{path.name}: holds no SHACL shape, so nothing would be checked")
    return triples


def _n_triples(triples: Iterable[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _work(data: bytes, shapes: bytes, answer: Connection) -> None:
    """In the process of its own: send the violations, or one sentence on why there is no result."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        answer.send(list(shape_results(_graph(data), _graph(shapes))))
    except Exception as error:  # whatever pySHACL raises becomes one sentence
        answer.send(" ".join(str(error).split()) or type(error).__name__)


def _graph(triples: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=triples, format="nt")


def shape_results(data: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Violation]:
    """What pySHACL reports, in this process and without a limit."""
    import pyshacl  # noqa: PLC0415  (half a second that only this needs)

    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, do_owl_imports=False, js=False, advanced=False)
    yield from read_report(report)


def read_report(report: rdflib.Graph) -> Iterator[Violation]:
    """The results of a SHACL validation report, without the details that stand below some of them."""
    for result in report.objects(predicate=SH.result):
        shape = report.value(result, SH.sourceShape)
        messages = sorted(map(str, report.objects(result, SH.resultMessage)))
        yield Violation(
            node=_written(report.value(result, SH.focusNode)),
            rule=rule_name(shape) if isinstance(shape, rdflib.URIRef) else "unnamed shape",
            message=messages[0] if messages else "The shape does not hold.",
            severity=severity_of(report.value(result, SH.resultSeverity)),
            value=_written(report.value(result, SH.value)),
        )


def _written(term: rdflib.term.Node | None) -> str:
    """A term as in N-Triples; empty where there is none."""
    return term.n3() if isinstance(term, rdflib.term.Identifier) else ""
