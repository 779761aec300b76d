"""The SPARQL 1.1 service description: what this endpoint is and does.

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

import pyoxigraph as ox
from starlette.responses import Response

from grantgraph.rdf.answers import RDF_FORMATS
from grantgraph.server.failures import failure
from grantgraph.server.negotiation import CHARSET, GRAPHS, choose

_TURTLE = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

[] a sd:Service ;
    sd:endpoint <{address}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD, formats:RDF_XML ;
    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
"""


def describe(address: str, accept: str | None) -> Response:
    """The description of the endpoint at this address, in the RDF form that the client likes best."""
    media = choose(accept, tuple(GRAPHS)) or ("text/turtle" if "html" in (accept or "") else None)
    if media is None:
        return failure(406, "protocol", f"the service description can be had as {', '.join(GRAPHS)}")
    try:
        turtle = _TURTLE.format(address=ox.NamedNode(address).value).strip() + "\n"
    except ValueError:
        return failure(400, "request", "the header Host is not the name of a machine")
    if media == "text/turtle":
        return Response(turtle, media_type=media + CHARSET)
    form = RDF_FORMATS[GRAPHS[media]]
    triples = [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
    return Response(ox.serialize(triples, format=form), media_type=media)
