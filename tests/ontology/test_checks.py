"""The checks: each finds the fault that it is named for, planted into a valid graph, and nothing in the valid one."""

import pytest
from rdflib import Graph

from grantgraph.rdf.dataset import Dataset
from grantgraph.validation import Severity, check_violations, shape_violations
from grantgraph.validation.checks import load_checks
from grantgraph.validation.places import as_problems
from ontology.test_shapes import dataset

PREFIXES = """
PREFIX : <https://w3id.org/grantgraph/example/>
PREFIX activity: <https://w3id.org/grantgraph/activity/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX gg: <https://w3id.org/grantgraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX theme: <https://w3id.org/grantgraph/theme/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# What is done to the valid example, and the node at which the check must then find it.
FAULTS = {
    "claimed-value-stated": ("INSERT DATA { :press gg:amount 35000.0 ; gg:currency 'EUR' }", "press"),
    "concept-without-evidence": ("INSERT DATA { :bursary gg:theme theme:rule-of-law }", "bursary"),
    "end-before-start": (
        "DELETE DATA { :court gg:endDate '2022'^^xsd:gYear } ; "
        "INSERT DATA { :court gg:endDate '2021-03'^^xsd:gYearMonth }",
        "court",
    ),
    "evidence-without-concept": ("DELETE DATA { :court gg:activity activity:legal-aid }", "court-activity"),
    "finding-repeated": (
        "INSERT DATA { :again a gg:Finding ; gg:grant :court ; gg:concept theme:rule-of-law }",
        "again",
    ),
    "grantee-of-two-kinds": ("INSERT DATA { :radio-grantee a gg:Organization }", "radio-grantee"),
    "ill-typed-literal": ("INSERT DATA { :court dcterms:date '2021-02-30'^^xsd:date }", "court"),
    "individual-named": ("INSERT DATA { :traveller skos:prefLabel 'Nobody Inparticular' }", "traveller"),
    "main-theme-not-a-theme": (
        "DELETE DATA { :press gg:theme theme:independent-media } ; "
        "INSERT DATA { :press gg:mainTheme theme:independent-media }",
        "press",
    ),
    "organization-called-like-a-category": (
        "INSERT DATA { :lawyers skos:altLabel 'Freedom of information' }",
        "court",
    ),
    "period-not-stated": (
        "DELETE DATA { :bursary gg:duration 'P2Y'^^xsd:duration } ; "
        "INSERT DATA { :bursary gg:duration 'P3Y'^^xsd:duration }",
        "bursary-duration",
    ),
    "quotation-not-in-text": (
        "DELETE DATA { :court-theme oa:start 0 } ; INSERT DATA { :court-theme oa:start 1 }",
        "court-theme",
    ),
    "rejected-yet-found": (
        "INSERT DATA { :court-rejected gg:judgedConcept theme:rule-of-law }",
        "court-theme",
    ),
}


def test_nothing_is_found_in_a_valid_graph(example_dataset: Dataset) -> None:
    assert not list(check_violations(example_dataset))


def test_every_check_has_its_fault() -> None:
    assert {check.rule for check in load_checks()} == set(FAULTS)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str, example: Graph) -> None:
    update, node = FAULTS[name]
    graph = Graph() + example
    graph.update(PREFIXES + update)
    found = {(v.rule, v.node) for v in check_violations(dataset(graph))}
    assert found == {(name, f"<https://w3id.org/grantgraph/example/{node}>")}


def test_quoted_words_are_counted_in_code_points(example: Graph) -> None:
    """A sign beyond the Basic Multilingual Plane counts as one, as in Python."""
    graph = Graph() + example
    graph.update(
        PREFIXES
        + """
        DELETE { :court dcterms:description ?old } WHERE { :court dcterms:description ?old } ;
        INSERT DATA { :court dcterms:description "🎓🎓 To widen access to justice"@en } ;
        DELETE { :court-theme oa:start ?s ; oa:end ?e } INSERT { :court-theme oa:start 3 ; oa:end 29 }
        WHERE { :court-theme oa:start ?s ; oa:end ?e }"""
    )
    assert {v.node for v in check_violations(dataset(graph))} == {
        "<https://w3id.org/grantgraph/example/court-activity>"
    }


def test_a_category_that_is_also_a_grantee_elsewhere_is_the_source_s_business(example: Graph) -> None:
    """A real body may bear the name of a category: that is told, and does not stop a build."""
    [check] = [each for each in load_checks() if each.rule == "organization-called-like-a-category"]
    assert check.severity is Severity.WARNING


def test_a_violation_is_told_with_the_file_and_the_place_of_its_grant(example: Graph) -> None:
    graph = Graph() + example
    graph.update(PREFIXES + FAULTS["quotation-not-in-text"][0])
    broken = dataset(graph)
    [problem] = as_problems(broken, check_violations(broken))
    assert (problem.source, problem.location) == ("example-fund-2021.txt", "lines 5-9")
    assert (
        problem.reason == "The quoted words of a finding do not stand at their place in the grant's own text"
    )


def test_what_a_source_lacks_throughout_is_told_once_with_the_first_place(example: Graph) -> None:
    graph = Graph() + example
    graph.update(PREFIXES + "DELETE { ?g gg:year ?y } WHERE { ?g gg:year ?y ; gg:funder ?f }")
    lacking = dataset(graph)
    told = {(p.source, p.location, p.reason) for p in as_problems(lacking, shape_violations(lacking))}
    assert told == {
        (
            "example-fund-2021.txt",
            "lines 5-9",
            "The source tells no year for this grant (3 times, first here)",
        ),
        (
            "example-ministry.xml",
            "/iati-activities/iati-activity[1]",
            "The source tells no year for this grant",
        ),
    }
