"""Every export can be read by others, says what the dataset says, and is the same from run to run."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from rdflib.compare import isomorphic

from grantgraph.exports import EXPORTS
from grantgraph.exports.plain import cell
from grantgraph.networks import network
from grantgraph.rdf.dataset import Dataset
from page import samples


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return samples.dataset(samples.small())


def exported(name: str, dataset: Dataset, folder: Path) -> Path:
    path = folder / name
    EXPORTS[name](dataset, path)
    return path


@pytest.mark.parametrize("name", EXPORTS)
def test_two_exports_of_equal_datasets_are_byte_identical(
    name: str, dataset: Dataset, tmp_path: Path
) -> None:
    """Neither the clock nor the order of triples shows in a file."""
    again = Dataset.of(reversed(list(dataset.triples())))
    (tmp_path / "again").mkdir()
    assert (
        exported(name, dataset, tmp_path).read_bytes()
        == exported(name, again, tmp_path / "again").read_bytes()
    )


@pytest.mark.parametrize(("name", "form"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_rdf_exports_are_the_dataset_to_rdflib(
    name: str, form: str, dataset: Dataset, tmp_path: Path
) -> None:
    """Another library reads the same graph."""
    read = rdflib.Graph().parse(exported(name, dataset, tmp_path), format=form)
    assert isomorphic(read, dataset.graph())


def test_gexf_is_the_network_to_networkx(dataset: Dataset, tmp_path: Path) -> None:
    """Nodes, kinds, links and weights come back."""
    graph, read = network(dataset), nx.read_gexf(exported("gexf", dataset, tmp_path))
    assert set(read) == set(graph)
    assert {n: d["kind"] for n, d in read.nodes(data=True)} == {
        n: d["kind"] for n, d in graph.nodes(data=True)
    }
    for one, other, edge in graph.edges(data=True):
        assert read.edges[one, other]["weight"] == edge["weight"]


def test_svg_draws_every_node_and_link_and_holds_no_script(dataset: Dataset, tmp_path: Path) -> None:
    """As many shapes as nodes, as many lines as links, and nothing that runs or loads."""
    graph, drawn = network(dataset), ET.parse(exported("svg", dataset, tmp_path)).getroot()
    names = [element.tag.partition("}")[2] for element in drawn.iter()]
    assert names.count("line") == graph.number_of_edges()
    assert names.count("circle") + names.count("path") + names.count("rect") - 1 == len(graph)
    assert {"script", "image", "a", "use", "style"}.isdisjoint(names)


def test_the_grants_table_has_a_row_for_each_grant_and_leaves_unknown_money_empty(
    dataset: Dataset, tmp_path: Path
) -> None:
    """Amount and currency stand together or not at all."""
    with exported("csv", dataset, tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 20
    assert {bool(row["amount"]) == bool(row["currency"]) for row in rows} == {True}
    assert "0" not in {row["amount"] for row in rows}
    withheld = [row for row in rows if row["grantee_disclosed"] == "no"]
    assert len(withheld) == 3
    assert {row["grantees"] for row in withheld} == {""}


def test_the_findings_table_quotes_the_words_at_their_place(dataset: Dataset, tmp_path: Path) -> None:
    """As many rows as findings; the words are the slice of the description."""
    with exported("csv", dataset, tmp_path).open(encoding="utf-8-sig", newline="") as file:
        texts = {row["iri"]: row["description"] for row in csv.DictReader(file)}
    with exported("csv-findings", dataset, tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(dataset.select("SELECT ?f WHERE { ?f a gg:Finding }"))
    for row in rows:
        assert texts[row["grant"]][int(row["start"]) : int(row["end"])] == row["exact"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+7 700", "'+7 700"),
        ("@SUM", "'@SUM"),
        (" -x", "' -x"),
        ("-12.50", "-12.50"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    """What a spreadsheet would run gets an apostrophe; a negative number stays one."""
    assert cell(text) == written
