"""The named questions over HTTP: listed, as SHACL, and answered with parameters that are bound as terms."""

from __future__ import annotations

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response

from grantgraph.errors import QueryRefused
from grantgraph.exports.questions import to_turtle
from grantgraph.questions import find_question, load_questions
from grantgraph.rdf.answers import term_to_json
from grantgraph.rdf.workers import Request
from grantgraph.server.endpoint import answer
from grantgraph.server.failures import RequestRefused


async def every(_: HttpRequest) -> Response:
    """`/questions`: what can be asked, with which parameters."""
    listed = [
        {
            "name": question.name,
            "question": question.title,
            "meaning": question.explanation,
            "address": f"/questions/{question.name}",
            "parameters": [
                {"name": p.name, "meaning": p.meaning, "default": p.example} for p in question.parameters
            ],
        }
        for question in load_questions().values()
    ]
    return JSONResponse({"questions": listed})


async def as_shacl(_: HttpRequest) -> Response:
    """`/questions.ttl`: the same for editors of SPARQL."""
    return Response(to_turtle(load_questions().values()), media_type="text/turtle; charset=utf-8")


async def one(request: HttpRequest) -> Response:
    """`/questions/NAME?parameter=value`: the answer, in any form that a SPARQL result has."""
    try:
        question = find_question(request.path_params["name"])
    except QueryRefused as error:
        raise RequestRefused(404, str(error)) from error
    bindings = {
        name: term_to_json(term) for name, term in question.bindings(dict(request.query_params)).items()
    }
    pool = request.app.state.asker.pool
    return await answer(pool, Request(question.text, bindings=bindings), request.headers.get("accept"))
