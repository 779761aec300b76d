"""People find their way from a name to the words behind it; programs get the same things as data."""

import csv
import io
import json
import re
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

GG = "https://w3id.org/grantgraph/ontology#"
BASE = "https://w3id.org/grantgraph/id/"


def things(server, name, **parameters):
    return server.get(f"/{name}.json", **parameters).json


def path_of(iri):
    return "/id/" + iri.removeprefix(BASE)


def test_the_network_page_stands_at_the_root(server, build):
    response = server.get("/")
    assert response.media == "text/html"
    assert response.body == (build / "network.html").read_bytes()


def test_lists_hold_everything_once(server):
    assert things(server, "grants")["total"] == 20
    assert things(server, "organizations")["total"] == 12
    for name in ("grants", "organizations", "themes", "activities"):
        listed = things(server, name, limit="10000")
        assert len({item["iri"] for item in listed["items"]}) == listed["total"]
        rows = list(csv.DictReader(io.StringIO(server.get(f"/{name}.csv", limit="10000").text)))
        assert [row["iri"] for row in rows] == [item["iri"] for item in listed["items"]]


def test_a_list_comes_in_pieces_that_lead_to_each_other(server):
    found, address = [], "/grants.json?limit=7"
    while address:
        piece = server.get(address).json
        found += [item["iri"] for item in piece["items"]]
        address = piece["next"]
    assert len(found) == len(set(found)) == 20


def test_a_list_is_narrowed_by_theme_words_and_year(server):
    theme = "https://w3id.org/grantgraph/theme/human-rights"
    by_theme = {item["iri"] for item in things(server, "grants", theme=theme)["items"]}
    rows = server.ask("SELECT ?g { ?g a gg:Grant ; gg:theme theme:human-rights }").json["results"]["bindings"]
    assert by_theme == {row["g"]["value"] for row in rows}
    assert things(server, "grants", year="2020")["total"] == 20
    assert things(server, "grants", year="1999")["total"] == 0
    assert 0 < things(server, "grants", q="legal aid")["total"] < 20
    assert things(server, "grants", q="zebra")["total"] == 0


@pytest.mark.parametrize(
    "parameters", [{"limit": "0"}, {"limit": "x"}, {"offset": "-1"}, {"theme": "x> } #"}, {"year": "20"}]
)
def test_a_parameter_that_makes_no_sense_is_refused(server, parameters):
    response = server.get("/grants.json", **parameters)
    assert response.status == 400
    assert next(iter(parameters)) in response.json["error"]["reason"]


def test_every_thing_has_a_page_that_its_links_lead_to(server):
    """From each list to each thing: 200, its name on it, and no link into nowhere."""
    for name in ("grants", "organizations", "themes", "activities"):
        for item in things(server, name)["items"]:
            iri = item["iri"]
            path = (
                path_of(iri)
                if iri.startswith(BASE)
                else "/" + iri.removeprefix("https://w3id.org/grantgraph/")
            )
            response = server.get(path, accept="text/html")
            assert response.status == 200
            assert f'<link rel="canonical" href="{iri}">' in response.text
    links = set(re.findall(r'href="(/(?:id|theme|activity|thing|grants)[^"]*)"', response.text))
    assert links
    assert {server.get(link.replace("&amp;", "&")).status for link in links} == {200}


def test_a_grants_page_marks_the_quoted_words(server):
    rows = server.ask("SELECT ?g ?x { ?f gg:grant ?g ; oa:exact ?x ; gg:field 'description' } LIMIT 20").json
    for row in rows["results"]["bindings"]:
        page = server.get(path_of(row["g"]["value"]), accept="text/html").text
        marked = (
            "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", page))
            .replace("&#39;", "'")
            .replace("&amp;", "&")
        )
        assert row["x"]["value"][:20] in marked


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_the_same_address_gives_the_same_thing_as_data(server, media):
    iri = things(server, "grants")["items"][0]["iri"]
    response = server.get(path_of(iri), accept=f"{media}, text/html;q=0.5")
    assert (response.status, response.media) == (200, media)
    triples = [quad.triple for quad in ox.parse(response.body, format=ox.RdfFormat.from_media_type(media))]
    assert any(t.subject.value == iri and t.object == ox.NamedNode(GG + "Grant") for t in triples)


