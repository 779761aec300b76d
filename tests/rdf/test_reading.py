"""Foreign RDF is read strictly, fetches nothing, and gives the same triples each time."""

from pathlib import Path

import pytest

from grantgraph.errors import SourceRefused
from grantgraph.rdf.reading import read_triples


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.ttl", "<http://a b/> <http://p/> 1 .", "line 1"),
        ("a.nt", "<relative> <http://p/> <http://o/> .", "line 1"),
        ("a.jsonld", '{"@context": "http://a.example/c.jsonld"}', "remote"),
        ("a.jsonld", "[" * 5000 + "]" * 5000, "deeper than"),
        (
            "a.nt",
            "<s:s> <p:p> " + "<<( <s:s> <p:p> " * 100_000 + "1" + " )>>" * 100_000 + " .",
            "deeper than",
        ),
        ("a.rdf", "<a><b>" * 50_000 + "</b></a>" * 50_000, "deeper than"),
        ("a.rdf", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hosts">]><r/>', "DOCTYPE"),
        ("a.xyz", "", "suffix"),
    ],
)
def test_what_cannot_be_trusted_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: str, reason: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(SourceRefused, match=reason) as refusal:
        read_triples(path)
    assert "\n" not in str(refusal.value)


def test_blank_nodes_get_the_same_labels_each_time_and_others_in_another_file(tmp_path: Path) -> None:
    for name, value in (("a.ttl", 1), ("b.ttl", 2)):
        (tmp_path / name).write_text(f"[] <http://p/> [ <http://q/> {value} ] .")
    first, again, other = (read_triples(tmp_path / name) for name in ("a.ttl", "a.ttl", "b.ttl"))
    assert first == again
    assert not {t.subject for t in first} & {t.subject for t in other}


def test_deep_nesting_is_no_trouble_in_turtle(tmp_path: Path) -> None:
    path = tmp_path / "deep.ttl"
    path.write_text("<http://s/> <http://p/> " + "[ <http://p/> " * 3000 + "1" + " ]" * 3000 + " .")
    assert len(read_triples(path)) == 3001
