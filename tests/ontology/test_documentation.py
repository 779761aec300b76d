"""The pages about the ontology are as new as the ontology."""

import re
import runpy
from pathlib import Path

import pytest
from rdflib import RDF, Graph

from grantgraph.namespaces import GG, PREFIXES

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def page() -> str:
    return (DOCS / "ontology.html").read_text(encoding="utf-8")


def test_the_page_is_what_the_ontology_says_today(page: str) -> None:
    """Made anew with `python docs/ontology_page.py`."""
    assert runpy.run_path(str(DOCS / "ontology_page.py"))["ontology_page"]() == page


def test_every_term_has_an_anchor_and_every_link_within_the_page_an_end(page: str) -> None:
    anchors = set(re.findall(r'id="(\w+)"', page))
    assert anchors == {name for name in GG.__annotations__ if not name.startswith("_")}
    assert set(re.findall(r'href="#(\w+)"', page)) <= anchors


def test_the_page_loads_nothing(page: str) -> None:
    assert not re.search(r"<(script|img|link|iframe)|@import|url\(", page)


def test_the_turtle_in_the_text_is_that_of_the_example(example: Graph) -> None:
    text = (DOCS / "ontology.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```turtle\n(.*?)```", text, re.DOTALL)
    prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
    shown = Graph().parse(data=f"{prefixes}@prefix : <https://w3id.org/grantgraph/example/> .\n{block}")
    assert len(shown) > 10
    assert not shown - example


def test_the_text_names_only_terms_that_exist(ontology: Graph) -> None:
    text = (DOCS / "ontology.md").read_text(encoding="utf-8")
    named = set(re.findall(r"gg:(\w+)", text))
    assert named
    assert all((GG[name], RDF.type, None) in ontology for name in named)