@pytest.mark.parametrize(
    "path",
    [
        "/id/grant/nobody",
        "/id/",
        "/thing",
        "/thing?iri=http%3A%2F%2Fx%2F%3E",
        "/theme/x%3E%20%7B",
        "/nothing",
        "/reconcile/preview?id=%C2%98",
        "/thing?iri=http://x/%C2%98%F3%B0%80%80",
    ],
)
def test_what_is_not_there_is_a_404_that_says_so(server, path):
    response = server.get(path)
    assert response.status == 404
    assert response.json["error"]["reason"]


def test_search_finds_grants_organizations_and_concepts(server):
    assert (
        server.get("/search", accept="application/json", q="Politon").json["items"][0]["kind"]
        == "organization"
    )
    kinds = {
        hit["kind"] for hit in server.get("/search", accept="application/json", q="human righ").json["items"]
    }
    assert {"grant", "theme"} <= kinds
    assert "Politon" in server.get("/search", accept="text/html", q="politon").text


@pytest.mark.parametrize(
    "words",
    ['"', "a OR b", "NEAR(", "*", "x'; DROP TABLE thing; --", "<script>alert(1)</script>", "\x00", "é" * 300],
)
def test_any_words_can_be_searched_for(server, words):
    """Operators of the index are plain words here, and what was asked comes back escaped."""
    response = server.get("/search", accept="text/html", q=words)
    assert response.status == 200
    assert "<script>" not in response.text


def test_pages_may_run_nothing_and_load_nothing_from_elsewhere(server):
    for path in ("/browse", "/grants", "/search?q=x", path_of(things(server, "grants")["items"][0]["iri"])):
        response = server.get(path, accept="text/html")
        assert response.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        assert "<script" not in response.text
        assert not re.search(r'(?:src|<link rel="stylesheet" href)="https?:', response.text)


def test_openrefine_reconciles_a_column_of_twenty_names(server):
    """The calls that OpenRefine makes: the manifest, batches of names, then suggest and preview for what is left open.

    Names as people type them into a spreadsheet. None may be matched to another organization.
    """
    manifest = server.get("/reconcile").json
    assert "0.2" in manifest["versions"]
    names = {item["name"]: item["iri"] for item in things(server, "organizations")["items"]}
    column = [(name, name) for name in names]
    column += [(name.upper(), name) for name in list(names)[:4]]
    column += [(name.replace(" ", "  ") + ".", name) for name in list(names)[4:6]]
    column += [("A Foundation Nobody Knows", None), ("Ministry of Silly Walks", None)]
    assert len(column) == 20
    results = {}
    for start in (0, 10):
        batch = {
            f"q{i}": {"query": column[i][0], "type": "organization", "limit": 5}
            for i in range(start, start + 10)
        }
        body = urlencode({"queries": json.dumps(batch)}).encode()
        response = server.request(
            "POST", "/reconcile", body, content_type="application/x-www-form-urlencoded"
        )
        results |= response.json
    for i, (_, name) in enumerate(column):
        matched = [manifest["identifierSpace"] + c["id"] for c in results[f"q{i}"]["result"] if c["match"]]
        assert matched == ([names[name]] if name else [])


def test_a_misspelt_name_is_a_candidate_and_never_a_match(server):
    queries = json.dumps({"q0": {"query": "Uralskaja Nedelja"}})
    [best, *_] = server.get("/reconcile", queries=queries).json["q0"]["result"]
    assert best["name"] == "Uralskaya Nedelya"
    assert best["match"] is False
    assert best["score"] > 70
    suggested = server.get("/reconcile/suggest", prefix="ural").json["result"]
    assert [entity["id"] for entity in suggested] == [best["id"]]
    assert "Uralskaya Nedelya" in server.get("/reconcile/preview", id=best["id"]).text


