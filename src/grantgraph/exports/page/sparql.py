"""The SPARQL view: the page asks its own graph, by an engine that it carries along and starts when it is opened.

The engine is Oxigraph's WebAssembly build (see `hatch_build.py`). It runs in a worker, so that a long query leaves
the page alive and can be stopped. An installation without it builds the page without this view.
"""

from __future__ import annotations

import json
import re
from importlib import resources

from grantgraph.exports.page.assets import source
from grantgraph.exports.page.views import VIEWS, View
from grantgraph.namespaces import PREFIXES
from grantgraph.questions import Parameter, Question, load_questions
from grantgraph.rdf.binding import where_clauses
from grantgraph.rdf.complaints import mistakes

NAME = "sparql"
HOW_TO_GET = "uv sync --reinstall-package grantgraph"


def has_engine() -> bool:
    """Whether this installation brought the engine."""
    folder = resources.files("grantgraph").joinpath("_assets")
    return folder.joinpath("oxigraph.wasm.gz").is_file() and folder.joinpath("oxigraph.js").is_file()


def views(wanted: bool = True) -> tuple[View, ...]:
    """All views of a page; SPARQL, if it is wanted and there is an engine, before the last one."""
    *first, about = VIEWS
    return (*first, sparql_view(), about) if wanted and has_engine() else VIEWS


def served_views() -> tuple[View, ...]:
    """All views of a page that a server gives: its SPARQL is answered by the server."""
    *first, about = VIEWS
    view = View(NAME, scripts=("sparql-mistakes", NAME, "served/engine"), blocks={"sparql-known": _known()})
    return (*first, view, about)


def sparql_view() -> View:
    """The view with its engine, the prefixes and the named questions."""
    folder = resources.files("grantgraph").joinpath("_assets")
    engine = folder.joinpath("oxigraph.js").read_text(encoding="utf-8")
    worker = f"{_classic(engine)}\n{source('script', 'sparql-worker.js')}"
    return View(
        NAME,
        scripts=("sparql-mistakes", NAME, "embedded/engine"),
        blocks={
            "sparql-wasm": folder.joinpath("oxigraph.wasm.gz").read_bytes(),
            "sparql-worker": worker.encode(),
            "sparql-known": _known(),
        },
        allowed=("'wasm-unsafe-eval'",),
        policies=("worker-src blob:",),
        licence=folder.joinpath("oxigraph-licence.txt").read_text(encoding="utf-8"),
    )


def _known() -> bytes:
    """What the view knows: prefixes, the named questions, and how usual mistakes are explained."""
    known = {
        "prefixes": PREFIXES,
        "questions": [_question(question) for question in load_questions().values()],
        "mistakes": mistakes(),
    }
    return json.dumps(known, ensure_ascii=False).encode()


def _classic(module: str) -> str:
    """The engine's ES module as a classic script: a page opened from disk may start no module in a worker."""
    without_exports = re.sub(r"^export (?:\{[^}]*\};?|default )?", "", module, flags=re.MULTILINE)
    return without_exports.replace("import.meta.url", "self.location")


def _question(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "title": question.title,
        "meaning": question.explanation,
        "pieces": _pieces(question),
        "parameters": [_parameter(parameter) for parameter in question.parameters],
    }


def _pieces(question: Question) -> list[str]:
    """The question's text, cut where the values of its parameters belong."""
    text = "\n".join(line for line in question.text.splitlines() if not line.startswith("# parameter:"))
    places = where_clauses(text) if question.parameters else []
    return [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]


def _parameter(parameter: Parameter) -> dict[str, str]:
    return {
        "name": parameter.name,
        "meaning": parameter.meaning.removesuffix(", by its id"),
        "term": str(parameter.default),
        "example": parameter.example,
    }
