"""OpenRefine finds organizations for a column of names, and new columns for the organizations it found.

The calls are those that OpenRefine makes: its page reads the manifest, asks for suggestions and shows previews; its
server sends batches of names and of ids as forms.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from grantgraph.resources import ontology_folder
from server.serving import Response, Server, serving

OPENREFINE = "http://127.0.0.1:3333"
ELSEWHERE = "https://elsewhere.example"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The ontology's example: organizations with identifiers, countries and amounts."""
    with serving(ontology_folder() / "examples" / "grants.ttl") as running:
        yield running


def post(server: Server, **form: str) -> Response:
    return server.request("POST", "/reconcile", urlencode(form).encode(), content_type=FORM)


def key_of(server: Server, name: str) -> str:
    [candidate, *_] = post(server, queries=json.dumps({"q0": {"query": name}})).json["q0"]["result"]
    assert candidate["match"], name
    return str(candidate["id"])


def extended(server: Server, ids: list[str], *properties: str) -> Any:
    asked = {"ids": ids, "properties": [{"id": each, "settings": {}} for each in properties]}
    return post(server, extend=json.dumps(asked)).json


def test_everything_that_the_manifest_offers_is_there(server: Server) -> None:
    """Each service at its address, the templates with an id put in."""
    manifest = server.get("/reconcile").json
    assert {"0.1", "0.2"} <= set(manifest["versions"])
    key = key_of(server, "Example Fund")
    offered = {name: each["service_url"] + each["service_path"] for name, each in manifest["suggest"].items()}
    assert set(offered) == {"entity", "property", "type"}
    extension = manifest["extend"]["propose_properties"]
    offered["extension"] = extension["service_url"] + extension["service_path"]
    entity = manifest["suggest"]["entity"]
    offered["flyout"] = entity["service_url"] + entity["flyout_service_path"].replace("${id}", key)
    offered["preview"] = manifest["preview"]["url"].replace("{{id}}", key)
    offered["view"] = manifest["view"]["url"].replace("{{id}}", key)
    for name, address in offered.items():
        assert address.startswith(server.address), name
        response = server.get(address.removeprefix(server.address))
        if name == "view":  # the way to the organization's page
            response = server.get(response.headers["location"], accept="text/html")
            assert "Example Fund" in response.text
        assert response.status == 200, name


def test_suggestions_begin_as_the_user_types(server: Server) -> None:
    def suggested(what: str, prefix: str) -> list[str]:
        return [
            each["name"] for each in server.get(f"/reconcile/suggest{what}", prefix=prefix).json["result"]
        ]

    assert suggested("", "exam") == ["Example Fund"]
    assert suggested("/property", "number") == ["Number of grants received", "Number of grants given"]
    assert suggested("/property", "zebra") == []
    assert suggested("/type", "org") == ["Organization"]
    assert suggested("/type", "person") == []


def test_a_flyout_and_a_preview_tell_who_it_is(server: Server) -> None:
    key = key_of(server, "Example Fund")
    flyout = server.get("/reconcile/flyout", id=key).json
    assert flyout["id"] == key
    for html in (flyout["html"], server.get("/reconcile/preview", id=key).text):
        assert "Example Fund" in html
        assert "given" in html
    assert server.get("/reconcile/flyout", id="nobody").status == 404


def test_properties_are_proposed_for_organizations(server: Server) -> None:
    proposed = server.get("/reconcile/properties", type="organization").json
    assert proposed["type"] == "organization"
    assert {"identifier", "country", "grants-received", "amount-received"} <= {
        p["id"] for p in proposed["properties"]
    }
    assert len(server.get("/reconcile/properties", type="organization", limit="2").json["properties"]) == 2
    assert server.get("/reconcile/properties", type="person").json["properties"] == []


def test_found_organizations_get_new_columns(server: Server) -> None:
    """Texts, numbers and other organizations; every id has its row, a column without a value is empty."""
    fund, lawyers = key_of(server, "The Example Fund"), key_of(server, "lawyers of the lake")
    wanted = ("identifier", "country", "grants-given", "grants-received", "funder", "theme", "name")
    answer = extended(server, [fund, lawyers, "nobody", "<>"], *wanted)
    assert [meta["id"] for meta in answer["meta"]] == list(wanted)
    assert answer["meta"][4]["type"]["id"] == "organization"
    rows = answer["rows"]
    assert set(rows) == {fund, lawyers, "nobody", "<>"}
    assert rows[lawyers]["identifier"] == [{"str": "XI-EXAMPLE-2"}]
    assert rows[lawyers]["country"] == [{"str": "Kenya"}]
    assert rows[lawyers]["funder"] == [{"id": fund, "name": "Example Fund"}]
    assert rows[fund]["grants-given"][0]["int"] > rows[lawyers]["grants-received"][0]["int"] > 0
    assert rows[fund]["name"] == [{"str": "Example Fund"}, {"str": "The Example Fund"}]
    assert rows["nobody"] == rows["<>"] == {each: [] for each in wanted}


