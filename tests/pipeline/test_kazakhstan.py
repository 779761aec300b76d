"""The sample listing, built whole: what an attentive reader counts is what the graph holds."""

import json
from pathlib import Path

import pytest

from grantgraph.pipeline import Settings, build
from grantgraph.rdf.dataset import Dataset, read_turtle

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "data" / "ned-kazakhstan-2020.txt"
SAMPLE = ROOT / "out" / "ned-kazakhstan-2020" / "graph.ttl"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build") / "kazakhstan"
    build([SOURCE], out, Settings())
    return out


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return read_turtle(folder / "graph.ttl")


def values(dataset: Dataset, pattern: str) -> list[str]:
    return [row["v"].value for row in dataset.select(f"SELECT ?v {{ {pattern} }} ORDER BY ?v")]


def test_the_build_is_the_committed_sample(folder: Path) -> None:
    assert (folder / "graph.ttl").read_bytes() == SAMPLE.read_bytes()


def test_it_holds_20_grants_of_one_funder_in_kazakhstan_in_2020(dataset: Dataset) -> None:
    assert len(values(dataset, "?v a gg:Grant")) == 20
    assert set(values(dataset, "?g gg:funder/skos:prefLabel ?v")) == {"National Endowment for Democracy"}
    assert set(values(dataset, "?g a gg:Grant ; gg:country/rdfs:label ?v")) == {"Kazakhstan"}
    assert set(values(dataset, "?g gg:year ?v")) == {"2020"}
    assert values(dataset, "?l dcterms:issued ?v") == ["2021-02-18"]


def test_11_named_grantees_stand_behind_13_grants(dataset: Dataset) -> None:
    names = values(dataset, "?g gg:grantee/skos:prefLabel ?v")
    assert (len(names), len(set(names))) == (13, 11)


def test_7_grantees_are_undisclosed_and_6_of_them_show_a_programme_focus(dataset: Dataset) -> None:
    assert len(values(dataset, "?v a gg:UndisclosedGrantee")) == 7
    assert values(dataset, "?g gg:grantee/a gg:UndisclosedGrantee ; gg:programFocus ?v") == [
        *["Democratic Ideas and Values"] * 3,
        "Freedom of Information",
        "Political Processes",
        "Rule of Law",
    ]
    assert values(dataset, "?u a gg:UndisclosedGrantee ; gg:reason ?v")[-1:] == ["withheld"]


def test_no_organization_is_called_like_a_category(dataset: Dataset) -> None:
    assert not values(
        dataset, "?o a gg:Organization ; skos:prefLabel|skos:altLabel ?v . ?g gg:programFocus ?v"
    )


def test_every_description_is_the_text_of_the_source(dataset: Dataset) -> None:
    source = " ".join(SOURCE.read_text(encoding="utf-8").split())
    descriptions = values(dataset, "?g dcterms:description ?v")
    assert len(descriptions) == 20
    assert all(description in source for description in descriptions)


def test_every_finding_quotes_its_own_grant(dataset: Dataset) -> None:
    rows = dataset.select(
        "SELECT ?exact ?start ?end ?text { ?f gg:grant ?g ; gg:field ?field ; oa:exact ?exact ; oa:start ?start ; "
        "oa:end ?end . ?g ?p ?text FILTER(?p = IF(?field = 'title', dcterms:title, dcterms:description)) }"
    )
    assert rows
    for row in rows:
        text, start, end = row["text"].value, int(row["start"].value), int(row["end"].value)
        assert text[start:end] == row["exact"].value


def test_report_and_manifest_tell_what_was_built(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_text())
    manifest = json.loads((folder / "manifest.json").read_text())
    assert report["counts"]["grants"] == 20
    assert report["problems"] == []
    assert {product["name"] for product in manifest["products"]} == {
        "graph.ttl",
        "network.html",
        "report.html",
        "report.json",
    }
    assert str(folder) not in (folder / "graph.ttl").read_text() + json.dumps(report) + json.dumps(manifest)
