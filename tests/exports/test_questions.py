"""The named questions as SHACL executables: another tool that knows nothing of us can list, bind and run them."""

from __future__ import annotations

from pathlib import Path

import rdflib
from click.testing import CliRunner
from rdflib import RDF, RDFS, SH

from grantgraph.cli import grantgraph
from grantgraph.questions import load_questions
from grantgraph.rdf.answers import Table, plain
from grantgraph.rdf.dataset import read_turtle

SAMPLE = Path(__file__).resolve().parents[2] / "out" / "ned-kazakhstan-2020" / "graph.ttl"


def exported() -> rdflib.Graph:
    done = CliRunner().invoke(grantgraph, ["ask", "--shacl"])
    assert done.exit_code == 0
    return rdflib.Graph().parse(data=done.stdout, format="turtle")


def test_every_question_is_there_with_its_words() -> None:
    graph = exported()
    titles = {str(graph.value(node, RDFS.label)) for node in graph.subjects(RDF.type, SH.SPARQLExecutable)}
    assert titles == {question.title for question in load_questions().values()}


def test_prefixes_are_declared_as_shacl_wants_it() -> None:
    """`sh:prefixes` leads to declarations, each with one prefix and one namespace."""
    graph = exported()
    for node in graph.subjects(RDF.type, SH.SPARQLExecutable):
        declared = list(graph.objects(graph.value(node, SH.prefixes), SH.declare))
        assert declared
        for each in declared:
            assert len(list(graph.objects(each, SH.prefix))) == 1
            [namespace] = graph.objects(each, SH.namespace)
            assert namespace.datatype == rdflib.XSD.anyURI


def test_a_tool_that_binds_the_parameters_by_name_gets_our_answer() -> None:
    """By rdflib alone, the file and the sample: each parameter at its default, as a term."""
    graph, sample = exported(), rdflib.Graph().parse(SAMPLE)
    dataset = read_turtle(SAMPLE)
    for node in graph.subjects(RDF.type, SH.SPARQLExecutable):
        question = load_questions()[str(node).rpartition("/")[2]]
        values = {}
        for parameter in graph.objects(node, SH.parameter):
            name = str(graph.value(parameter, SH.name))
            assert str(graph.value(parameter, SH.path)).endswith(f"#{name}")
            values[name] = graph.value(parameter, SH.defaultValue)
        assert set(values) == {parameter.name for parameter in question.parameters}
        found = sample.query(str(graph.value(node, SH.select)), initBindings=values)
        ours = question.answer(dataset)
        assert isinstance(ours, Table)
        theirs = {tuple(None if term is None else str(term) for term in row) for row in found}
        assert len(theirs) == len(ours.rows), question.name
        assert {row[0] for row in theirs} == {row[0] and plain(row[0]) for row in ours.rows}, question.name