def test_money_stays_apart_by_currency_and_is_told_of_a_single_grantee_only(tmp_path: Path) -> None:
    """What several grantees got together is nobody's alone, and an unknown amount is no zero."""
    (tmp_path / "grants.ttl").write_text(
        """
        @prefix gg: <https://w3id.org/grantgraph/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix : <https://w3id.org/grantgraph/id/organization/> . @prefix g: <https://w3id.org/grantgraph/id/grant/> .
        g:1 a gg:Grant ; gg:grantee :a ; gg:amount 10.50 ; gg:currency "EUR" .
        g:2 a gg:Grant ; gg:grantee :a ; gg:amount 20.00 ; gg:currency "EUR" .
        g:3 a gg:Grant ; gg:grantee :a ; gg:amount 7.00 ; gg:currency "USD" .
        g:4 a gg:Grant ; gg:grantee :a , :b ; gg:amount 900.00 ; gg:currency "EUR" .
        g:5 a gg:Grant ; gg:grantee :b .
        :a a gg:Organization ; skos:prefLabel "A" . :b a gg:Organization ; skos:prefLabel "B" .
        """
    )
    with serving(tmp_path / "grants.ttl") as server:
        rows = extended(server, ["a", "b"], "amount-received")["rows"]
    assert rows == {
        "a": {"amount-received": [{"str": "30.5 EUR"}, {"str": "7 USD"}]},
        "b": {"amount-received": []},
    }


def test_an_identifier_beside_the_name_decides(server: Server) -> None:
    """Published for exactly one organization it is a match, whatever the name; an unknown one changes nothing."""

    def candidates(name: str, value: object) -> list[dict[str, Any]]:
        query = {"query": name, "type": "organization", "properties": [{"pid": "identifier", "v": value}]}
        found: list[dict[str, Any]] = post(server, queries=json.dumps({"q0": query})).json["q0"]["result"]
        return found

    [found] = candidates("Lake lawyers ltd", ["XI-EXAMPLE-2"])
    assert (found["name"], found["match"]) == ("Lawyers of the Lake", True)
    for value in ("XX-NOBODY", 'x" } #', "\ud800", 7, None):
        assert [c["name"] for c in candidates("Lawyers of the Lake", value)][:1] == ["Lawyers of the Lake"]


@pytest.mark.parametrize(
    "extend",
    [
        "{",
        "[]",
        '{"ids": 1, "properties": []}',
        '{"ids": [1], "properties": []}',
        '{"ids": ["a"], "properties": [{"id": "colour"}]}',
        '{"ids": ["a"], "properties": [[]]}',
    ],
)
def test_an_extension_that_breaks_the_protocol_is_refused(server: Server, extend: str) -> None:
    response = post(server, extend=extend)
    assert response.status == 400
    assert response.json["error"]["reason"]


def test_too_many_ids_are_refused(server: Server) -> None:
    asked = {"ids": [f"k{n}" for n in range(501)], "properties": [{"id": "name"}]}
    assert post(server, extend=json.dumps(asked)).status == 413


def test_openrefine_may_read_and_no_other_page(server: Server) -> None:
    """A browser lets a page read an answer only where the header names the page's origin."""
    opened = "access-control-allow-origin"
    for path in ("/reconcile", "/reconcile/suggest?prefix=a", "/reconcile/properties", "/reconcile/nothing"):
        assert server.request("GET", path, Origin=OPENREFINE).headers[opened] == OPENREFINE
        assert opened not in server.request("GET", path, Origin=ELSEWHERE).headers
    for path in ("/sparql?query=ASK%7B%7D", "/grants.json"):
        assert opened not in server.request("GET", path, Origin=OPENREFINE).headers
    assert server.get("/reconcile", callback="read").status == 403


def test_other_pages_may_read_where_the_user_says_so() -> None:
    example = ontology_folder() / "examples" / "grants.ttl"
    with serving(example, "--cors", ELSEWHERE) as server:
        asked = server.request("GET", "/sparql?query=ASK%7B%7D", Origin=ELSEWHERE)
        assert asked.headers["access-control-allow-origin"] == ELSEWHERE
        assert "Origin" in asked.headers["vary"]
        assert (
            "access-control-allow-origin" not in server.request("GET", "/health", Origin=OPENREFINE).headers
        )
        allowed = server.request(
            "OPTIONS",
            "/sparql",
            Origin=ELSEWHERE,
            Access_Control_Request_Method="POST",
            Access_Control_Request_Headers="content-type",
        )
        assert allowed.status == 200
        assert "POST" in allowed.headers["access-control-allow-methods"]
        refused = server.request("GET", "/sparql?query=SELEC", Origin=ELSEWHERE)
        assert (refused.status, refused.headers["access-control-allow-origin"]) == (400, ELSEWHERE)
    with serving(example, "--cors", "*") as server:
        assert server.get("/reconcile", callback="read").text.startswith("/**/read({")
        assert (
            server.request("GET", "/health", Origin=OPENREFINE).headers["access-control-allow-origin"] == "*"
        )
