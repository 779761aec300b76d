"""The ontology's files as rdflib graphs, and the example that uses all of them."""

import pytest
import rdflib

from grantgraph.rdf.dataset import Dataset
from grantgraph.resources import ontology_file, ontology_folder


@pytest.fixture(scope="session")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_file("grantgraph.ttl"))


@pytest.fixture(scope="session")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_file("shapes.ttl"))


@pytest.fixture(scope="session")
def example() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "examples" / "grants.ttl")


@pytest.fixture(scope="session")
def example_dataset() -> Dataset:
    return Dataset.parse((ontology_folder() / "examples" / "grants.ttl").read_bytes())