@pytest.mark.parametrize("queries", ["{", "[]", '{"q0": 1}', '{"q0": {"query": 7}}', "[" * 100_000])
def test_queries_that_break_the_reconciliation_protocol_are_refused_or_empty(server, queries):
    body = urlencode({"queries": queries}).encode()
    response = server.request("POST", "/reconcile", body, content_type="application/x-www-form-urlencoded")
    assert response.status == 400 or response.json == {"q0": {"result": []}}


def test_the_description_names_every_address(server):
    """What is served is described, and what is described is served."""
    paths = server.get("/openapi.json").json["paths"]
    for path in paths:
        if "{" not in path:
            assert server.get(path).status in (200, 404), path
    assert server.get("/health").json == {"status": "ok", "triples": server_triples(server)}


def server_triples(server):
    [row] = server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json["results"]["bindings"]
    return int(row["n"]["value"])


def test_a_question_is_answered_with_its_parameters(server):
    """As on the command line; a value is a term, whatever it holds."""
    listed = server.get("/questions").json["questions"]
    for question in listed:
        assert server.get(question["address"]).status == 200
    rows = server.get("/questions/grantees-by-theme", theme="rule-of-law", accept="text/csv")
    assert rows.media == "text/csv"
    assert (
        server.get("/questions/grants-of-a-grantee", name='x" } UNION { ?s ?p ?o } #').json["results"][
            "bindings"
        ]
        == []
    )
    assert server.get("/questions/grantees-by-theme", theme="x y").status == 400
    assert server.get("/questions/grantees-by-theme", colour="red").status == 400
    assert server.get("/questions/nothing").status == 404


def test_the_questions_are_shacl_executables(server):
    """Each with its query, its title, and a typed parameter for each value it takes."""
    sh = "http://www.w3.org/ns/shacl#"
    triples = [
        quad.triple for quad in ox.parse(server.get("/questions.ttl").body, format=ox.RdfFormat.TURTLE)
    ]
    executables = {t.subject for t in triples if t.object == ox.NamedNode(sh + "SPARQLExecutable")}
    assert len(executables) == len(server.get("/questions").json["questions"])
    for executable in executables:
        [query] = [
            t.object.value for t in triples if t.subject == executable and t.predicate.value == sh + "select"
        ]
        ox.Store().query(query)
    parameters = {t.subject for t in triples if t.object == ox.NamedNode(sh + "Parameter")}
    typed = {t.subject for t in triples if t.predicate.value in (sh + "nodeKind", sh + "datatype")}
    assert parameters == typed


def test_a_search_shows_the_words_around_what_it_found(server):
    """In JSON as pieces, on the page as marks; accents and case aside, and nothing where only a name was found."""
    found = server.get("/search", accept="application/json", q="HUMAN rights").json["items"]
    with_words = [item for item in found if item["kind"] == "grant" and item["snippet"]]
    assert with_words
    for item in with_words:
        marked = [piece["text"].casefold() for piece in item["snippet"] if piece["matches"]]
        assert set(marked) <= {"human", "rights"}
        assert marked
    page = server.get("/search", accept="text/html", q="HUMAN rights").text
    assert re.search(r'<p class="snippet">.*<mark>human</mark>', page, re.IGNORECASE)


def test_a_list_turns_both_ways_and_keeps_its_conditions_in_other_forms(server):
    """Previous and next; CSV and JSON of what is narrowed, not of everything."""
    page = server.get("/grants?limit=7&offset=7&year=2020", accept="text/html").text
    assert 'rel="prev"' in page
    assert 'rel="next"' in page
    assert 'href="/grants.csv?year=2020"' in page
    assert "Nothing is left" in server.get("/grants?q=zebra", accept="text/html").text


def test_the_graph_of_a_build_can_be_taken_away(server, build):
    """As it is on disk."""
    assert server.get("/graph.ttl").body == (build / "graph.ttl").read_bytes()
